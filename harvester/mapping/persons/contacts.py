"""Finds private addresses in a text: mails and telephones of single persons; those of offices and desks stay."""

import re
from collections.abc import Collection

from harvester.mapping.persons.words import given_names, is_surname, plain

_MAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})(?:\s?@\s?|(?-i:\sAT\s)|\s?(?:\(at\)|\[ät\]|\[at\]|\(ät\)|\(@\)|\{at\}|\(a\)"
    r"|_at_)\s?)((?:[\w-]{1,63}(?:\.|\s\.\s"
    r"|\s?(?:\(dot\)"
    r"|\[dot\]|\(punkt\))\s?)){1,5}[a-z]{2,24})",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?:https?://|www\.)[^\s,;)<>\"]{1,200}")
_SITE_PARTS = re.compile(r"[^a-z0-9]+")
_FREE_MAIL = re.compile(
    r"(?:posteo|gmx|web|gmail|googlemail|t-online|yahoo|hotmail|outlook|live|icloud|freenet|aol|mailbox|arcor"
    r"|proton(?:mail)?"
    r"|me|mail|ymail|unitybox|ewetel|kabelmail|wtnet|online)\.(?:de|com|net|org|at|ch|me|fr|it|nl|pl|ru|uk|co)",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"info|anmeld|kontakt|contact|vhs|post|office|sekretar|service|verwalt|museum|kultur|buero|büro|bildung|kurs"
    r"|akademie"
    r"|bibliothek|buecherei|team|mail|booking|buchung|event|veranstalt|programm|redaktion|presse|verein|schule|haus"
    r"|zentrum"
    r"|zentrale|empfang|support|hallo|hello|moin|admin|webmaster|ticket|kasse|beratung|treff|cafe|stadt|kreis|ev"
    r"|kita|foerder"
    r"|integration|sprach|deutsch|gesundheit|familie|jugend|senior|umwelt|natur|repair|werkstatt|chor|theater|musik"
    r"|kirche"
    r"|pfarramt|gemeinde|amt|leitung|geschaeft|vorstand|marketing|welcome|reception|learning|training|enquir|inquir"
    r"|admission"
)
_PHONE = re.compile(r"(?<![\w/.,-])(?:\+\d{2}|00\d{2}|\(?0 ?\d)[\d \u00a0()/.–-]{5,20}\d(?![\w€%]|[.,:]\d)")
_MOBILE = re.compile(
    r"(?:0|(?:\+|00)49(?:\(?0\)?)?)1[5-7]\d{6,10}|(?:\+|00)43(?:\(?0\)?)?6[5-9]\d{6,11}|(?:\+|00)417[5-9]\d{7}"
    r"|(?:\+|00)(?:393\d{8,9}|33[67]\d{8}|316\d{8}|324\d{8}|34[67]\d{8}|48[4-8]\d{8}|420[67]\d{8}|3897\d{7}"
    r"|3519\d{8}|447\d{9})"
)
_PRIVATE = re.compile(
    r"(?:\b(?:privat\w*|p\.|priv\.|tel(?:efon)?\.? p\b\.?|handy|mobil\w*|mobile|cell)\s?(?:tel\w*|nr|nummer)?\.?"
    r"|\((?:priv\w*|p|mobil\w*|handy)\.?\))\s?:?\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?\(?(?:privat|abends|auch whatsapp|whatsapp|auch signal|signal|sms|mobil|ab 1\d uhr)\b", re.IGNORECASE
)
_CENTRAL = re.compile(
    r"\b(?:zentrale|büro\w*|sekretariat|verwaltung|geschäftsstelle|service\w*|info\w*|hotline|kasse)\W{0,3}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:\san|\sist|\sanrufen)?\s?(?:\([^()\n]{1,40}\)|, [\w. -]{1,30}(?=,))?\s*(?:[,;:(|·–—/-]|unter"
    r"|\s)\s*(?:(?:der\s)?(?:tel|telefon\w*"
    r"|fon|ruf|festnetz|t|☎|✆|📞|rufnummer|phone"
    r"|nr|nummer|durchwahl|festnetz|call|erreichbar)\.?:?\s*(?:unter\s|nr\.?\s)?){0,2}$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s?(?:[,;(–-]|bei|von|an)?\s?$")
_PARTS = re.compile(r"[.+_-]")
_HANDLE = re.compile(r"(?<![\w.@/])@([^\W_][\w.]{2,30}\w)(?![\w@])")
_PROFILE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:facebook|instagram|linkedin|xing|twitter|tiktok|youtube)\.com/(?:in/|profile/"
    r"|@|user/|c/)?"
    r"([\w.-]{3,40}\w)"
)
_HANDLE_PARTS = re.compile(r"[._\d-]+")


def mails(text: str, surnames: Collection[str]) -> list[tuple[int, int]]:
    """Return where mail addresses of single persons stand; `surnames` are those met in the text, in lower case.

    >>> mails("e.muster@vhs.example, info@vhs.example", ())
    [(0, 20)]
    """
    written = any(sign in text for sign in ("@", "at)", "at]", "at}", "(a)", "_at_", "ät)", "ät]", " AT "))
    met = _MAIL.finditer(text) if written else ()
    found = [m.span() for m in met if _is_personal(m[1].lower(), m[2].lower(), surnames)]
    return found + _sites(text, {_ascii(name) for name in surnames if len(name) > 3})


def _sites(text: str, surnames: set[str]) -> list[tuple[int, int]]:
    """Return where pages of persons stand whose surnames are in their address."""
    if not surnames:
        return []
    return [m.span() for m in _SITE.finditer(text) if not surnames.isdisjoint(_SITE_PARTS.split(_ascii(m.group())))]


def handles(text: str, surnames: Collection[str]) -> list[tuple[int, int]]:
    """Return where persons are named by what they are called on a platform; houses and associations stay.

    >>> handles("@lena.zeichnet, @vhs_musterstadt", ())
    [(0, 14)]
    """
    met = [*_HANDLE.finditer(text)] if "@" in text else []
    met += _PROFILE.finditer(text) if ".com/" in text else []
    return [m.span() for m in met if _names_one([part for part in _HANDLE_PARTS.split(m[1].lower()) if part], surnames)]


def _names_one(parts: list[str], surnames: Collection[str]) -> bool:
    if any(part in {"vhs", "museum", "verein", "ev", "stadt"} for part in parts):
        return False
    plain_names = {_ascii(name) for name in surnames if len(name) > 3}
    return any((len(part) > 2 and part in given_names()) or part in plain_names for part in parts)


def _is_personal(local: str, domain: str, surnames: Collection[str]) -> bool:
    parts = [part for part in _PARTS.split(local) if part]
    plain = {_ascii(name) for name in surnames}
    if parts and parts[0] in {"familie", "fam", "family"} and len(parts) > 1:
        return True
    if any(part in given_names() or part in plain for part in parts):
        return True
    if len(parts) == 1 and is_surname(_umlauts(local)):
        return True
    if len(parts) == 2 and len(parts[0]) == 1 and len(parts[1]) > 2:
        return True
    desk = any(
        _DESK.search(part) for part in parts if len(part) > 2 and not is_surname(_umlauts(part))
    ) or local.startswith(("vhs", "kvhs"))
    if desk:
        return False
    if _FREE_MAIL.fullmatch(domain):
        return True
    return len(parts) > 1 and (len(parts[0]) <= 2 or "." in local) and not any(part.isdigit() for part in parts)


def _ascii(name: str) -> str:
    lower = name.lower()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        lower = lower.replace(umlaut, letters)
    return plain(lower)


def _umlauts(name: str) -> str:
    return name.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")


def phones(text: str, named: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where telephone numbers of single persons stand; `named` is where their names stand.

    >>> phones("Mobil 0170 1234567, Zentrale 0561 787-0", ())
    [(6, 18)]
    """
    return [m.span() for m in _PHONE.finditer(text) if _is_private(text, m, named)]


def _is_private(text: str, met: re.Match[str], named: Collection[tuple[int, int]]) -> bool:
    digits = re.sub(r"[^\d+]", "", met.group())
    if not 7 <= len(digits) <= 16:
        return False
    head = text[max(0, met.start() - 30) : met.start()]
    if _CENTRAL.search(head):
        return False
    if _MOBILE.fullmatch(digits) or _AFTER.match(text, met.end()) or _PRIVATE.search(head):
        return True
    if met.group().endswith(("-0", "–0")):
        return False
    return any(
        (end <= met.start() <= end + 60 and _LABELLED.fullmatch(text, end, met.start()))
        or (met.end() <= start <= met.end() + 6 and _BEFORE.fullmatch(text, met.end(), start))
        for start, end in named
    )
