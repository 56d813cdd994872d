"""Joins English words that name one thing together: tokens in, tokens out; German writes such names in one word."""

from harvester.mapping.prices.tokens import Token

_RIDES = frozenset(
    "train rail railway bus coach ferry boat tram metro taxi flight plane ski lift return shuttle cable-car".split()
)
_RIDDEN = frozenset("ticket tickets fare fares pass passes journey ride rides trip trips transfer transfers".split())
_ROOMS = frozenset({"room", "rooms", "occupancy", "cabin"})
_SIZES = frozenset({"single", "double", "twin", "triple", "shared", "dorm"})
_DUE = frozenset("fee fees payment payments registration registrations booking bookings charge enrolment".split())
_FEES = frozenset({"fee", "fees", "charge", "charges"})
_BESIDES = frozenset(
    "late cancellation cancelation admin administration administrative processing handling joining cleaning"
    " no-show".split()
)
"""What fees are for that are no price of taking part."""
_PROOFS = frozenset({"certificate", "certification", "exam", "examination", "test", "diploma", "licence", "license"})
_COURSES = frozenset("course courses preparation training programme program class classes workshop".split())
_SALES = frozenset({"booking", "sale", "sales", "purchase", "ticket", "tickets"})
_NAMES: tuple[tuple[frozenset[str], frozenset[str], frozenset[str]], ...] = (
    (_RIDES, _RIDDEN, frozenset({"surcharge"})),
    (_SIZES, _ROOMS, frozenset({"group"})),
    (_BESIDES, _FEES, frozenset({"fee", "surcharge"})),
    (frozenset({"late"}), _DUE, frozenset({"fee", "side"})),
    (frozenset({"advance"}), _SALES, frozenset({"group"})),
    (frozenset({"daily"}), _FEES | {"rate"}, frozenset({"fee", "label:session"})),
    (frozenset({"paid"}), frozenset({"event", "course", "workshop", "admission"}), frozenset({"notfree"})),
    (frozenset({"late"}), frozenset({"cancellation", "arrival"}), frozenset({"surcharge"})),
    (frozenset({"tourist", "city", "visitor"}), frozenset({"tax", "levy"}), frozenset({"surcharge"})),
    (frozenset({"glas"}), frozenset({"wein", "sekt", "saft", "bier", "glühwein"}), frozenset({"surcharge"})),
    (frozenset({"gift"}), frozenset({"certificate", "certificates", "card", "cards"}), frozenset({"voucher"})),
    (frozenset({"of"}), frozenset({"which"}), frozenset({"incl"})),
    (frozenset({"u."}), frozenset({"std.", "std", "stunde"}), frozenset({"per:unit"})),
    (frozenset({"school"}), frozenset({"year"}), frozenset({"per:year"})),
    (frozenset({"bank", "wire", "money", "by", "via"}), frozenset({"transfer"}), frozenset({"paying"})),
    (
        frozenset({"registration", "booking"}),
        frozenset({"required", "recommended", "necessary", "essential", "open", "closes", "deadline"}),
        frozenset({"when"}),
    ),
    (frozenset({"general"}), frozenset({"public"}), frozenset({"group"})),
    (frozenset({"online"}), frozenset({"booking"}), frozenset({"mode"})),
    (frozenset({"full"}), frozenset({"course", "series", "programme", "program"}), frozenset({"freeof"})),
    (frozenset({"sheet"}), frozenset({"music"}), frozenset({"material"})),
    (frozenset({"down"}), frozenset({"payment", "payments"}), frozenset({"deposit"})),
    (
        frozenset({"job", "card", "pass", "ticket"}),
        frozenset({"seeker", "seekers", "holder", "holders"}),
        frozenset({"group", "low"}),
    ),
    (frozenset({"school"}), frozenset({"class", "group"}), frozenset({"group", "per:team"})),
    (frozenset({"school"}), frozenset({"classes", "groups"}), frozenset({"group"})),
    (
        frozenset({"nicht"}),
        frozenset({"berufstätige", "berufstätigen", "erwerbstätige", "verdienende", "beschäftigte"}),
        frozenset({"group", "low"}),
    ),
    (
        frozenset({"single", "lone"}),
        frozenset("parent parents mother mothers father fathers mum mums mom moms dad dads".split()),
        frozenset({"group", "low"}),
    ),
    (
        frozenset({"trial", "taster"}),
        frozenset({"class", "lesson", "session", "hour"}),
        frozenset({"label:session", "taster", "freeof"}),
    ),
    (frozenset({"as"}), frozenset({"security"}), frozenset({"deposit"})),
    (frozenset({"training", "teaching"}), frozenset({"unit", "units"}), frozenset({"per:unit"})),
    (frozenset({"book"}), frozenset({"club", "clubs", "talk", "talks", "fair", "launch"}), frozenset({"freeof"})),
    (frozenset({"host"}), frozenset({"family", "families"}), frozenset({"surcharge"})),
    (frozenset({"single"}), frozenset({"person", "persons"}), frozenset({"group", "per:person"})),
    (frozenset({"late"}), frozenset({"entry", "entries"}), frozenset({"fee"})),
    (_PROOFS, _COURSES, frozenset({"freeof"})),
    (frozenset({"accompanying"}), frozenset({"person", "persons", "people"}), frozenset({"group"})),
    (frozenset({"box"}), frozenset({"office"}), frozenset({"group"})),
)
"""First words, second words, and what both mean together."""
_MANY = frozenset({"couple", "couples", "family", "families", "paare", "ehepaare", "familien"})
_SINGLE = frozenset({"group", "per:person"})
_SHOWN = frozenset({"card", "pass"})
_CARD = frozenset({"group", "low"})
"""What is shown behind `with`: `with library card €4`."""
_SECOND = (_MANY | _SHOWN).union(*(second for _, second, _ in _NAMES))


def compounds(found: list[Token], texts: set[str]) -> list[Token]:
    """Return tokens with two words that name one thing as one; `texts` are all words in small letters.

    >>> from harvester.mapping.prices.tokens import split
    >>> [(one.text, sorted(one.senses)) for one in compounds(split("Train ticket"), {"train", "ticket"})]
    [('Train ticket', ['surcharge'])]
    """
    if _SECOND.isdisjoint(texts):
        return found
    kept: list[Token] = []
    for at, one in enumerate(found):
        meant = _together(kept[-1], one) if kept else frozenset[str]()
        if not meant and one.text.lower() in _SHOWN and len(kept) > 1 and kept[-2].text.lower() == "with":
            meant = _CARD if kept[-1].kind == "word" and len(kept[-1].text) > 3 else meant
        if "group" in meant and at + 1 < len(found) and "surcharge" in found[at + 1].senses:
            meant = frozenset()  # `single room supplement`
        if meant:
            first = kept.pop()
            kept.append(first._replace(text=f"{first.text} {one.text}", end=one.end, senses=meant))
        else:
            kept.append(one)
    return _alone(kept)


def _alone(found: list[Token]) -> list[Token]:
    """Return tokens with `single` as who pays where couples or families are told beside: `€30 single / €50 couple`."""
    if _MANY.isdisjoint({one.text.lower() for one in found}):
        return found
    last = len(found) - 1
    return [
        one._replace(senses=_SINGLE)
        if one.text.lower() in {"single", "individual", "einzelne"} and found[min(at + 1, last)].kind != "word"
        else one
        for at, one in enumerate(found)
    ]


def _together(first: Token, second: Token) -> frozenset[str]:
    """Return what two words mean together; nothing where they are no name."""
    one, two = first.text.lower(), second.text.lower()
    return next((meant for firsts, seconds, meant in _NAMES if two in seconds and one in firsts), frozenset())
