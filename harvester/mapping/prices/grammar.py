"""Reads words about a price: amounts with what they are paid for, whether it is free, and how it is paid."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from harvester.mapping.prices.ages import ages
from harvester.mapping.prices.bounds import ALIKE, bounded, for_all, per
from harvester.mapping.prices.changes import is_past, is_until
from harvester.mapping.prices.clauses import Clause, clauses, said, trailing
from harvester.mapping.prices.crowds import is_limited, people, sized
from harvester.mapping.prices.free import free
from harvester.mapping.prices.groups import group, is_nobody, is_room
from harvester.mapping.prices.kinds import is_one_more, kind
from harvester.mapping.prices.labels import mark
from harvester.mapping.prices.lengths import lengths
from harvester.mapping.prices.money import is_implausible
from harvester.mapping.prices.pairs import is_other, paired
from harvester.mapping.prices.spelling import calm, evened
from harvester.mapping.prices.steps import steps
from harvester.mapping.prices.sums import tokens
from harvester.mapping.prices.terms import terms
from harvester.mapping.prices.times import counted_rates, times
from harvester.mapping.prices.tokens import LONGEST, Token
from vocab.model import UNBOUNDED, Amount, AmountKind, Answer

_PAYERS = frozenset({"person", "couple", "family", "team"})
_LASTING = frozenset({"session", "unit", "hour", "week", "month", "year"})
_BESIDE = frozenset({"deposit", "material", "surcharge"})
_NAMED = frozenset({"deposit", "material", "surcharge", "entry"})
_MAIN = frozenset({"", "reduced", "rate", "surcharge"})


class Said(Struct, frozen=True):
    """What words say of a price."""

    amounts: tuple[Amount, ...] = ()
    free: Answer = "unknown"
    terms: tuple[str, ...] = ()
    zero: bool = False
    """Whether a sum of nothing stood there."""
    implausible: bool = False
    """Whether a sum stood there that no course costs."""

    @property
    def anything(self) -> bool:
        """Tell whether the words say anything of a price."""
        return bool(self.amounts or self.terms or self.zero or self.implausible) or self.free != "unknown"


class _Reader:
    """Takes one clause after the other, and remembers what holds for later ones."""

    def __init__(self, text: str, found: list[Token]) -> None:
        self.text = text
        self.amounts: list[Amount] = []
        self.sides: list[bool] = []
        """Of each amount, whether it is one for signing up or hiring, which stands beside that for the offer itself."""
        self.terms: set[str] = set()
        self.free = self.paid = self.zero = self.implausible = False
        self.choice = any("choice" in one.senses for one in found)
        self.taster = self.tier = False
        self.early: Amount | None = None
        """What was called a discount, and is a price where a higher one follows."""
        self.leads: list[Clause] = []
        """Clauses without a sum since the last one that has one."""
        self.instead = self.until = False
        """Whether the sum before was told to hold no more, or only until a day."""
        self.entered = False
        """Whether the offer itself is what an entry is paid for."""
        self.added = False
        """Whether the sum before was told to come on top."""

    def read(self, clause: Clause) -> None:
        """Take in what one clause says."""
        told = free(clause)
        self.paid = self.paid or told == "no"
        self.free = self.free or told == "yes"
        self.taster = self.taster or told == "taster"
        zero = clause.sum is not None and float(clause.sum.value) == 0
        labelled = group(clause, self.text) or self.led(clause)
        if told == "some" or (zero and labelled and (self.amounts or not said(clause, "reduced"))):
            self.terms.add("free-for-some")
        self.terms.update(terms(clause))
        if clause.sum:
            self.sum(clause, clause.sum, labelled)
            self.spread(for_all(clause) or self.shared(clause), 0)
        beside = bool(self.amounts) and self.amounts[-1].kind in _BESIDE and not clause.senses.isdisjoint(_NAMED)
        if clause.sum and self.free and not beside and is_other(clause, labelled):
            self.terms.add("free-for-some")
        if clause.sum:
            rest = trailing(clause)
            self.leads = [rest] if rest else []
        elif clause.words:
            self.leads.append(clause)
            self.each(clause)

    def each(self, clause: Clause) -> None:
        """Take in what words behind brackets or for all sums say: `12 € (erm. 9 €) pro Abend`, `jeweils pro Monat`."""
        alike = clause.words[0].text.lower() in ALIKE
        if (clause.opener != ")" and not alike) or not (unit := per(clause)):
            return
        self.spread(unit, 0 if alike else max(len(self.amounts) - 2, 0))

    def led(self, clause: Clause) -> str:
        """Return the group that words before a surcharge name: `für Nichtmitglieder zzgl. 5 €`."""
        if clause.sum is None or not self.leads:
            return ""
        before = self.leads[-1]
        crowd = len(before.words) == 1 and "team" in before.senses and people(clause) != UNBOUNDED
        if clause.opener not in {"extra", "+"} and not crowd:
            return ""  # but `Gruppen\nbis 15 Personen: 60 €`
        return "" if free(before) else group(before, self.text)

    def is_led(self, clause: Clause) -> bool:
        """Tell whether the words before a sum say what it is: `Material (ca. 5 €)`, `Buch nicht enthalten, 25 €`."""
        if not clause.words:
            apart = bool(self.leads) and bool(self.leads[-1].senses & {"included", "extra"})
            inner = clause.opener == "(" or (bool(self.leads) and self.leads[-1].opener == "(")
            return inner or (apart and bool(self.amounts)) or self.is_titled()
        if (
            bool(self.leads)
            and "voucher" in self.leads[-1].senses
            and any(one.kind == "percent" for one in self.leads[-1].words)
        ):
            return all(
                at in clause.inner or one.senses & {"about", "to"} for at, one in enumerate(clause.words)
            )  # `Förderung 50 %, max. 500 €`
        used = bool(self.leads) and any(one.text.lower() == "nach" for one in self.leads[-1].words)
        open_ = {"about", "extra", "charged"} | ({"from", "to"} if used else set())  # `Wolle nach Verbrauch, mind. 3 €`
        return clause.opener == "(" or all(one.senses & open_ for one in clause.words)

    def is_titled(self) -> bool:
        """Tell whether the words before a sum name a book by its title: `Lehrbuch: Menschen A1, 18,99 €`."""
        first = self.leads[0].words[:2] if self.leads else []
        return len(first) == 2 and "material" in first[0].senses and first[1].text == ":"

    def is_beside(self) -> bool:
        """Tell whether there is a price already, or none to pay, beside which an entry is one more to pay."""
        pairs = zip(self.amounts, self.sides, strict=True)
        named = all(one.category for one in self.amounts)
        return self.free or any(
            one.kind in _MAIN and not side and not (named and one.kind == "reduced") for one, side in pairs
        )

    def what(self, clause: Clause, leads: list[Clause]) -> AmountKind | Literal["none"]:
        """Return what a sum is; one on top of what signing up costs is the price: `Enrolment €25 plus €60 a month`."""
        found = kind(clause, leads, later=bool(self.amounts) or self.free, beside=self.is_beside())
        if (not found and self.added and is_one_more(clause)) or self.is_entry(clause, found):
            return "surcharge"
        added = found == "surcharge" and clause.opener in {"+", "extra"}
        named = not clause.senses.isdisjoint({"surcharge", "entry", "taxed"})
        return "" if added and not named and self.sides and all(self.sides) else found

    def is_entry(self, clause: Clause, found: AmountKind | Literal["none"]) -> bool:
        """Tell whether a sum is an entry beside the offer, whoever pays: `Tagesfahrt 39 € (Eintritt: Kinder 7 €)`."""
        entry = found in {"", "reduced"} and not self.entered and said(clause, "entry")
        beside = any(one.kind in {"", "reduced"} for one in self.amounts)
        return entry and beside and bool(group(clause, self.text))

    def sum(self, clause: Clause, money: Token, labelled: str) -> None:
        """Take in the sum of a clause."""
        if money.minus or is_implausible(money.value):
            self.implausible = True
            return
        leads = self.leads if self.is_led(clause) else []
        what = self.what(clause, leads)
        if what == "none" or (float(money.value) == 0 and not money.low):
            self.zero = self.zero or what != "none"
            if what == "none" and said(clause, "low") and clause.opener != "incl":
                self.early = Amount(value=money.value, currency=money.currency, category=labelled, kind="reduced")
            return
        made = self.amount(clause, money, labelled, what or self.implied(clause, labelled, float(money.value)))
        if made.kind == "rate" and not made.times:
            last = leads[-1] if leads else clause
            made = replace(made, per=made.per or per(last), times=counted_rates(last))
        if made.kind == "rate" and made.per == "session":
            made = replace(made, per="")  # `Ratenzahlung möglich (4 x 222,50 €)`
        self.recall(made, clause)
        made = paired(
            made,
            clause,
            self.amounts,
            choice=self.choice,
            instead=self.instead,
            until=self.until,
            apart=bool(self.leads),
        )
        if made.kind == "rate":
            self.terms.add("instalments")
        self.tier = self.tier or (made.people[0] == 0 and is_limited(clause))
        self.entered = self.entered or (not made.kind and said(clause, "entry"))
        self.added = clause.opener in {"+", "extra"} or (self.added and is_one_more(clause))
        self.instead, self.until = clause.opener == "instead" or is_past(clause), is_until(clause)
        own = clause.opener == "incl" or bool(clause.senses & {"material", "surcharge", "taxed"})
        if said(clause, "included", outer=True) and not made.kind and not own:
            self.include()
        for one in bounded(made, money, clause):
            if one not in self.amounts:
                self.amounts.append(one)
                again = bool(self.sides) and self.sides[-1] and people(clause) != UNBOUNDED
                self.sides.append(not what and (again or said(clause, "side")))

    def shared(self, clause: Clause) -> str:
        """Return the time told last of several labels, which is that of all: `Vereine 50 €, Kitas 30 € pro Tag`."""
        unit = per(clause)
        behind = any("pro" in one.senses for one in clause.words[clause.before :])
        alike = all(one.category and not one.times and one.kind in {"", "reduced"} for one in self.amounts)
        named = len(self.amounts) > 1 and all(not one.per for one in self.amounts[:-1])
        return unit if behind and unit in _LASTING and alike and named and clause.opener in {",", "/", ";"} else ""

    def spread(self, unit: str, start: int) -> None:
        """Say of the prices from `start` on that have no time of their own what they are paid for each time."""
        for at in range(start, len(self.amounts)):
            one = self.amounts[at]
            self.amounts[at] = replace(one, per=one.per or unit) if one.kind in {"", "reduced"} else one

    def implied(self, clause: Clause, labelled: str, value: float) -> AmountKind:
        """Return what a sum is by what was said before it: a donation, or a room beside board."""
        if any("suggested" in one.senses for one in clause.words):
            self.terms.update("donation" for one in clause.words if one.text.lower() == "contribution")
            return "donation" if "donation" in self.terms else ""
        first = self.amounts[0] if self.amounts else None
        apart = first is not None and not first.kind and not is_room(first.category) and float(first.value) > value
        beside = apart or (bool(self.amounts) and self.amounts[-1].kind == "surcharge")
        return "surcharge" if beside and is_room(labelled) else ""

    def amount(self, clause: Clause, money: Token, labelled: str, what: AmountKind) -> Amount:
        """Return the amount of a clause by itself."""
        unlabelled = (what in {"material", "surcharge"} and is_nobody(labelled)) or what in {"voucher", "donation"}
        return Amount(
            value=money.value,
            currency=money.currency,
            category="" if unlabelled else labelled,
            kind=what,
            per="" if what == "voucher" and _is_given_once(clause) else per(clause),
            times=times(clause),
            people=UNBOUNDED if what == "voucher" else people(clause),
        )

    def include(self) -> None:
        """Take back a sum that the next one holds: `Die Zutaten (13 €) sind in der Gebühr von 41 € enthalten`."""
        if self.amounts and self.amounts[-1].kind == "material":
            self.amounts.pop()
            self.sides.pop()
            self.terms.add("material-included")

    def recall(self, made: Amount, clause: Clause) -> None:
        """Take in what was called a discount where a higher sum follows: `Frühbucherrabatt 320 €, später 380 €`."""
        if self.early and clause.opener in {"or", "instead"} and float(self.early.value) < float(made.value):
            self.amounts.append(self.early)
            self.sides.append(False)
            self.terms.discard("reduction-possible")
            self.early = None


def read(text: str) -> Said:
    """Return what `text` says of a price.

    >>> [(one.value, one.kind, one.category) for one in read("85,00 EUR, ermäßigt 60,00 EUR").amounts]
    [('85.00', '', ''), ('60.00', 'reduced', 'ermäßigt')]
    >>> read("Eintritt frei, Spende erbeten").free, read("Mitglieder frei").terms
    ('yes', ('free-for-some',))
    """
    text = evened(text[:LONGEST])
    found = tokens(calm(text))
    reader = _Reader(text, found)
    parted = clauses(found)
    ages(parted)
    mark(parted)
    steps(parted)
    lengths(parted)
    for clause in parted:
        reader.read(clause)
    return Said(
        amounts=tuple(sized(_beside(reader), tier=reader.tier)),
        free=_answer(reader),
        terms=tuple(sorted(reader.terms)),
        zero=reader.zero,
        implausible=reader.implausible,
    )


def _is_given_once(clause: Clause) -> bool:
    """Tell whether money given is not for each person: `Zuschuss für Familien 120 €`, unlike `500 € pro Person`."""
    return per(clause) in _PAYERS and not any("pro" in one.senses for one in clause.words[clause.before :])


def _beside(reader: _Reader) -> list[Amount]:
    """Return the amounts, those for signing up or hiring as surcharges where there is one for the offer itself."""
    if not any(one.kind == "" and not side for one, side in zip(reader.amounts, reader.sides, strict=True)):
        return reader.amounts
    pairs = list(zip(reader.amounts, reader.sides, strict=True))
    alike = {one.per for one, side in pairs if one.per and not side}  # `Halle 25 €/Std., am Wochenende 35 €/Std.`
    return [replace(one, kind="surcharge") if side and one.per not in alike else one for one, side in pairs]


def is_paid(kinds: set[AmountKind], *, free: bool) -> bool:
    """Tell whether kinds of sums are those of an offer that costs something, whatever else is called `free`."""
    if "reduced" in kinds and free and kinds & {"surcharge", "material"}:
        kinds = kinds - {"reduced"}  # `Führung kostenlos, zzgl. Eintritt 6 €, ermäßigt 4 €`
    return bool(kinds & {"", "reduced", "rate"})


def _answer(reader: _Reader) -> Answer:
    """Return whether it is free: with a normal price it is not, with extras only where words say so."""
    kinds = {one.kind for one in reader.amounts}
    if is_paid(kinds, free=reader.free):
        return "no"
    if reader.free or (reader.taster and kinds <= {"deposit"}):
        return "yes"
    if reader.paid or kinds - {"donation", "voucher"}:
        return "no"
    return "unknown"
