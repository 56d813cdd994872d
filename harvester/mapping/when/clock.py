"""Reads times of day: takes the token where the state stands, adds to the parts, and moves on."""

from harvester.mapping.when.hours import Hours, hours
from harvester.mapping.when.parts import Group, State, Week
from harvester.mapping.when.tokens import END

_LISTED = frozenset({"comma", "and", "slash"})
_TIMES = frozenset({"number", "clock", "point"})


def several_hours(state: State) -> bool:
    """Read `11, 13 und 15 Uhr`, `14.00 + 15.30 Uhr`; return whether it stood there."""
    at, times = state.at, [state.tokens[state.at].numbers]
    while state.tokens[at + 1].kind in _LISTED and len(times) < 24:
        behind = at + 2 + (state.tokens[at + 2].kind == "filler")  # `um 9 und um 14 Uhr`
        if state.tokens[behind].kind not in _TIMES:
            break
        at = behind
        times.append(state.tokens[at].numbers)
    if len(times) < 2 or state.tokens[at + 1].kind not in {"unit", "hours"}:
        return False
    if any(time[0] > 24 or time[1:2] > (59,) for time in times):
        return False
    for time in times:
        add_hours(state, Hours(time[0] * 60 + (time[1] if len(time) > 1 else 0)))
    state.at = at + 2
    return True


def clock(state: State, *, quiet: bool = False) -> bool:
    """Add a time of day; return whether there was one."""
    found = hours(state.tokens, state.at)
    if found is None:
        if not quiet:
            state.interrupt()
            state.at += 1
        return False
    label = state.tokens[state.at - 1] if state.at else END
    if label.kind == "label" and label.numbers and state.tokens[found[1] - 1].kind == "clock":
        state.interrupt()  # `Kapitel 10:30`
        state.at += 1
        return True
    ahead = state.tokens[max(state.at - 2, 0)]
    scored = label.kind == "colon" and (ahead.kind, ahead.numbers) == ("label", (1,)) and found[0].end < 0
    if scored and state.tokens[found[1] - 1].kind == "clock":
        state.interrupt()  # `Ergebnis: 12:10`
        state.at += 1
        return True
    before, state.begun, (time, state.at) = state.at - 1, state.at, found
    if time.start < 0:
        state.parts.wrong = True
    elif time.end >= 0 or not _until(state, before):
        add_hours(state, time)
    elif isinstance(state.anchor, Week) and not state.anchor.hours and any(one.hours for one in state.parts.weeks):
        state.anchor.ends = True  # `Fr ab 18 Uhr, So bis 13 Uhr`
        add_hours(state, time)
    return True


def _until(state: State, at: int) -> bool:
    """Whether a time is only the end of one that is not said: `bis 18 Uhr`."""
    latest = False
    while at >= 0 and state.tokens[at].kind in {"filler", "colon", "latest"}:
        latest = latest or state.tokens[at].kind == "latest"
        at -= 1
    token = state.tokens[at]
    if not latest and (at < 0 or token.kind != "to" or not token.numbers):
        return False
    return state.link == "until" or not (state.anchor and state.anchor.hours)


def add_hours(state: State, time: Hours) -> None:
    """Add a time to the days that it holds for, in the role that stands before it."""
    role, state.hour_role = state.hour_role, ""
    if (
        state.pending in {"deadline", "since"}
        or role == "entry"
        or (state.closed and not isinstance(state.anchor, Group))
    ):
        return
    if role == "meeting":
        state.parts.soft.append(time)
        return
    held = _holder(state, time)
    adjacent = bool(held) and state.added == state.begun and held[-1].start < time.start
    state.added = state.at
    ends = adjacent or role == "end" or (state.link == "to" and held and not _ranges(state))
    if ends and held and held[-1].end < 0 and time.end < 0:
        held[-1] = Hours(held[-1].start, time.start)
    elif role != "end" or (isinstance(state.anchor, Week) and any(week.hours for week in state.parts.weeks)):
        held.append(time)
    if state.pending == "end":
        state.pending = ""
    state.link = {"to": "next", "until": "break"}.get(state.link, state.link)


def _ranges(state: State) -> bool:
    """Whether the last days are a range already, so that a second time is not the end of the first."""
    return isinstance(state.anchor, Group) and state.anchor.last is not None


def _holder(state: State, time: Hours) -> list[Hours]:
    """Return the times that this one joins: those of the last days; a range never is that of a deadline."""
    anchor = state.anchor
    if isinstance(anchor, Group) and anchor.role in {"deadline", "except", "old"}:
        if time.end < 0 or anchor.clause == state.clause:
            return anchor.hours
        if anchor.role == "deadline" and state.begun == anchor.behind + 1:
            return anchor.hours  # `Einschreibung: 12.08.2026, 9–12 Uhr`
        held = [one for one in state.parts.groups if one.role in {"", "from"}]
        return held[-1].hours if held else state.parts.lead
    return anchor.hours if anchor else state.parts.lead
