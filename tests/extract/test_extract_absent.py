"""Answers that are no page although they come with status 200, and pages that only look like them."""

# ruff: noqa: E501 - pages stand here as they are written

import pytest

FRAME = (
    "<!DOCTYPE html><html lang='de'><head><title>{title}</title></head><body><header><a href='/'>vhs Ahornbrück</a>"
    "<form action='/suche'><input name=q></form></header><nav><ul><li><a href='/kurse'>Kurse</a><li><a href='/login'>Anmelden"
    "</a></ul></nav><main>{main}</main><footer>Impressum Datenschutz</footer></body></html>"
)
PASSWORD = "<form method='post'><label>Name <input name=u></label><input type='password' name=p><button>Anmelden</button></form>"
TEXT = "<p>In diesem Kurs lernen Sie Schritt für Schritt die wichtigsten Grundlagen kennen und üben sie gemeinsam.</p>"


def page(main, title="vhs Ahornbrück"):
    return FRAME.format(title=title, main=main)


@pytest.mark.parametrize(
    "body",
    [
        page("<h1>Seite nicht gefunden</h1><p>Vielleicht hilft die Suche.</p>"),
        page("<p>Ups!</p>", "Seite nicht gefunden | vhs Ahornbrück"),
        page("<h1>404</h1>"),
        page("<h1>Fehler 404 – Seite nicht gefunden!</h1>" + TEXT * 30),
        page("<h1>Error 404: Page not found</h1>"),
        page("<h1>Ups! Diese Seite gibt es leider nicht mehr.</h1>"),
        page("<h1>Kursdetails</h1><p>Der Kurs wurde nicht gefunden.</p>"),
        page("<h1>Kursdetails</h1><div class='error'>Der gewünschte Kurs existiert nicht mehr.</div>"),
        page("<h1>Kurssuche</h1><p>Der Kurs mit der Nummer 252P40405 wurde nicht gefunden. Bitte suchen Sie erneut.</p>"),
        page("<p>Diese Veranstaltung ist leider nicht mehr verfügbar.</p><p><a href='/kurse'>Alle Kurse</a></p>"),
        page("<p>Leider konnte die angeforderte Seite nicht gefunden werden.</p>"),
        page("<h1></h1><dl><dt>Kursnummer:</dt><dd></dd><dt>Beginn</dt><dd> - </dd><dt>Gebühr</dt><dd> €</dd></dl>"),
        page("<table><tr><th>Kursnummer</th><td></td></tr><tr><th>Kursort</th><td></td></tr><tr><th>Termine</th><td></td></tr></table>"),
        page("<form id=aspnet><h1><span></span></h1><p><b>Kursnummer:</b><br><b>Beginn:</b> <br><b>Entgelt:</b> €<br></p></form>"),
        page("<div class=row><div>Kursnummer</div><div></div></div><div class=row><div>Ort</div><div></div></div><div class=row><div>Zeit</div><div>-</div></div>"),
        page("<h1>Seite nicht gefunden</h1><h2>Das könnte Sie interessieren</h2><h3>Yoga</h3><p>Datum: 1.3.2027, 18 Uhr</p>"),
    ],
)  # fmt: skip
def test_a_page_that_says_it_does_not_exist_is_gone(read, body):
    got = read(body)
    assert (got.offers, got.follows, got.codes) == ([], [], ["page-says-gone"])


@pytest.mark.parametrize("how", [{"kind": "listing"}, {"source": "https://vhs.example/kurs/1"}])
def test_a_listing_that_says_it_does_not_exist_is_no_news_of_its_offers(read, how):
    assert read(page("<h1>Seite nicht gefunden</h1>"), **how).codes == ["listing-says-gone"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (page("<h1>Login</h1>" + PASSWORD), "page-login"),
        (page("<p>Bitte melden Sie sich an, um diese Seite zu sehen.</p>" + PASSWORD), "page-login"),
        (page("<h2>Bitte loggen Sie sich ein</h2>"), "page-login"),
        (page("<p>Ihre Sitzung ist abgelaufen.</p>"), "page-login"),
        (page("<h1>Sitzung abgelaufen</h1><p>Bitte beginnen Sie von vorn.</p>"), "page-login"),
        (page("<p>Bitte akzeptieren Sie Cookies, um fortzufahren.</p>"), "page-login"),
        (page("<p>Your session has expired.</p>"), "page-login"),
        (page("<h1>Wartungsarbeiten</h1><p>Wir sind bald wieder da.</p>"), "page-maintenance"),
        (page("<h1>Wegen Wartungsarbeiten geschlossen</h1>"), "page-maintenance"),
        (page("<p>Unsere Website befindet sich im Wartungsmodus.</p>"), "page-maintenance"),
        (page("<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>"), "page-maintenance"),
        (page("", "Site is under maintenance"), "page-maintenance"),
        (page("<div class='main-wrapper'><script src='/cdn-cgi/challenge-platform/x'></script></div>", "Just a moment..."), "page-challenge"),
        (page("<h1>Access denied</h1><div id='cf-error-details'>Ray ID: 1</div>", "Access denied | vhs.example"), "page-challenge"),
        (page("<div class='h-captcha'></div>", "Sicherheitsprüfung"), "page-challenge"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["offer", "listing"])
def test_a_wall_is_said_and_nothing_of_it_is_read(read, body, code, kind):
    got = read(body, kind=kind)
    assert (got.offers, got.follows, got.codes) == ([], [], [code])
    assert got.findings[0].severity == "error"
    assert got.findings[0].words


@pytest.mark.parametrize(
    "body",
    [
        page("<h1>Yoga am Abend</h1>" + TEXT),
        page("<h1>Yoga am Abend</h1>" + TEXT + "<div class='d-none'>Der Kurs wurde nicht gefunden.</div>"),
        page("<h1>Yoga am Abend</h1>" + TEXT + "<div style='display: none'><p>Bitte melden Sie sich an.</p></div>"),
        page("<h1>Yoga</h1>" + TEXT * 20 + "<p>Der Kurs wurde nicht gefunden? Rufen Sie uns an.</p>"),
        page("<h1>Wenn die Seite nicht gefunden wird: Grundlagen für Webmaster</h1>" + TEXT),
        page("<h1>404 Meter über dem Meer: Wanderung</h1>" + TEXT),
        page("<h1>Raum 404</h1>" + TEXT),
        page("<h1>Wartung von Fahrrädern</h1>" + TEXT),
        page("<h1>Wartungsarbeiten an der Heizung selbst ausführen</h1>" + TEXT * 8),
        page("<h1>Yoga am Abend</h1>" + TEXT + PASSWORD),
        page("<h1>Einen Moment Stille: Meditation</h1>" + TEXT),
        page("<h1>Anmeldung zum Kurs</h1>" + TEXT + "<form><input name=name><button>Anmelden</button></form>"),
        page("<p>Es wurden keine Kurse gefunden.</p>"),
        page("<dl><dt>Kursnummer</dt><dd>K1</dd><dt>Beginn</dt><dd></dd><dt>Gebühr</dt><dd></dd></dl>"),
        page("<h1>Yoga</h1><dl><dt>Kursnummer</dt><dd></dd><dt>Beginn</dt><dd></dd><dt>Gebühr</dt><dd></dd></dl>"),
        page("<form><span>Datum</span><input><span>Ort</span><input><span>Bereich</span><select></select></form>"),
        page("<div><div>Titel</div><div>Termin</div><div>Ort</div><div>Preis</div></div>"),
        page("<table><tr><th>Titel</th><th>Termin</th><th>Ort</th></tr></table>"),
        page("<p><b>Kursnummer:</b> K1<br><b>Beginn:</b><br><b>Ort:</b><br><b>Gebühr:</b><br></p>"),
        page("<h1>Nicht verzagen</h1><p>Nicht gefundene Freunde treffen sich hier.</p>"),
        "",
        "<html></html>",
    ],
)  # fmt: skip
def test_a_page_like_any_other_is_no_wall(read, body):
    assert read(body).codes == []


def test_the_page_of_a_login_is_no_wall_before_an_offer(read):
    assert read(page("<h1>Login</h1>" + PASSWORD), "https://vhs.example/login").codes == []


def test_markup_of_an_offer_of_its_own_is_stronger_than_words(read):
    markup = '<script type="application/ld+json">{"@type": "Course", "name": "Fehler 404", "url": "/kurs/1"}</script>'
    got = read(page(f"<h1>Fehler 404</h1>{markup}"))
    assert (got.names, got.codes) == (["Fehler 404"], [])


def test_other_offers_in_markup_do_not_hide_that_a_page_is_gone(read):
    other = '<script type="application/ld+json">{"@type": "Course", "name": "Yoga", "url": "/kurs/2"}</script>'
    got = read(page(f"<h1>Der Kurs wurde nicht gefunden</h1>{other}"))
    assert (got.offers, got.codes) == ([], ["page-says-gone"])
