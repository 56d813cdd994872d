"""Pages without markup, and bytes in the wrong encoding."""

import pytest

MONTAG = "<html><body><main>{}</main></body></html>"


def card(name="Töpfern", facts="<dt>Datum</dt><dd>11.1.2027, 18 Uhr</dd>"):
    return f'<li class="card"><h3><a href="/kurs/{name}">{name}</a></h3><dl>{facts}</dl></li>'


def test_cards_with_a_labelled_date_are_events(read):
    facts = "<dt>Wann:</dt><dd>Mo, 11. Januar</dd><dt>Ort</dt><dd>Altes Rathaus</dd><dt>Kursnummer</dt><dd>27-1</dd>"
    got = read(MONTAG.format(f"<ul>{card('A', facts)}{card('B')}</ul>"), "https://vhs.example/kurse", kind="listing")
    first = got.offers[0]
    assert got.names == ["A", "B"]
    assert first.item.properties["dateText"] == ("Mo, 11. Januar",)
    assert first.item.properties["location"] == ("Altes Rathaus",)
    assert (first.method, first.rank, first.url) == ("listing", 2, "https://vhs.example/kurs/A")
    assert first.identifiers == ("nr:27-1",)


@pytest.mark.parametrize(
    "fact",
    [
        "<p>Datum: 11.1.2027</p>",
        "<p><b>Termin:</b> 11. Januar 2027</p>",
        "<p><strong>Date &amp; time</strong>: Monday, January 11, 18:00</p>",
        "<table><tr><th>Beginn</th><td>Mo., 11.01.2027, um 18:00 Uhr</td></tr></table>",
        "<div><span>Wanneer</span></div><div>11 januari 2027</div>",
        '<p><i class="fa fa-calendar"></i> 11. Jan. 2027</p>',
        "<p>Wann: <time datetime='2027-01-11T18:00'>11. Januar, 18 Uhr</time></p>",
    ],
)
def test_a_page_with_one_heading_and_a_labelled_date_is_an_event(read, fact):
    got = read(MONTAG.format(f"<h1>Töpfern</h1><p>Wir arbeiten mit Ton.</p>{fact}"))
    assert got.names == ["Töpfern"]
    assert "11" in str(got.item.properties["dateText"])
    assert got.offer.local_id == "https://vhs.example/kurs/1"


def test_a_time_element_states_the_start_for_machines(read):
    got = read(MONTAG.format("<h1>A</h1><p>Wann: <time datetime='2027-01-11T18:00'>11. Januar, 18 Uhr</time></p>"))
    assert got.item.properties["startDate"] == ("2027-01-11T18:00",)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Neue Räume</h1><p>11.1.2027</p><p>Wir sind umgezogen.</p>",
        "<h1>Aktuelles</h1><article><h2>Umzug</h2><p>Veröffentlicht am 11.1.2027, 18:00 Uhr</p></article>",
        "<nav><h2>Termine</h2><p>Datum: 11.1.2027</p></nav>",
        "<h1>Töpfern</h1><p>Datum: auf Anfrage</p>",
        "<h1>Töpfern</h1><p>Ort: Rathaus</p>",
        "<p>Datum: 11.1.2027</p>",
        "<h1>Kontakt</h1><p>Datum: 11.1.2027</p>",
    ],
)
def test_what_looks_like_an_offer_and_is_none(read, body):
    assert read(f"<html><body>{body}</body></html>").offers == []


def links(row, number=24):
    return "".join(row.format(n=n, day=n % 28 + 1) for n in range(number))


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Seminare</h1><ul>{links('<li>Termin: {day}.1.2027 <a href=/kurs/{n}>Löten {n}</a></li>')}</ul>",
        f"<h1>Seminare</h1><ul>{links('<li>Termin: {day}.1.2027 <a href=/kurs/{n}>Löten {n}</a></li>', 2)}</ul>",
        f"<h1>Seminare</h1><dl>{links('<dt><a href=/kurs/{n}>Löten {n}</a></dt><dd>Beginn: {day}.1.2027</dd>')}</dl>",
        f"<h1>Seminare</h1>{links('<p><a href=/kurs/{n}>Löten {n}</a></p><p>Beginn: {day}.1.2027</p>')}",
        "<h1>Seminare</h1>{}".format(
            links("<h2>Januar 2027</h2><p><a href='/kurs/{n}'>Löten {n}</a>, Beginn: {day}.1.2027</p>")
        ),
    ],
)
def test_many_dated_links_are_a_listing_and_no_offer(read, body):
    got = read(MONTAG.format(body), "https://vhs.example/seminare", kind="listing", depth=0)
    assert got.offers == []
    assert {f"https://vhs.example/kurs/{n}" for n in (0, 1)} <= set(got.addresses)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<a href='/anmeldung?termin=1'>Anmelden</a>", "<a href='/anmeldung?termin=2'>Jetzt buchen</a>"),
        ("<a href='/haus'>Rathaus</a>", "<a href='/haus'>Rathaus</a>"),
        ("<a href='https://karten.example/1'>Rathaus</a>", "<a href='https://karten.example/2'>Schule</a>"),
    ],
)
def test_dates_with_links_to_register_or_to_one_place_stay_with_the_offer(read, first, second):
    got = read(
        MONTAG.format(f"<h1>Löten</h1><ul><li>Termin: 11.1.2027 {first}</li><li>Termin: 18.1.2027 {second}</li></ul>")
    )
    assert got.names == ["Löten"]
    assert [words[:6] for words in got.item.properties["dateText"]] == ["11.1.2", "18.1.2"]


def test_an_offer_with_dated_links_to_others_keeps_its_own_date(read):
    others = links("<li><a href='/kurs/{n}'>Löten {n}</a>, Beginn: {day}.1.2027</li>", 3)
    got = read(
        MONTAG.format(f"<h1>Schweißen</h1><p>Termin: 30.1.2027</p><ul>{others}</ul>"), "https://vhs.example/kurs/77"
    )
    assert got.names == ["Schweißen"]
    assert got.item.properties["dateText"] == ("30.1.2027",)


def test_a_date_label_on_a_news_page_dates_the_news(read):
    body = MONTAG.format("<h1>Umzug</h1><p>Datum: 11.1.2027</p>")
    assert read(body, "https://vhs.example/aktuelles/umzug").offers == []


def test_bare_dates_with_a_time_count_on_a_page_of_events(read):
    cards = "".join(f"<article><h2>{n}</h2><p>1{n}.1.2027, 18:00 Uhr</p></article>" for n in (1, 2))
    body = MONTAG.format(f"<h1>Veranstaltungen</h1>{cards}")
    assert read(body, "https://vhs.example/v", kind="listing").names == ["1", "2"]
    assert read(body.replace("Veranstaltungen", "Neuigkeiten"), "https://vhs.example/v", kind="listing").offers == []


def test_where_markup_states_offers_words_are_not_guessed_at(read):
    body = MONTAG.format(
        '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">A</b></div>' + card("B")
    )
    assert read(body).names == ["A"]


STRASSE = "Münsterländer Straße"
PAGE = (
    '<html><head>{}</head><body><div itemscope itemtype="https://schema.org/Event"><b itemprop="name">'
    + STRASSE
    + "</b></div>"
)


@pytest.mark.parametrize(
    ("written", "meta", "header", "codes"),
    [
        ("utf-8", "", "", []),
        ("utf-8", "", "utf-8", []),
        ("cp1252", "", "", []),
        ("latin-1", '<meta charset="iso-8859-1">', "", []),
        ("latin-1", "", "ISO-8859-1", []),
        ("utf-8-sig", "", "latin-1", []),
        ("utf-16", "", "", []),
        ("utf-16-le", "", "", []),
        ("utf-8", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "", ["charset-wrong"]),
        ("latin-1", '<meta charset="utf-8">', "", ["charset-wrong"]),
        ("latin-1", "", "utf-8", ["charset-wrong"]),
        ("utf-8", "", "x-unknown", []),
    ],
)
def test_words_come_out_right_whatever_is_declared(read, written, meta, header, codes):
    got = read(PAGE.format(meta).encode(written), charset=header)
    assert (got.names, got.codes) == ([STRASSE], codes)


def test_text_that_was_encoded_twice_is_put_right(read):
    got = read(PAGE.format("").encode().decode("cp1252").encode())
    assert (got.names, got.codes) == ([STRASSE], ["charset-wrong"])


def test_one_damaged_character_does_not_turn_the_page_into_another_encoding(read):
    body = PAGE.format('<meta charset="utf-8">').encode() + "ü".encode() * 20 + b"\xc3"
    assert read(body).names == [STRASSE]
