"""Reads words that say what a time of day is for: beginning, entry, end, UTC; notes it in the state."""

from harvester.mapping.when.hours import Hours
from harvester.mapping.when.parts import BEGIN, State, follows_time


def entry(state: State) -> None:
    """Read `Einlass`."""
    if follows_time(state):
        state.held().pop()  # `18 Uhr Einlass, 19 Uhr Beginn`
    else:
        state.hour_role = "entry"
    state.interrupt()


def end(state: State) -> None:
    """Read `Ende`."""
    held = state.held()
    if follows_time(state) and len(held) > 1 and held[-1].end < 0 and held[-2].end < 0:
        held[-2:] = [Hours(held[-2].start, held[-1].start)]  # `10 Uhr Beginn, 16 Uhr Ende`
        return
    state.hour_role = "end"
    state.pending = state.pending or "end"


def meeting_point(state: State) -> None:
    """Read `Treffpunkt`."""
    state.hour_role = "meeting"
    state.interrupt()


def universal(state: State) -> None:
    """Read `UTC`."""
    state.parts.universal = state.kind(1) != "and"  # `GMT+0200` is no time of Greenwich


def begin(state: State) -> None:
    """Read `Beginn`."""
    state.started, state.hour_role = BEGIN, "begin"
    back = 1 + (state.at > 1 and state.tokens[state.at - 1].kind == "to" and state.tokens[state.at - 1].tight)
    of_deadline = state.at > 0 and state.tokens[state.at - back].kind == "deadline"
    if state.pending != "except" and not of_deadline:  # `Anmeldung startet am`
        state.pending = ""
    state.interrupt()


def arrival(state: State) -> None:
    """Read `Ankunft`, which is no beginning where another is said: `Ankunft ab 9:30, Beginn 10 Uhr`."""
    if any(token.kind == "begin" for token in state.tokens[state.at : state.at + 12]):
        entry(state)
    else:
        begin(state)
