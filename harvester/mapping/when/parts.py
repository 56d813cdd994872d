"""The parts that words about dates consist of, and the state in which they are read one after the other."""

from collections.abc import Sequence

from harvester.mapping.when.days import Day
from harvester.mapping.when.hours import Hours
from harvester.mapping.when.tokens import END, Token

NOT_HELD = frozenset({"deadline", "since", "except", "old", "until", "alternative"})
"""Roles of days on which nothing is held."""


CLAUSE_ENDS = frozenset({"nothing", "comma", "close", "semi", "stop", "and"})
"""What may end a clause."""
_NEAR = 40
"""Most tokens that are skipped in one go."""
FROM, BEGIN = 1, 2
"""How a day is said to be the first."""


class Group:
    """One day or range of days, what it is for, and the times said of it."""

    __slots__ = ("behind", "clause", "first", "hours", "last", "onto", "role", "run")

    def __init__(self, first: Day, role: str, run: int, clause: int, behind: int, onto: bool) -> None:
        self.first = first
        self.last: Day | None = None
        self.role = role
        self.run = run
        """Days that only commas and the like part are of one run and share their times."""
        self.clause = clause
        self.behind = behind
        """Index of the token behind its first day."""
        self.onto = onto
        """Whether something was moved to it."""
        self.hours: list[Hours] = []


class Week:
    """Weekdays that stand by themselves, with the times said of them."""

    __slots__ = ("clause", "days", "ends", "habit", "hours", "once", "ordinal", "range")

    def __init__(self, days: tuple[int, ...], clause: int, *, habit: bool, range_: bool, ordinal: int) -> None:
        self.days = days
        self.habit = habit
        """Whether the words say that it is held again and again: `mittwochs`, `jeden Mi`."""
        self.range = range_
        self.ordinal = ordinal
        self.once = False
        """Whether it is one certain day: `nächsten Freitag`, `bis Freitag`."""
        self.ends = False
        """Whether it is the day on which something ends: `Ende: So`."""
        self.clause = clause
        self.hours: list[Hours] = []


class Month:
    """A month, its year or 0, and whether it ends a range that the month before it begins."""

    __slots__ = ("joined", "month", "start", "year")

    def __init__(self, year: int, month: int, *, joined: bool, start: bool) -> None:
        self.year = year
        self.month = month
        self.joined = joined
        self.start = start


class Parts:
    """All that words say of dates, in order."""

    __slots__ = (
        "all_times", "counts", "cycle", "daily", "ended", "groups", "headings", "holidays", "lead", "monthly", "months",
        "moved", "semester", "soft", "takes_place", "unclear", "universal", "weekly", "weeks", "within_month",
        "without", "wrong",
    )  # fmt: skip

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self.weeks: list[Week] = []
        self.lead: list[Hours] = []
        """Times said before any day."""
        self.soft: list[Hours] = []
        """Times at which one meets, which hold where no beginning is said."""
        self.months: list[Month] = []
        self.counts: set[int] = set()
        self.ended: Group | None = None
        """The day on which it ends, if that is said first."""
        self.headings: dict[int, int] = {}
        """Years that stand before what they hold for, and how many groups stand before them."""
        self.without: set[int] = set()
        """Weekdays on which nothing is held."""
        self.semester = ""
        self.cycle = 0
        self.daily = self.weekly = self.monthly = self.within_month = False
        self.holidays = self.moved = self.takes_place = False
        self.all_times = False
        """Whether the times hold for all days: `jeweils 18 Uhr`."""
        self.universal = False
        """Whether the times are those of UTC."""
        self.wrong = False
        """Whether a date or time stood there that there is not."""
        self.unclear = False
        """Whether a repetition stood there that cannot be said."""


class State:
    """Where the reading stands, and what the next day or time is for."""

    __slots__ = (
        "added", "anchor", "anded", "article", "asked", "at", "begun", "clause", "closed", "each", "holidays",
        "hour_role", "link", "negated", "onto", "ordinal", "outside", "parts", "pending", "run", "started", "tokens",
        "weekday",
    )  # fmt: skip

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = [*tokens, END, END, END, END, END]
        self.at = 0
        self.parts = Parts()
        self.anchor: Group | Week | None = None
        self.pending = ""
        """Role of the next day."""
        self.hour_role = ""
        """Role of the next time: `begin`, `end`, `entry` or `meeting`."""
        self.link = "break"
        """What stands since the last day: `next` (next to nothing), `to`, `until` or `break`."""
        self.outside: tuple[str, Group | Week | None] = ("", None)
        """The link and the last day before the bracket that is open."""
        self.clause = self.run = 0
        self.weekday = self.ordinal = -2
        self.started = 0
        """1 behind `ab`, 2 behind `Beginn`, which words do not part from its day."""
        self.onto = self.anded = self.each = False
        self.begun = -2
        """Index of the token at which the last time began."""
        self.added = -1
        """Index of the token behind the last time that was added."""
        self.closed = False
        """Whether hours of a house are told, not of what it offers."""
        self.asked = -1
        """Index of the token that says what must be done until the day before it."""
        self.article = -1
        """Index of the token behind the last `des` or `der`."""
        self.negated = self.holidays = -1
        """Clause in which something was denied, and in which school holidays were named."""

    def kind(self, ahead: int = 0) -> str:
        """Return the kind of a token ahead."""
        return self.tokens[self.at + ahead].kind

    def behind(self, ahead: int, skipped: frozenset[str]) -> int:
        """Return the index of the first token from one ahead that is not of a skipped kind, if it is near."""
        at = self.at + ahead
        far = at + _NEAR
        while at < far and self.tokens[at].kind in skipped:
            at += 1
        return at

    def held(self) -> list[Hours]:
        """Return the times of what was said last."""
        return self.anchor.hours if self.anchor else self.parts.lead

    def interrupt(self) -> None:
        """Note that other words stand here."""
        self.link, self.each = "break", False
        if self.started == FROM:
            self.started = 0

    def next_clause(self) -> None:
        """Note that a clause begins here."""
        self.clause += 1
        self.hour_role, self.each = "", False

    def deny(self) -> None:
        """Note that something is denied in this clause."""
        self.negated = self.clause
        if self.holidays == self.clause:
            self.parts.holidays = True


def follows_time(state: State) -> bool:
    """Whether a time stands right before and nothing behind, so that the word between is said of it."""
    ends = state.kind(1) in CLAUSE_ENDS or state.kind(1) in {"slash", "to"}
    return state.added == state.at and bool(state.held()) and ends
