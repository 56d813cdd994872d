"""Reads for whom a sum is, from the words of its clause."""

import re
from itertools import pairwise

from harvester.mapping.prices.clauses import UNREAD, Clause, denied, possible, remarks
from harvester.mapping.prices.free import free, is_spared
from harvester.mapping.prices.people import are_people, is_card, is_done
from harvester.mapping.prices.tokens import Token
from vocab.model import Amount

_NAMED_EACH = frozenset({"kind", "child", "adult", "erw", "erw.", "erwachs", "guest", "non-mem", "trainee"})
"""How the words begin that tell who pays even behind `pro`."""
_OFFERS = frozenset({"per:session", "numbered", "freeof", "taster", "when", "mode", "side"})
"""What the name of an offer may mean besides."""
_PAYERS = re.compile(
    r".*mitgl|.*gast|.*gäste|extern|.*inhaber|.*pass|.*karte|.*zahler|früh|.*kund|.*member|guest|.*paar|fam|couple"
)
"""How words begin that are for who pays, and hardly ever for whom an offer is made."""
_ENTITLING = re.compile(r"(?:teilnahme|besuch|ticket|karte).*|unterricht|.*(?:ausweis|karte|ticket|abo)")
"""What people pay for, not the offer for them: `Leseausweis für Erwachsene 15 €`."""
_EXTRAS = frozenset({"surcharge", "deposit", "entry"})
_FREE = frozenset({"free", "frei"})
_DESCRIBING = re.compile(r"[a-zäöüß]{4,}(?:e[mnrs]?)")
"""What may stand between `je` and what a sum is paid for each of: `je teilnehmendem Kind`."""
_WITH_WHOM = re.compile(
    r"\w*kinder\w*|kind$|baby|babies|säugling|hund|enkel|begleitung|papa|mama|oma|opa|senior|\w*famili|child|kids|toddler"
)
"""How words begin for those with whom something is done: `Rückbildung mit Baby`."""
_BANDS = re.compile(r"(?!klein|groß|normal|halb|voll|krabbel|spiel)\w+gruppen?|chöre|ensembles?|orchester|vereine")
_LIMITED = re.compile(r"bis|ab|über|unter|max", re.IGNORECASE)
"""How counts begin that tell how many may come together."""
_TO, _THE = frozenset({"to", "an"}), frozenset({"the", "den", "die", "das", "your"})
_GROUP = frozenset({"group"})
_FAMILY_DAYS = frozenset(
    "day morning afternoon evening workshop tour event yoga concert course weekend session".split()
)
_FROM = frozenset("aus der des im von vom bei from of".split())
"""What stands before a word that only tells where people are from: `Ausbilder aus Mitgliedsunternehmen`."""
_LABELS = frozenset({"reduced", "reduction", "group"})
_NAMING = _LABELS | {"people"}
_TELLING = _LABELS | {"adjective"}


def after_pro(words: list[Token], at: int) -> bool:
    """Tell whether the word at `at` is that which a sum is paid for each of: `pro Kind`, `je Person und Abend`."""
    if at > 2 and "and" in words[at - 1].senses and any(sense.startswith("per:") for sense in words[at - 2].senses):
        at -= 2
    if at > 1 and words[at - 1].text == "a" and words[at - 2].text.lower() in {"for", "of", "with"}:
        return False
    if at > 1 and "pro" in words[at - 2].senses and _DESCRIBING.fullmatch(words[at - 1].text):
        at -= 1
    return at > 0 and bool("pro" in words[at - 1].senses or words[at - 1].text == "/")


def label(clause: Clause) -> int:
    """Return where the word stands that names for whom a sum is, before the sum rather than after it; -1 for none."""
    if clause.payer == UNREAD:
        found = -1 if clause.senses.isdisjoint(_TELLING) or _is_free(clause) else _known(clause)
        clause.payer = found if found >= 0 or clause.sum is None else _shaped(clause)
    return clause.payer


def _is_free(clause: Clause) -> bool:
    """Tell whether those named are they who pay nothing: `Lesung (5 €) für Schüler kostenfrei`."""
    return is_spared(clause) or (clause.sum is not None and not clause.inner and free(clause) == "some")


def _known(clause: Clause) -> int:
    """Return where the word stands that is known to name who pays; -1 for none."""
    words = clause.words
    remark = remarks(clause)
    found = -1
    for at, one in enumerate(words):
        if (
            one.senses.isdisjoint(_NAMING)
            or one.kind == "crowd"
            or denied(clause, at)
            or (remark and at in clause.inner)
            or _is_cut(words, at)
            or _is_beside(words, at)
            or _is_kind(words, at)
            or any(word.kind == "percent" for word in words[clause.before : at])
            or _is_share(clause, at)
            or (at + 1 < clause.before and "reduced" not in one.senses and _is_offer(clause, at + 1))
            or _is_subject(words, at)
            or (at + 1 < len(words) and "freed" in words[at + 1].senses)
            or (found >= 0 and words[at - 1].text.lower() in _FROM)
        ):
            continue
        if one.text == "Gruppe" and ("people" not in clause.senses or _leads_label(words, at)):
            continue
        if (
            "reduced" in one.senses
            and "reduction" not in one.senses
            and not (at >= clause.before and possible(clause, at))
        ):
            return _for_whom(clause, at)
        if "reduction" in one.senses and at < clause.before and not possible(clause, at):
            return at
        if _anyone(words, at) or _is_audience(clause, at) or _explains(clause, at):
            continue
        if (
            ("group" in one.senses or _is_told_apart(words, at))
            and (not after_pro(words, at) or _is_named(one))
            and not _counts(words, at)
            and (found < 0 or _is_head(words[found + 1 : at]))
        ):
            if "low" in one.senses or at >= clause.before:
                return at
            found = at
    return found


def _leads_label(words: list[Token], at: int) -> bool:
    """Tell whether who pays comes right behind the word at `at`: `Gruppe Erwachsene 90 €`."""
    return any("group" in one.senses and one.kind == "word" for one in words[at + 1 : at + 2])


def _is_subject(words: list[Token], at: int) -> bool:
    """Tell whether the word at `at` is what is paid for: `Der Trainer kostet 18 €`, not `für Kinder kostet es 4 €`."""
    then = words[at + 1 : at + 2]
    return (
        at > 0 and bool(then) and then[0].text == "kostet" and words[at - 1].text in {"Der", "Die", "Das", "der", "die"}
    )


def _is_offer(clause: Clause, at: int) -> bool:
    """Tell whether a verb at `at` makes the noun before it the name of an offer: `Gruppen leiten 45 €`."""
    then = clause.words[at + 1] if at + 1 < clause.before else None
    return is_done(clause.words[at]) and not (then is not None and then.text in _PREDICATE)


_PREDICATE = frozenset(
    "bei hier den wir sie ihn es einen eine ein die das für müssen jährlich monatlich nur lediglich zu".split()
)
"""What stands behind the verb of a sentence: `Erwachsenen verkaufen wir sie zu 9 €`."""


def _is_head(between: list[Token]) -> bool:
    """Tell whether words end a head for several labels: `Gruppen ab 10 Personen: Erwachsene 5 €, Kinder 3 €`."""
    return len(between) == 2 and between[0].kind == "crowd" and between[1].text == ":"


def _for_whom(clause: Clause, at: int) -> int:
    """Return where who pays the reduced price at `at` is named, else `at`: `ermäßigter Eintritt für Azubis`."""
    words = clause.words
    for place in range(at + 1, min(at + 4, len(words) - 1)):
        named = words[place].text.lower() in {"für", "for"} and "group" in words[place + 1].senses
        if named and (place < clause.before) == (at < clause.before) and at not in clause.inner:
            return place + 1
    return at


def _is_beside(words: list[Token], at: int) -> bool:
    """Tell whether a word names no payer: `halber Preis`, `Familie mit Kind`, `Yoga mit Baby`, `to the teacher`."""
    if words[at].text.lower().startswith("halb") or (at > 1 and words[at - 1].text.lower() in {"am", "vom", "beim"}):
        return True  # `Erste Hilfe am Kind`
    if at > 1 and words[at - 2].text in _TO and words[at - 1].text in _THE:
        return True
    if words[at].text.startswith("Klein") and (
        (at > 1 and words[at - 2].text.lower() == "in") or (at and "surcharge" in words[at - 1].senses)
    ):
        return True  # `Sprachkurs in der Kleingruppe`, `Zuschlag Kleingruppe`
    then = words[at + 1] if at + 1 < len(words) else None
    if at and then and then.text == ":" and words[at - 1].text.lower().startswith(("geprüft", "staatlich", "zertifiz")):
        return True  # `Geprüfte/r Bilanzbuchhalter/in: 3.650 €`
    if words[at].text == "Paar" and then and then.kind == "word" and then.text[0].isupper() and not then.senses:
        return True  # `Ein Paar Socken stricken`
    if words[at].text.lower() in _DOERS and then and then.kind == "word" and _is_done_by(then):
        return True  # `Author talk €7`, `Baby massage: 5 × €11.50`, not `Student ticket €7`
    if words[at].text.lower() == "family" and then and then.text.lower() in _FAMILY_DAYS:
        return True  # `Family day: €15 per family`
    if at < 2 or words[at - 1].text.lower() not in {"mit", "with"}:
        return False
    with_whom = _WITH_WHOM.match(words[at].text.lower()) and words[at - 2].senses.isdisjoint({"fee", "group"})
    return bool(with_whom) or "per:family" in words[at - 2].senses


_DOERS = frozenset("trainer author baby toddler student doctor teacher artist musician".split())


def _is_done_by(then: Token) -> bool:
    """Tell whether an English word behind one for a person names what is offered, not what it pays."""
    if then.text in {"group", "club", "choir"}:
        return True
    if not then.text.islower() or not then.text.isascii() or then.senses & {"fee", "group", "reduced", "and", "or"}:
        return False
    return then.text not in _PAYS and not then.text.endswith(("teams", "groups"))


_PAYS = frozenset("pays pay costs gets goes ticket tickets card pass id at for with is are only from free".split())


def _is_share(clause: Clause, at: int) -> bool:
    """Tell whether a word names who pays a share less of the sum: `Azubis erhalten 30 % Ermäßigung auf 60 €`."""
    words = clause.words
    behind = [place for place in range(at + 1, len(words)) if words[place].kind == "percent"]
    return any(place not in clause.inner and words[place + 1 :] for place in behind) and any(
        "reduction" in words[place + 1].senses or "discount" in words[place + 1].senses
        for place in behind
        if place + 1 < len(words)
    )


def _is_kind(words: list[Token], at: int) -> bool:
    """Tell whether a word only tells one offer from the other: `aktive Teilnahme`, not `externe Gäste`."""
    then = words[at + 1] if at + 1 < len(words) else None
    named = then is not None and then.kind == "word" and then.text[0].isupper() and "freeof" in then.senses
    return named and "adjective" in words[at].senses


def _is_cut(words: list[Token], at: int) -> bool:
    """Tell whether a word is but the beginning of one: `Einzel- oder Gruppenunterricht`."""
    then = words[at + 1 : at + 3]
    return len(then) == 2 and then[0].text == "-" and "and" in then[1].senses


def _is_named(one: Token) -> bool:
    """Tell whether a word tells who pays even behind `pro`: `pro Kind`, `je Schüler/in`, not `pro Person`."""
    text = one.text.lower()
    if "per:couple" in one.senses:
        return False
    return text[:7] in _NAMED_EACH or "low" in one.senses


def _explains(clause: Clause, at: int) -> bool:
    """Tell whether brackets only explain what a sum is paid for each of: `pro Paar (Erwachsener und Kind)`."""
    words = clause.words
    return at in clause.inner and "per:couple" in words[at].senses and any("pro" in one.senses for one in words[:at])


def _is_audience(clause: Clause, at: int) -> bool:
    """Tell whether a word tells for whom the offer is, not the sum: `Töpfern für Kinder: 25 €`."""
    words = clause.words
    if at > 3 and "and" in words[at - 1].senses and _is_audience(clause, at - 2):
        return True
    if at < 2 or at >= clause.before or words[at - 1].text.lower() not in {"für", "for"}:
        return False
    if words[at].text in {"Gruppen", "groups"}:
        return False
    then = [one.kind for one in words[at + 1 : at + 3] if one.text != ":"]
    if then[:1] == ["crowd"]:
        return False  # `Führung für Gruppen bis 20 Personen`
    if any(one.senses & _EXTRAS for one in words[:at]):
        return False  # `Fahrtkosten für Mitfahrer 8 €`
    offer = words[at - 2]
    return (
        offer.kind == "word"
        and offer.text[0].isupper()
        and offer.senses <= _OFFERS
        and not _PAYERS.match(words[at].text.lower())
        and not _ENTITLING.fullmatch(offer.text.lower())
    )


def _crowded(clause: Clause) -> int:
    """Return where a word stands that names many who pay together: `Chöre bis 25 Personen 40 €`."""
    for at, (one, then) in enumerate(pairwise(clause.words)):
        if then.kind == "crowd" and _LIMITED.match(then.text) and _BANDS.fullmatch(one.text.lower()):
            return at
    return -1


def _shaped(clause: Clause) -> int:
    """Return where a word stands that by its form and place names who pays: `mit AK-Karte 5 €`, `8 € für Anlieger`."""
    if "people" in clause.senses and (found := _crowded(clause)) >= 0:
        return found
    words, before = clause.words, clause.before
    if before == 2 and (told := _payer(words[0], words[1])) is not None:
        return told
    if clause.senses.isdisjoint(_BEFORE):
        return -1
    remark = remarks(clause)
    for at in range(len(words)):
        if is_card(words, at) and not denied(clause, at) and not (remark and at in clause.inner):
            return at
    for start, end in ((0, before), (before, len(words))):
        if start + 1 < end and words[start].text.lower() in {"für", "for"} and are_people(words[start + 1]):
            return start + 1
    for at in range(len(words) - 1):
        extra = words[at].text.lower() == "für" and any(one.senses & _EXTRAS for one in words[:at])
        if extra and are_people(words[at + 1]):
            return at + 1
    return -1


_BEFORE = frozenset({"for", "possible"})
"""Senses of `für`, `mit` and `gegen`, one of which stands before such words."""


def mark(found: list[Clause]) -> None:
    """Give the sense of a group to words of that form that stand as known groups do: `Kinder 5 €, Dresdner 3 €`."""
    sums = [one for one in found if one.sum is not None]
    if len(sums) == 1 and _is_club(sums[0]):
        sums[0].payer = -1
    _tell_apart([one for one in found if one.sum is not None or not one.senses.isdisjoint(_FREE)])
    if sum(one.sum is not None or not one.senses.isdisjoint(_FREE) for one in found) < 2 or not any(
        label(one) >= 0 for one in found
    ):
        return
    for clause in found:
        words = [one for one in clause.words[: clause.before] if one.text != ":"]
        if clause.sum and len(words) == 1 and len(clause.words) == clause.before and are_people(words[0]):
            at = clause.words.index(words[0])
            clause.words[at] = words[0]._replace(senses=_GROUP)
            clause.senses |= _GROUP
            clause.payer = UNREAD


def _payer(one: Token, then: Token) -> int | None:
    """Return 0 where a word pays by what follows it, -1 where it only seems to: `Gasttänzer zahlen 5 €`."""
    if then.text == "+" and are_people(one):
        return 0  # `Nachmelder + 5 €`
    if then.text.lower() in _PAYING and one.kind == "word" and one.text[0].isupper():
        return 0 if one.senses <= _CROWD and len(one.text) > 3 else -1
    return None


_PAYING = frozenset("zahlen bezahlen entrichten überweisen begleichen".split())
_CROWD = frozenset({"crowd"})


def _is_club(clause: Clause) -> bool:
    """Tell whether a sum is what it costs to join those who are named: `Freundeskreis: 60 € im Jahr`."""
    words = [one for one in clause.words[: clause.before] if one.text != ":"]
    joins = any(sense in {"per:year", "label:year", "per:month", "label:month"} for sense in clause.senses)
    return len(words) == 1 and joins and bool(_CLUBS.fullmatch(words[0].text.lower()))


_CLUBS = re.compile(r"(?:freundes|förder)kreis|förderverein")


def _tell_apart(sums: list[Clause]) -> None:
    """Take for whom one offer is for who pays where sums differ by it: `Führung für Kinder 3 €, für Erwachsene 5 €`."""
    for one, then in pairwise(sums):
        at, later = _audience(one), _audience(then)
        if at < 0 or one.sum is None:
            continue
        same = later >= 0 and one.words[at - 2].text == then.words[later - 2].text
        if same and one.words[at].text != then.words[later].text:
            one.payer, then.payer = at, later
        elif then.words and then.words[0].text.lower() in {"für", "for"} and label(then) == 1:
            one.payer = at


def _audience(clause: Clause) -> int:
    """Return where a word tells for whom an offer is; -1 for none."""
    if "group" not in clause.senses:
        return -1
    places = (at for at in range(2, clause.before) if "group" in clause.words[at].senses)
    return next((at for at in places if _is_audience(clause, at)), -1)


def _anyone(words: list[Token], at: int) -> bool:
    """Whether a word is but a name for who takes part: `Teilnehmende`, but not `externe Teilnehmende`."""
    return (
        "people" in words[at].senses
        and "low" not in words[at].senses
        and "-" not in words[at].text
        and not (at and "adjective" in words[at - 1].senses)
    )


def _is_told_apart(words: list[Token], at: int) -> bool:
    """Whether who takes part is told apart by an adjective: `interne Teilnehmer`."""
    return at > 0 and "people" in words[at].senses and "adjective" in words[at - 1].senses


def _counts(words: list[Token], at: int) -> bool:
    """Whether a word only counts people: `5-7 Teilnehmende`; `children under 12` and `1 Kind` do not."""
    if not at or (words[at - 1].kind != "number" and words[at - 1].text != "+"):
        return False
    return words[at - 1].text != "1" or "people" in words[at].senses or at > 1


def plain(amount: Amount) -> bool:
    """Tell whether nothing tells an amount from the one before it."""
    return not amount.category and not amount.kind and amount.people == (0, 0) and not amount.times
