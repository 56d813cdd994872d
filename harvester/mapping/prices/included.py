"""Tells what a price includes and what it leaves out: a clause in, yes or no out."""

from harvester.mapping.prices.clauses import Clause, said

_CHOSEN = frozenset({"material", "surcharge"})


def is_left_out(clause: Clause) -> bool:
    """Tell whether an entry is said not to be included: `Eintritt nicht enthalten (7 €)`, `ohne Eintritt (7 €)`."""
    if "entry" not in clause.senses or (clause.sum is not None and "included" not in clause.senses):
        return False
    return not said(clause, "entry") or ("included" in clause.senses and not said(clause, "included"))


def is_part(clause: Clause, *, later: bool) -> bool:
    """Tell whether a sum is part of the one before it: `inkl. 14 € Lebensmittelumlage`."""
    if clause.opener == "incl":
        return later or clause.before == 1
    if said(clause, "surcharge"):
        return (
            not _is_price(clause)
            and any("included" in one.senses for one in clause.words[clause.before :])
            and said(clause, "included", outer=True)
        )
    if not said(clause, "material") or not (said(clause, "included") or said(clause, "incl")):
        return False
    if all(at in clause.inner for at, one in enumerate(clause.words) if "material" in one.senses):
        return False  # `Workshop 12 € (Material inkl.)`
    before = [one for one in clause.words[: clause.before] if one.senses & {"fee", "material"}]
    if before and "material" not in before[-1].senses:
        return False  # `im Preis von 65 € ist das Material enthalten`
    return later or _is_held(clause)


def is_optional(clause: Clause) -> bool:
    """Tell whether one is free to take what a sum is for, not to give it: `Prüfung (freiwillig) 75 €`."""
    if "donation" not in clause.senses or clause.senses.isdisjoint(_CHOSEN):
        return False
    given = [one.text.lower() for one in clause.words if "donation" in one.senses]
    return all(text in {"freiwillig", "freiwillige", "voluntary"} for text in given)


def _is_held(clause: Clause) -> bool:
    """Tell whether a sum is that of a part which is called included: `Material (5 €) ist im Preis enthalten`."""
    before = [one for one in clause.words[: clause.before] if one.senses & {"fee", "material"}]
    behind = any("included" in one.senses for one in clause.words[clause.before :])
    return behind and bool(before) and "material" in before[-1].senses


def _is_price(clause: Clause) -> bool:
    """Tell whether a sum is that which extras are included in: `Verpflegung ist im Preis von 230 € enthalten`."""
    told = [one for one in clause.words[: clause.before] if one.senses & {"fee", "surcharge"}]
    return bool(told) and "surcharge" not in told[-1].senses and said(clause, "included")


def is_inclusive(clause: Clause) -> bool:
    """Tell whether extras are called included before the sum of all: `Fahrt und Verpflegung inklusive: 240 €`."""
    if _is_price(clause):
        return True
    outer = [one for at, one in enumerate(clause.words[: clause.before]) if at not in clause.inner]
    return any("included" in one.senses for one in outer) and said(clause, "included")
