"""Tells who of those named gives an offer and who is what it is about: names in, the names to leave out."""

import re
from collections.abc import Iterator

from harvester.mapping.persons.roles import DOES, VERBS
from harvester.mapping.persons.subjects import (
    bears_it,
    heads_series,
    is_of_history,
    is_subject,
    is_title,
    is_told_of,
    of_works,
)
from harvester.mapping.persons.tokens import LISTED, Words
from harvester.mapping.persons.words import WORDS_TOO, kind

OF_TUTOR = re.compile(
    r"(?:\b(?:\w{2,6}?ge\w+t|ge\w+t|ge\w+en|\w+iert|vorge\w+|angeleitet|vertreten|betreut|led|given|taught|hosted"
    r"|presented|moderated)"
    r"|\w*(?:leitung|vortrag|workshop|kurs|seminar|führung|lesung|konzert|moderation|rundgang|unterricht|beitrag"
    r"|training"
    r"|tipps|fotos?|angebot|idee|abend|programm|atelier|werkstatt|studio|praxis|präsentation|reisebericht"
    r"|input|anleitung|begleitung|lecture|talk"
    r"|class|wohnzimmer|privatgarten|scheune|bauernhof|schuppen|atelierhaus|gartenhaus|laube"
    r"|ferienhaus))\s(?:von|by|durch)\s$|\b(?:von und mit|mit und von)\s$"
    r"|\b(?:be|ge|ange|unter|emp|er)\w+(?:t|n)\s(?:werden|wird|wurde|sind|ist)\s(?:\w+\s){1,4}von\s$"
    r"|(?:anmeldung|kontakt|infos?|informationen|buchung|rückfragen|karten|tickets|erreichbar)\s(?:\w+\s)?(?:über"
    r"|nach)\s$",
    re.IGNORECASE,
)
_SHOWN_BY = re.compile(
    r"\b(?:bilder|bildern|fotos?|fotografien|aquarellen?|zeichnungen|skulpturen|objekten?|arbeiten|gemälden?"
    r"|malereien?"
    r"|collagen|installationen|keramiken?|plastiken|drucken?|grafiken|figuren|krippen|schmuck|textilien"
    r"|holzschnitten?|linolschnitten?"
    r"|radierungen|ikonen|quilts|masken|fotoarbeiten|papierarbeiten|lichtbildern?)\s(?:\w+\s)?von\s$",
    re.IGNORECASE,
)
"""What is shown is of the one who shows it, unless that is a person of history."""
_ENDS = re.compile(r"[.!?]\s")
IS_BY = re.compile(r"\b(?:wird|werden|wurde|wurden|ist|sind)\b[^.!?\n]*\bvon (?:\w+ )?$", re.IGNORECASE)
IS_LED = re.compile(
    r"(?:[^.!?\n]|(?<=\b\w)\.){0,80}?\b(?:(?:ge|be|an|vor|unter|durch|aus|emp)\w*(?:leitet|führt|treut|richtet"
    r"|stützt|fangen"
    r"|grüßt|raten|halten"
    r"|tragen|lesen|spielt|zeigt)|moderiert|organisiert|koordiniert|trainiert|gegeben|begleitet)\b"
)
"""What is done in an offer, behind the one by whom: `wird von Noa Elbaz geleitet`."""
_OF_WORKS = re.compile(r"\bwerken? von $", re.IGNORECASE)
_EXHIBITED = re.compile(r"ausstellung|vernissage|finissage|ausgestellt", re.IGNORECASE)
_SHE_DOES = re.compile(
    r" (?:hat|ist|war|lebt|lebte|arbeitet|studierte|leitet|zeigt|erklärt|liest|spricht|kennt|bringt)\b"
)


def decided(words: Words, found: list[tuple[int, int, bool]]) -> list[tuple[int, int]]:
    """Return the names of those who give the offer; in a list the first name decides for all."""
    dropped: list[tuple[int, int]] = []
    before: tuple[int, bool] | None = None
    known = False
    works = of_works(words, found)
    for begin, end, sure in found:
        start, last = words.starts[begin], words.ends[end - 1]
        listed = before and LISTED.fullmatch(words.text, before[0], start)
        if before and listed and (before[1] or "," not in listed.group()):
            drop = before[1]
        elif known and listed and not (sure or _does(words, end)):
            drop = False
        else:
            drop = begin not in works and _is_tutor(words, begin, end, sure=sure)
        before = (last, drop)
        subject = is_subject(words.words[begin:end]) or heads_series(words, begin)
        known = not drop and (subject or bool(known and listed))
        if drop:
            dropped.append((begin, end))
    return dropped


def _is_tutor(words: Words, begin: int, end: int, *, sure: bool) -> bool:
    head = words.text[max(0, words.starts[begin] - 60) : words.starts[begin]]
    if begin and kind(words.words[begin - 1]) == "strong" and not _ENDS.match(words.gap(begin - 1)):
        return True
    if is_of_history(words, begin, end) or is_title(words, begin, end, head) or bears_it(words, begin, end):
        return False
    if _OF_WORKS.search(head) and _EXHIBITED.search(words.text):
        return True
    if OF_TUTOR.search(head) or _SHOWN_BY.search(head):
        return True
    if IS_BY.search(head) and IS_LED.match(words.text, words.ends[end - 1]):
        return True
    return not is_told_of(words, end, head, sure=sure)


def _does(words: Words, end: int) -> bool:
    """Return whether what persons do in an offer follows a name."""
    return end < len(words.words) and words.gap(end - 1) == " " and words.words[end] in DOES | VERBS


def again(
    words: Words, dropped: list[tuple[int, int]], found: list[tuple[int, int, bool]]
) -> Iterator[tuple[int, int]]:
    """Yield parts of names left out that stand alone elsewhere."""
    if not dropped:
        return
    inside = {at for begin, end, *_ in (*dropped, *found) for at in range(begin, end)}
    surnames = {words.words[end - 1] for _, end in dropped} - {""}
    surnames = {name for name in surnames if len(name) > 3 and name[0].isupper() and name.lower() not in WORDS_TOO}
    known = surnames | {f"{name}s" for name in surnames}
    given = {
        word for begin, end in dropped for word in words.words[begin:end] if end - begin > 1 and kind(word) == "given"
    }
    known |= given | {f"{name}s" for name in given}
    yield from ((at, at + 1) for at, word in enumerate(words.words) if word in known and at not in inside)
    heads = {words.words[end - 1] for _, end in dropped} - known
    if heads.isdisjoint(words.words):
        return
    yield from ((at, at + 1) for at in _at_heads(words, heads) if at not in inside)


def _at_heads(words: Words, surnames: set[str]) -> Iterator[int]:
    """Yield where surnames that are words do something at the head of a sentence: `Winter hat in Kiel studiert.`"""
    for at, word in enumerate(words.words):
        opens = words.text[max(0, words.starts[at] - 2) : words.starts[at]] in {". ", "! ", "? ", ""}
        if word in surnames and opens and _SHE_DOES.match(words.text, words.ends[at]):
            yield at
