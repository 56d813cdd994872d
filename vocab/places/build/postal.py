"""Finds the municipality of every row of a postal code table that names localities and states only."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from vocab.places.build.register import Row
from vocab.places.names import agree, name_of, untitled
from vocab.places.points import Point, kilometres

STATES = dict(
    zip(
        "SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH".split(),
        "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16".split(),
        strict=True,
    )
)
_NEIGHBOURS = 12


def named(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Return the valid municipalities by state and head of their name."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if not row.successor:
            head = name_of(row.name).head
            for key in {head, untitled(head)}:
                found[row.ags[:2], key].append(row)
    return found


def namesakes(state: str, words: str, index: dict[tuple[str, str], list[Row]]) -> list[Row]:
    """Return the municipalities of a state that `words` can name."""
    name = name_of(words)
    heads = (name.head, untitled(name.head))
    listed = next((index[state, head] for head in heads if (state, head) in index), [])
    found = [row for row in listed if row.kind != "unincorporated"]
    if len(found) < 2:
        return found
    own = {row.ags: name_of(row.name).marks for row in found}
    if name.marks:
        return [row for row in found if agree(name.marks, own[row.ags])] or found
    return found


def assigned(
    rows: list[Row], postcodes: Iterable[dict[str, str]], centroids: dict[str, Point]
) -> tuple[dict[str, set[str]], list[str]]:
    """Return postal code -> AGS, and what could not be assigned.

    A name that several municipalities of the state have goes to the one whose district the neighbouring codes lie in.
    """
    index = named(rows)
    found: dict[str, set[str]] = defaultdict(set)
    open_: list[tuple[str, str, list[Row]]] = []
    lost = []
    for one in postcodes:
        code, words = one["code"], one["localityName"]
        same = namesakes(STATES[one["stateCode"]], words, index)
        if len(same) == 1:
            found[code].add(same[0].ags)
        elif same:
            open_.append((code, words, same))
        else:
            lost.append(f"{code} {words}")
    sure = dict(found)
    for code, words, same in open_:
        ours = {row.ags for row in same if row.seat == code} or by_neighbours(code, same, sure, centroids)
        found[code] = found[code] | ours
        if len(ours) != 1:
            lost.append(f"{code} {words}: {' '.join(row.ags for row in same)}")
    for row in rows:
        if row.seat and not row.successor:
            found[row.seat] = found[row.seat] | {row.ags}
    return found, lost


def by_neighbours(code: str, same: list[Row], sure: dict[str, set[str]], centroids: dict[str, Point]) -> set[str]:
    """Return the namesakes whose district the codes round `code` lie in; several when they are nearly level."""
    votes: Counter[str] = Counter()
    here = centroids.get(code)
    if here:
        near = sorted((kilometres(here, at), other) for other, at in centroids.items() if other in sure)
        for far, other in near[:_NEIGHBOURS]:
            for ags in sure[other]:
                votes[ags[:5]] += round(1000 / (3 + far))
    most = max(votes[row.ags[:5]] for row in same)
    return {row.ags for row in same if votes[row.ags[:5]] * 2 > most > 0}
