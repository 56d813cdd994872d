"""Joins towns in addresses with the rivers and the quarters that stand behind them; it reads no address."""

from harvester.mapping.places.parts import Part, is_venue
from harvester.mapping.places.towns import LANDSCAPES, RIVERS, is_lone_quarter, is_quarter, is_quarter_of, is_village


def quartered(parts: list[Part]) -> list[Part]:
    """Join a town with the river or the quarter that stands behind it."""
    found: list[Part] = []
    for at, one in enumerate(parts):
        if found and (between := _between(found[-1], one, parts[at + 1 :])):
            found[-1] = found[-1]._replace(words=f"{found[-1].words}{between}{one.words}")
        else:
            found.append(one)
    return found


def doubled(parts: list[Part]) -> list[Part]:
    """Call a town before the postal code of another town a name; one right behind it is a quarter of that town."""
    code = next((one.words for one in parts if one.kind == "postal" and one.words), "")
    if code:
        at = next(at for at, one in enumerate(parts) if one.kind == "postal" and one.words)
        then = parts[at + 1] if at + 1 < len(parts) else None
        if then and then.kind == "town" and _is_other(then.words, code):
            joined = parts[at]._replace(words=f"{code}, {then.words}")
            return doubled([*parts[:at], joined, *parts[at + 2 :]])
    return [
        one._replace(kind="name") if one.kind == "town" and code and _is_other(one.words, code) else one
        for one in parts
    ]


def _is_other(town: str, code: str) -> bool:
    """Tell whether a town of one word is not named by the town of a code."""
    return (
        bool(code)
        and (" " not in town or town.startswith("Bad "))
        and "-" not in town
        and "/" not in town
        and town not in code
    )


def _between(town: Part, then: Part, rest: list[Part]) -> str:
    """Return what stands between a town and the river or the quarter that tells it better; nothing for other parts."""
    if town.kind not in {"postal", "town"} or not town.words:
        return ""
    if then.words in RIVERS:
        return " / "
    if then.words in LANDSCAPES and then.words.endswith("."):
        return ", "
    quarter = (
        (is_quarter(then.words) or is_lone_quarter(then.words) or is_quarter_of(then.words, town.words))
        and then.kind == "name"
        and not is_venue(then.words)
    )
    housed = rest and rest[0].kind in {"name", "part"} and is_venue(rest[0].words)
    if housed and then.kind == "name" and is_village(then.words) and not is_venue(then.words):
        return ", "
    if town.kind == then.kind == "town":
        quarter = then.words != town.words
    return ", " if quarter or then.words.startswith("OT ") else ""
