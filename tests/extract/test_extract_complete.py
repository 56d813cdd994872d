"""What else a page says of the offer in its markup: its standing, gaps filled from the head, claims taken back."""

# ruff: noqa: E501 - pages stand here as they are written

import json

import pytest

COURSE = {
    "@type": "Course",
    "name": "Töpfern am Abend",
    "url": "https://vhs.example/kurs/1",
    "provider": {"name": "vhs"},
}


def page(main, head="", **more):
    block = json.dumps(COURSE | more)
    return (
        f"<html><head>{head}<script type='application/ld+json'>{block}</script></head><body><nav>ausgebucht</nav>"
        f"<main>{main}</main><aside><h3>Yoga</h3><span class='status'>ausgebucht</span></aside></body></html>"
    )


def standing(got):
    return got.item.properties.get("statusText", ())


@pytest.mark.parametrize(
    ("main", "words"),
    [
        ("<h1>Töpfern am Abend</h1><span class='badge'>ausgebucht</span>", "ausgebucht"),
        ("<div><span class='label label-danger'>Warteliste</span><h1>Töpfern am  Abend</h1></div>", "Warteliste"),
        ("<h1>Töpfern am Abend</h1><p><strong>Entfällt!</strong></p>", "Entfällt!"),
        ("<h1>Töpfern am Abend</h1><div class='alert'>Der Kurs wurde abgesagt.</div>", "Der Kurs wurde abgesagt."),
        ("<h1>Töpfern am Abend</h1><p>Die Veranstaltung fällt leider aus.</p>", "Die Veranstaltung fällt leider aus."),
        ("<h1>Töpfern am Abend</h1><p>Verschoben auf den 12.3.2027</p>", "Verschoben auf den 12.3.2027"),
        ("<h1>Töpfern am Abend</h1><span class='ampelicon ausgebucht' title='Dieser Kurs ist ausgebucht'></span>", "Dieser Kurs ist ausgebucht"),
        ("<h1>Töpfern am Abend</h1><i class='ampelicon ausgebucht'></i>", "ausgebucht"),
        ("<h1>Töpfern am Abend</h1><i class='course-status status--full'></i>", "ausgebucht"),
        ("<h1>Töpfern am Abend</h1><img src='/img/ampel_rot.png' alt='belegt'>", "belegt"),
        ("<h1>Töpfern am Abend</h1><img src='/img/ampel_gruen.png' alt='Plätze frei'>", "Plätze frei"),
        ("<h1>Töpfern am Abend</h1><h2>Details</h2><dl><dt>Status:</dt><dd>noch 3 Plätze frei</dd></dl>", "noch 3 Plätze frei"),
        ("<article><header><div><h2>Töpfern am Abend</h2></div></header><div class='availability'>Nur noch wenige Plätze</div></article>", "Nur noch wenige Plätze"),
    ],
)  # fmt: skip
def test_words_beside_the_title_say_how_an_offer_stands(read, main, words):
    got = read(page(main))
    assert (standing(got), got.codes) == ((words,), [])


@pytest.mark.parametrize(
    "main",
    [
        "<h1>Töpfern am Abend</h1><p>In diesem Kurs entfällt die Gebühr für Kinder; letztes Jahr war er ausgebucht.</p>",
        "<h1>Töpfern am Abend</h1><p>Die Gebühr entfällt.</p>",
        "<h1>Töpfern am Abend</h1><div class='hinweis'>In den Ferien entfällt der Unterricht.</div>",
        "<h1>Töpfern am Abend</h1><div class='hinweis'>Am 3.10. entfällt der Kurs.</div>",
        "<h1>Töpfern am Abend</h1><div class='alert'>Wenn der Kurs ausgebucht ist, rufen Sie an.</div>",
        "<h1>Töpfern am Abend</h1><h2>Weitere Kurse</h2><div><p>Yoga</p><p>ausgebucht</p></div>",
        "<h1>Töpfern am Abend</h1><ul><li>Yoga <span class='status'>ausgebucht</span></li></ul>",
        "<h1>Töpfern am Abend</h1><table><tr><td>Yoga<td class='ampel'>ausgebucht</table>",
        "<h1>Töpfern am Abend</h1><div class='related'><span class='badge'>ausgebucht</span></div>",
        "<h1>Töpfern am Abend</h1><div><i class='ampel' title='Plätze frei'></i><i class='ampel' title='ausgebucht'></i></div>",
        "<h1>Töpfern am Abend</h1><div hidden><span class='badge'>ausgebucht</span></div>",
        "<h1>Kurse</h1><h2>Töpfern am Abend</h2><p>Abends</p><h2>Yoga</h2><span class='badge'>ausgebucht</span>",
        "<h1>Ein ganz anderer Titel</h1><span class='badge'>ausgebucht</span>",
        "<h1>Töpfern am Abend</h1><p>Töpfern für alle</p>",
    ],
)  # fmt: skip
def test_nothing_else_is_taken_for_the_standing_of_an_offer(read, main):
    assert standing(read(page(main))) == ()


@pytest.mark.parametrize(
    ("status", "shown", "kept"),
    [
        ("EventScheduled", "abgesagt", None),
        ("EventScheduled", "verschoben", None),
        ("EventScheduled", "ausgebucht", "EventScheduled"),
        ("EventRescheduled", "abgesagt", "EventRescheduled"),
    ],
)
def test_a_visible_cancellation_is_believed_before_a_status_that_systems_always_state(read, status, shown, kept):
    got = read(
        page(f"<h1>Töpfern am Abend</h1><b class='badge'>{shown}</b>", eventStatus=f"https://schema.org/{status}")
    )
    assert got.item.properties.get("eventStatus") == ((kept,) if kept else None)
    assert standing(got) == (shown,)


def test_a_page_of_several_offers_says_nothing_of_each(read):
    other = f"<script type='application/ld+json'>{json.dumps(COURSE | {'name': 'Yoga', 'url': 'https://vhs.example/kurs/1#y'})}</script>"
    got = read(page(f"<h1>Töpfern am Abend</h1><span class='badge'>ausgebucht</span>{other}"))
    assert all("statusText" not in offer.item.properties for offer in got.offers)


HEAD = (
    "<meta property='og:title' content='Töpfern am Abend – vhs'><meta property='og:description' content='Ton &amp;amp; Glasur'>"
    "<meta property='og:site_name' content='vhs Ahornbrück'><meta property='og:locale' content='de_DE'>"
)


def test_open_graph_fills_what_markup_leaves_out(read):
    block = {name: value for name, value in COURSE.items() if name != "provider"}
    item = read(f"<head>{HEAD}</head><script type='application/ld+json'>{json.dumps(block)}</script>").item
    assert item.properties["description"] == ("Ton & Glasur",)
    assert item.properties["provider"][0].properties == {"name": ("vhs Ahornbrück",)}
    assert "inLanguage" not in item.properties


def test_what_markup_says_is_never_replaced(read):
    said = {"description": "Im Keller", "inLanguage": "nl"}
    head = HEAD + "<meta name='DC.description' content='Ton'><meta name='DC.language' content='de'>"
    item = read(page("", head, **said)).item
    assert (item.properties["description"], item.properties["inLanguage"]) == (("Im Keller",), ("nl",))
    assert item.properties["provider"][0].properties == {"name": ("vhs",)}


def test_a_source_with_a_provider_needs_no_name_of_a_site(read):
    from harvester.extract.web import Web
    from harvester.records import Page, RawOffer, Source

    block = {name: value for name, value in COURSE.items() if name != "provider"}
    body = f"<head>{HEAD}</head><script type='application/ld+json'>{json.dumps(block)}</script>".encode()
    asked = Page(address=COURSE["url"], asked=COURSE["url"], body=body)
    (offer,) = (
        o
        for o in Web().extract(asked, Source(id="v", address="https://vhs.example/", provider="vhs"))
        if isinstance(o, RawOffer)
    )
    assert "provider" not in offer.item.properties


@pytest.mark.parametrize("prefix", ["DC.", "dc:", "dcterms.", "DCTERMS."])
def test_dublin_core_in_its_spellings_goes_before_open_graph(read, prefix):
    head = f"<meta content='Töpfern am Abend' name={prefix}title><meta name='{prefix}description' content='Ton'><META NAME=\"{prefix}language\" CONTENT=de>"
    item = read(page("", HEAD + head)).item
    assert (item.properties["description"], item.properties["inLanguage"]) == (("Ton",), ("de",))


@pytest.mark.parametrize(
    "head",
    [HEAD.replace("Töpfern am Abend", "Willkommen bei der vhs"), "<meta property='og:description' content='Ton'>"],
)
def test_a_description_of_the_whole_site_is_not_that_of_an_offer(read, head):
    assert "description" not in read(page("", head)).item.properties


def test_the_language_of_a_page_is_not_that_of_a_course_in_another_one(read):
    got = read(page("", "<meta name='dc.language' content='de'>", name="Englisch am Abend"))
    assert "inLanguage" not in got.item.properties


def test_the_head_alone_makes_no_offer(read):
    assert (
        read(f"<html><head>{HEAD}<meta property='og:type' content='event'></head><body><p>x</p></body></html>").offers
        == []
    )


SF_EVENT = """<script type="application/ld+json">{
  "@context": "https://schema.org/", "@type": "Event", "name": "Töpfern am Abend", "startDate": "2027-03-01",
  "location": {"@type": "Place", "name": "Altes Rathaus", "address": {"@type": "PostalAddress", "streetAddress": "Markt 1"
  }
  },
  "image": [
  ],
  "description": "<p class="intro">Ton und "Glasur"</p>
<p>Mitbringen: <a href="/liste">Schürze</a></p>", "endDate": "2027-03-01",
  "offers": { "@type": "Offer", "url": "https://vhs.example/anmelden?tx_sfeventmgt=1", "price": "12.5", "priceCurrency": "EUR",
    "availability": "https://schema.org/InStock", },
  "performer": { "@type": "PerformingGroup", "name": "Familienbildung Ahornbrück" }
}</script>"""


def test_the_event_extension_of_typo3_claims_neither_places_nor_performers(read):
    got = read(f"<h1>Töpfern am Abend</h1>{SF_EVENT}")
    said = got.item.properties
    assert said["organizer"][0].properties == {"name": ("Familienbildung Ahornbrück",)}
    assert set(said["offers"][0].properties) == {"url", "price", "priceCurrency"}
    assert "performer" not in said
    assert 'Ton und "Glasur"' in said["description"][0]
    assert got.codes == ["jsonld-repaired"]


def test_an_availability_of_other_systems_is_kept(read):
    offers = {"@type": "Offer", "price": "5", "availability": "https://schema.org/InStock"}
    said = read(page("", offers=offers)).item.properties
    assert said["offers"][0].properties["availability"] == ("InStock",)


def tribe(price, cost=""):
    event = {
        "@type": "Event",
        "name": "T&#246;pfern &#8211; abends",
        "url": "https://vhs.example/kurs/1",
        "startDate": "2027-03-01T18:00:00+01:00",
    }
    block = json.dumps([event | {"offers": {"@type": "Offer", "price": price, "url": event["url"]}}])
    return f"<script type='application/ld+json'>{block}</script><div class='tribe-events-single'>{cost}</div>"


@pytest.mark.parametrize(
    "cost", ["<span class='tribe-events-cost'>85,00 €</span>", "<dd class='tribe-events-event-cost'> 85,00 € </dd>"]
)
def test_the_events_calendar_is_believed_what_people_see(read, cost):
    said = read(tribe("8500", cost)).item.properties
    assert said["priceText"] == ("85,00 €",)
    assert "price" not in said["offers"][0].properties
    assert said["name"] == ("Töpfern – abends",)


@pytest.mark.parametrize(
    ("price", "kept"), [("8500", False), ("1.250.00", False), ("85", True), ("0", True), ("85.00", True)]
)
def test_without_a_visible_price_one_that_may_have_lost_its_comma_is_left_out(read, price, kept):
    assert ("price" in read(tribe(price)).item.properties["offers"][0].properties) is kept
