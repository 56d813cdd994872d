"""Finds given names that do something together or after another: words and given names in, those to leave out."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from harvester.mapping.persons.looks import PERSON
from harvester.mapping.persons.roles import CAPITAL, DOES, LETTER, VERBS
from harvester.mapping.persons.shapes import may_be_first
from harvester.mapping.persons.singles import FABLED, LIVES, STORY
from harvester.mapping.persons.things import is_thing
from harvester.mapping.persons.tokens import LISTED, Words
from harvester.mapping.persons.words import is_given, kind, subjects

_OPENS = re.compile(r"(?:^|[.!?:\n\t|–•·] ?|\b(?:wir|eure|unsere),? )$", re.IGNORECASE)
_KIN = (
    r"(?:ihre?|seine?) (?:\w+ )?(?:Mann|Frau|Sohn|Tochter|Bruder|Schwester|Partner(?:in)?|Kolleg(?:e|in)"
    r"|Freund(?:in)?) "
)
_BETWEEN = re.compile(
    r"(?: aus (?:dem |der |den )?\w+| \([^()\n]{1,40}\))?(?:, (?:und )?| und | & | and |/| \+ )"
    rf"(?:{_KIN})?"
)
_TOGETHER = re.compile(
    r"(?: aus (?:dem |der |den )?\w+| \([^()\n]{1,40}\))? (?:(?:zeigen|freuen|laden|helfen|begleiten|betreuen|leiten"
    r"|führen|unterrichten|erklären|kochen|backen|basteln|trainieren|beraten|moderieren|organisieren|verraten|geben"
    r"|bieten|empfangen|begrüßen|show|teach|welcome|lead|invite)\b|[^.!?\n]{0,50}\b(?:zeigen|erzählen"
    r"|berichten)\b|[a-zäöü]+n [^.!?\n]{0,60}\b(?:euch|Ihnen|Sie|dich"
    r"|dir|uns|you)\b)"
)
"""What several persons do who give an offer, by the verb or by whom they do it with."""
_ALIAS = re.compile(r" (?:\((?:alias |alias: |eigentlich )?|alias |, eigentlich )")
_AND_KIN = re.compile(rf"^(?: und|,|,? mit) {_KIN}$")
_BRIEF = frozenset({"Jo", "Bo", "Mo", "Ed", "Al"})
_NEXT = re.compile(r"[.;\n]|, \w+: |$")
_WITH_TWO = re.compile(
    rf"\b(?:mit|bei|with) ({CAPITAL}{LETTER}+) (?:und|&) ({CAPITAL}{LETTER}+)(?=\s*(?:[.,;!)|\n]|$))"
)
_AND_OWN = re.compile(r" und (?:ihre?|seine?) \w+ [a-zäöü]+n [^.!?\n]{0,40}\b(?:euch|Ihnen|Sie|dich|dir|uns)\b")
_CLAUSE = re.compile(r"[.!?\n\t|]")


def acting(
    words: Words, singles: list[tuple[int, int]], gone: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield given names of a pair that acts (`Jule & Tine freuen sich`) and those behind one gone."""
    if not singles or STORY.search(words.text):
        return
    known = {begin for begin, _ in gone}
    left = [
        one
        for one in singles
        if one[0] not in known
        and words.words[one[0]].lower() not in subjects()
        and not (one[0] and FABLED.fullmatch(words.words[one[0] - 1].lower()))
    ]
    for run in _runs(words, left):
        if len(run) > 1 and _is_led_by(words, run):
            yield from run
    yield from (one for one in left if _has_own(words, one))
    labelled = [one for one in left if _is_labelled(words, one)]
    if len(labelled) > 1:
        yield from labelled
    begins = {words.starts[begin] for begin, _ in gone}
    yield from (one for one in left if _is_stage_name(words, one, begins))
    yield from _brief(words, gone)
    yield from _unheard(words, gone)
    yield from _met(words)
    yield from _behind(words, left, gone)


def _is_led_by(words: Words, run: list[tuple[int, int]]) -> bool:
    """Return whether several given names stand where those stand who give an offer."""
    begin, last = run[0][0], words.ends[run[-1][1] - 1]
    if words.text[words.starts[begin] : last].replace("&", "und").lower() in subjects():
        return False
    head = words.text[max(0, words.starts[begin] - 10) : words.starts[begin]]
    origins = words.text.count(" aus ", words.starts[begin], last + 6)
    if _OPENS.search(head) and (_TOGETHER.match(words.text, last) or origins > 1):
        return True
    if (head.endswith(" – ") and words.text.startswith(" –", last)) or (
        head.endswith("(") and words.text.startswith(")", last)
    ):
        return True
    if not head and "&" in words.gap(begin) and words.text.startswith(":", last):
        return True
    previous = words.words[begin - 1] if begin and words.gap(begin - 1) == " " else ""
    return bool(previous[:1].isupper() and PERSON.search(previous) and not is_thing(previous))


def _behind(words: Words, left: list[tuple[int, int]], gone: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield given names that act behind one who goes (`…, Antje singt`) or are of her kin (`… und ihr Mann Erhard`)."""
    ends = sorted(words.ends[end - 1] for _, end in gone)
    for begin, end in left:
        start = words.starts[begin]
        at = bisect_left(ends, start) - 1
        behind = words.text[ends[at] : start] if at >= 0 else ""
        after = behind.endswith((", ", " und ")) and not _CLAUSE.search(behind) and _does(words, end)
        if after or _AND_KIN.search(behind):
            yield begin, end


def _is_stage_name(words: Words, one: tuple[int, int], begins: Collection[int]) -> bool:
    """Return whether a name that goes stands in brackets behind: `Samira (Petra Wollny)`."""
    met = _ALIAS.match(words.text, words.ends[one[1] - 1])
    return bool(met and met.end() in begins)


def _has_own(words: Words, one: tuple[int, int]) -> bool:
    """Return whether somebody with what is hers meets the readers: `Noa und ihre Ponys warten auf euch`."""
    head = words.text[max(0, words.starts[one[0]] - 10) : words.starts[one[0]]]
    return bool(_OPENS.search(head) and _AND_OWN.match(words.text, words.ends[one[1] - 1]))


def _is_labelled(words: Words, one: tuple[int, int]) -> bool:
    """Return whether a given name stands alone between a label and the next: `Holz: Ulf, Textil: Ayşe.`"""
    begin, end = one
    return bool(begin and words.gap(begin - 1) == ": " and _NEXT.match(words.text, words.ends[end - 1]))


def _brief(words: Words, gone: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield names of two letters in a list with one that goes; by themselves they may be days: `Mo und Kristin`."""
    ends, begins = {words.ends[end - 1] for _, end in gone}, {words.starts[begin] for begin, _ in gone}
    for at, word in enumerate(words.words):
        if word not in _BRIEF:
            continue
        follows = LISTED.match(words.text, words.ends[at])
        before = (
            at and words.ends[at - 1] in ends and LISTED.fullmatch(words.text, words.ends[at - 1], words.starts[at])
        )
        if before or (follows and follows.end() in begins):
            yield at, at + 1


def _unheard(words: Words, gone: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield a word that no list knows between a given name and one that goes: `Rana, Hatidže und Eva Muster`."""
    for begin, _ in gone:
        at = begin - 1 - (begin > 0 and words.words[begin - 1] == "und")
        if at < 1 or words.gap(at) not in {", ", " und ", " & ", " "} or words.gap(at - 1) != ", ":
            continue
        if words.words[at][0].isupper() and may_be_first(words.words[at]) and kind(words.words[at - 1]) == "given":
            yield from ((at, at + 1), (at - 1, at))


def _met(words: Words) -> Iterator[tuple[int, int]]:
    """Yield two given names behind `mit` of which one is a word, too: `mit Iris und Olaf`."""
    for met in _WITH_TWO.finditer(words.text):
        if is_given(met[1]) and is_given(met[2]) and "given" in {kind(met[1]), kind(met[2])}:
            at = words.starts.index(met.start(1))
            yield from ((at, at + 1), (at + 2 - ("&" in met.group()), at + 3 - ("&" in met.group())))


def _runs(words: Words, singles: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return given names in the order of the text, those of one list together."""
    runs: list[list[tuple[int, int]]] = []
    for begin, end in sorted(singles):
        before = words.ends[runs[-1][-1][1] - 1] if runs else -1
        if runs and _BETWEEN.fullmatch(words.text, before, words.starts[begin]):
            runs[-1].append((begin, end))
        else:
            runs.append([(begin, end)])
    return runs


def _does(words: Words, end: int) -> bool:
    follows = words.words[end] if end < len(words.words) and words.gap(end - 1) == " " else ""
    return follows in DOES | VERBS or bool(LIVES.match(words.text, words.ends[end - 1]))
