"""Tells of English words whether they name a room or a venue, and parts both from each other; it reads no address."""

import re

from harvester.mapping.places.table import words_of

_HALLS = re.compile(
    r"(?:small|large|main|big|great|little|upper|lower|old|new)"
    r" (?:(?:concert|music|sports|village|parish|church) )?hall",
    re.IGNORECASE,
)
_PARISH = re.compile(r"(?:the )?(?:church|parish|assembly|school|community|sports|music|town) hall", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?P<venue>(?:(?:[A-ZÄÖÜ][\w.'’-]*\s){1,4}(?:School|Library|Museum|University|Centre|Center|Church|College|Theatre"
    r"|Academy|Institute)|(?:Old |New )?(?:Town|City) Hall)"
    r"(?:\s(?!Hall|Room|Auditorium|Lobby|Foyer|Main|Assembly|Lecture|Seminar|Reading|Meeting|Conference|Training|Great|Small"
    r"|Large|Caf)[A-ZÄÖÜ]\w+)?)(?:['’]s)?\s"
    r"(?P<room>(?:(?:Main|Assembly|Lecture|Seminar|Reading|Meeting|Conference|Training|Great|Small|Large)\s)?"
    r"(?:[Hh]all|[Rr]oom|[Aa]uditorium|[Ll]obby|[Ff]oyer|[Cc]afeteria)(?:\s[A-Z]?\d[\w.]{0,5}|\s[A-Z])?)"
)
_PLACE = re.compile(
    r"(?!(?:near|next|opposite|behind|close|free|no|with|please|by|from)\s)(?:[a-z]+\s){0,2}"
    r"(?:centre|center|office|desk|museum|library|church|station|school|park|club|bridge|fountain|monument|square|pier"
    r"|harbour|hostel|hotel|castle|university|institute|academy|kindergarten|lot|tower|counter)(?:\s\d{1,2})?"
)
_INNER = re.compile(
    r"(?:garden|café|library|shop|studio|workshop|lounge|bar|sauna|pool|hall|chapel|tower|gallery|cinema|restaurant|canteen"
    r"|reception|lobby|cloister|crypt|attic|loft|stage|playground|terrace|kitchen|office|theatre|auditorium|foyer"
    r"|refectory|dome|vault|gatehouse|boathouse|clubhouse|barn|stable|cottage|yard|cloakroom|ballroom)"
)
_INSIDE = re.compile(
    r"(?!(?:\w+ )*(?:town|city|concert|music|village|county|guild|sports|community|church|parish) hall"
    r"|co-?working|(?:maker|fab|media|future|innovation|city|living|hack)[ -]?lab|(?-i:The\s)"
    rf"|(?:behind|next|in front|opposite|at)\s)(?:{words_of('english-rooms')})",
    re.IGNORECASE,
)
_NAME = r"(?:[A-ZÄÖÜ][\w.'’&-]*|of|for|and|the|in|&)"
_VENUE = re.compile(
    rf"(?:[Tt]he\s)?(?:{_NAME}\s){{1,5}}(?:{words_of('english-venues')})(?:\s(?:of|for|in|at)\s.{{2,60}}|\s[A-ZÄÖÜ][\w.-]+)?"
    rf"|(?:[Tt]he\s)?(?:{words_of('english-venues')}|University|House|Faculty|Department|Chamber|Ministry|Embassy)\s(?:of|for)\s.{{2,60}}"
    r"|(?:City|Town|Village|Guild|Market|Concert) Hall"
    r"|(?:Hotel|Villa|Café|Palais|Castle|Hostel)\s[A-ZÄÖÜ].{2,50}"
)
_ROOM = (
    r"(?:(?:[\w-]+\s){0,3}(?:[\w-]*room|hall|auditorium|lobby|foyer|kitchen|studio|lab|theatre|basement|cafeteria|canteen"
    r"|attic|lounge|chapel|workshop|floor)(?:\s[A-Z]?\d[\d.]{0,5}[a-z]?|\s[A-Z])?|(?:room|hall|studio)\s[\w.-]{1,8})"
)
_WITHIN = re.compile(
    rf"(?:(?:in|on|at)\s)?(?:the\s)?(?P<room>{_ROOM}(?:\s(?:in|on)\sthe\s(?:\w+\s)?(?:basement|floor|attic|courtyard|annex))?)"
    r"\s(?:of|in|at|inside)\s(?:the\s)?(?P<venue>(?:[A-ZÄÖÜ]|vhs\b).{2,80})",
    re.IGNORECASE,
)
_OUTDOORS = re.compile(r"(?:sports|market|entrance|swimming|town|city|village|main entrance)\s.*", re.IGNORECASE)


def is_english_room(words: str) -> bool:
    """Tell whether English words, or those of some neighbours, name a room or a floor.

    >>> is_english_room("2nd floor"), is_english_room("Seminar Room 3"), is_english_room("City Hall")
    (True, True, False)
    """
    return bool(_INSIDE.fullmatch(words) or _HALLS.fullmatch(words))


def is_hall_within(words: str) -> bool:
    """Tell whether words name a hall that churches and schools have beside them: `Church Hall`."""
    return bool(_PARISH.fullmatch(words))


def is_inner(words: str) -> bool:
    """Tell whether an English word without capitals names a part of the venue before it: `garden`."""
    return bool(_INNER.fullmatch(words))


def is_place(words: str) -> bool:
    """Tell whether English words without capitals name a place rather than a remark: `visitor centre`."""
    return bool(_PLACE.fullmatch(words))


def behind(words: str) -> tuple[str, str]:
    """Return an English venue and the room behind it, which no mark parts; nothing where there is none.

    >>> behind("Goethe School Assembly Hall"), behind("Town Hall")
    (('Goethe School', 'Assembly Hall'), ('', ''))
    """
    found = _BEHIND.fullmatch(words)
    return (found["venue"], found["room"]) if found else ("", "")


def is_english_venue(words: str) -> bool:
    """Tell whether English words name a venue by a noun at their end or before `of`.

    >>> list(map(is_english_venue, ("German National Library", "Museum of Local History", "Ulm")))
    [True, True, False]
    """
    return bool(_VENUE.fullmatch(words))


def roomed(words: str) -> tuple[str, str]:
    """Return the room and the venue it is in; nothing where words tell of no such two.

    >>> roomed("Lecture Hall 2 of the German National Library"), roomed("Museum of Local History")
    (('Lecture Hall 2', 'German National Library'), ('', ''))
    """
    found = _WITHIN.fullmatch(words)
    if not found or _OUTDOORS.fullmatch(found["room"]) or not found["venue"][:1].isupper():
        return "", ""
    return (found["room"], found["venue"])
