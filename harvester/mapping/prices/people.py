"""Tells by their form which words name people or cards that the list of words does not know."""

import re

from harvester.mapping.prices.tokens import Token

_PEOPLE = re.compile(
    r"[\w-]{2,}(?:[^m]er|erin|innen|ende[nr]?|linge?n?|anten|enten|isten|ige[nr]?|ogen|euten|eure|aerzte|ärzte|männer"
    r"|frauen|leute|kräfte|personal|schaften|[fls]ienstleistende|ner|eute|ters|[a-z]ers|ors|ists|ants|ees|ians)"
)
_THINGS = re.compile(
    r".*(?:geige|zimmer|theater|wasser|sommer|winter|semester|muster|computer|ordner|leder|silber|kleber|becher|teller"
    r"|dinner|master|oktober|[a-z]ember|bücher|kinder|fenster|papier|führer|monster|oster|poster|newsletter|center"
    r"|euter|wetter|meter|liter|kloster|kalender|orchester|charter|cluster|ohlter|abenteuer|feier|dauer|steuer|auer"
    r"|pfeffer|zucker|butter|futter|fieber|koffer|messer|ticker|trailer|beamer|ankommender|folgender|laufender"
    r"|lager|klavier|atelier|bilder|silvester|keller|körper|(?:meister|land)schaften|container|lieder|räder|power|thriller"
    r"|kammer|trimester|quarter|later|darüber|darunter|später|other|rechner|träger|zähler|drucker|flyer|folder|hefter|stecker|ständer|tier|revier|bier|boulder|theater|keller|hammer|zauber|cutter|(?:cyc|bow|cur|sty|fee|mode)ling|fächer|bäder|wälder|länder|märchen)"
)
_CARD = re.compile(
    r"[\w-]{2,}(?:karte|ausweis|pass|card|abo|abonnement|nachweis|ticket|mitgliedschaft|coupon|bescheid|schein)(?:s|es|en)?"
)
_REST = re.compile("andere[nr]?|sonstigen?|übrigen?|others?", re.IGNORECASE)
_CROWD = frozenset({"crowd"})
_VERBS = ("en", "eln", "ern")
_PAYING = frozenset(
    "werden betragen kosten liegen mitbringen entstehen fallen sollen müssen können kommen zahlen beim den einen"
    " anschaffen kaufen besorgen bestellen erwerben mitzubringen ausleihen leihen bezahlen entrichten haben erhalten"
    " bekommen brauchen dürfen tragen übernehmen gegen zwischen neben wegen jeden unseren bringen begleichen wollen"
    " löhnen berechnen verlangen erheben gewähren überweisen entrichten beisteuern steuern aufbringen aufwenden"
    " hingegen dagegen zusammen gemeinsam investieren lösen stellen werfen legen führen müssen buchen spenden"
    " berappen spenden geben nehmen benötigen möchten oben unten außen innen".split()
)
_OTHERS = frozenset({"voucher", "voucherterm", "material"})
_WITH = frozenset({"mit", "with", "gegen"})
_BETWEEN = frozenset({"gültiger", "gültigem", "einer", "einem", "der", "dem", "valid", "a", "ihrer", "ihrem"})


def is_rest(one: Token) -> bool:
    """Tell whether a word stands for all who were not named before: `alle anderen`, `others`."""
    return bool(_REST.fullmatch(one.text))


def are_people(one: Token) -> bool:
    """Tell whether a capitalised word of no other sense has the form of one for people: `Dresdner`, `Anlieger`."""
    text = one.text.lower()
    return (
        one.kind == "word"
        and one.senses <= _CROWD
        and one.text[0].isupper()
        and bool(_PEOPLE.fullmatch(text))
        and not _THINGS.fullmatch(text)
        and not is_rest(one)
    )


def is_card(words: list[Token], at: int) -> bool:
    """Tell whether the word at `at` names a card that who holds it pays less with: `mit Leistungskarte`."""
    one = words[at]
    if (
        one.kind != "word"
        or not _CARD.fullmatch(one.text.lower())
        or one.senses & {"voucher", "voucherterm", "material"}
    ):
        return False
    before = at - 1
    while before >= 0 and (words[before].text.lower() in _BETWEEN or _is_place(words[before])):
        before -= 1
    return before >= 0 and words[before].text.lower() in _WITH


def _is_place(one: Token) -> bool:
    return one.kind == "word" and one.text[0].isupper() and one.text.endswith("er") and not one.senses


def is_done(one: Token) -> bool:
    """Tell whether a verb behind a noun makes both the name of an offer: `Papier schöpfen`, `Gruppen leiten`."""
    text = one.text
    return one.kind == "word" and text.islower() and not one.senses and text.endswith(_VERBS) and text not in _PAYING
