"""Splits words about a price into tokens with sums of money: ranges, and several sums that one currency serves."""

from harvester.mapping.prices.bare import bare, ends
from harvester.mapping.prices.compounds import compounds
from harvester.mapping.prices.counts import crowds
from harvester.mapping.prices.currencies import code
from harvester.mapping.prices.money import summed
from harvester.mapping.prices.phrases import families, phrases
from harvester.mapping.prices.tokens import Token, split
from harvester.mapping.prices.words import NOTHING, counted


def tokens(text: str) -> list[Token]:
    """Return the tokens of `text`, with numbers and currencies as sums.

    >>> [(one.kind, one.value or one.text) for one in tokens("10 Termine à 8,00 €")]
    [('number', '10.00'), ('word', 'Termine'), ('word', 'à'), ('sum', '8.00')]
    """
    found = summed(split(text))
    texts = {one.text.lower() for one in found}
    counted = crowds(families(compounds(found, texts), texts))
    return bare(phrases(_forward(_backward(_spelled(_capped(_bracketed(_instead(counted)))))), texts))


def _joiner(one: Token) -> str:
    """Return how a sign or word joins two numbers that share a currency: `/`, `-` for a range, or nothing."""
    if one.kind == "sign":
        return one.text if one.text in "/|(" else "-" if one.text in {"-", "−"} else ""
    if one.kind != "word" or "to-range" not in one.senses:
        return "/" if "or" in one.senses and one.kind == "word" else ""
    return "and" if "and" in one.senses else "-"


def _instead(found: list[Token]) -> list[Token]:
    """Give the currency behind `statt` to the number before it as well: `zahlt 20 statt 25 €`."""
    for at in range(len(found) - 2):
        one, then, last = found[at : at + 3]
        if one.kind == "number" and "instead" in then.senses and last.kind == "sum" and not last.low:
            found[at] = one._replace(kind="sum", currency=last.currency)
    return found


def _bracketed(found: list[Token]) -> list[Token]:
    """Give the currency behind brackets to the number in them and that before: `85 (60) Euro`, `8,- (erm. 4,-) EUR`."""
    for at in range(len(found) - 2, 1, -1):
        if found[at].text not in {")", "]"} or found[at + 1].kind != "currency" or found[at - 1].kind != "number":
            continue
        opens = next((i for i in range(at - 2, max(at - 5, 0), -1) if found[i].text in {"(", "["}), 0)
        if opens and found[opens - 1].kind == "number":
            named = code(found[at + 1].text)
            for place in (opens - 1, at - 1):
                found[place] = found[place]._replace(kind="sum", currency=named)
            del found[at + 1]
    return found


def _capped(found: list[Token]) -> list[Token]:
    """Make ranges of sums whose ends are both called so: `5 € bis max. 15 €`, `mindestens 8, höchstens 15 Euro`."""
    for at in range(len(found) - 2, 1, -1):
        most = found[at]
        if "to" not in most.senses or "to-range" in most.senses or found[at + 1].kind != "sum":
            continue
        if found[at - 2].kind not in {"number", "sum"}:
            continue
        least = at > 2 and "from" in found[at - 3].senses
        if _joiner(found[at - 1]) == "-":
            del found[at]
        elif least and found[at - 2].kind == "number" and (found[at - 1].text in ",/" or "and" in found[at - 1].senses):
            found[at - 1 : at + 1] = [found[at - 1]._replace(kind="sign", text="-", senses=NOTHING)]
    return found


def _spelled(found: list[Token]) -> list[Token]:
    """Make numbers of words that are joined to a sum: `fünf bis zehn Euro`, `zwanzig/fünfzehn Euro`."""
    for at in range(len(found) - 3, -1, -1):
        one, then = found[at], found[at + 2]
        if (
            one.kind == "word"
            and then.kind in {"sum", "number"}
            and _joiner(found[at + 1])
            and (many := counted(one.text))
        ):
            found[at] = one._replace(kind="number", value=f"{many}.00")
    return found


def _backward(found: list[Token]) -> list[Token]:
    """Give the currency of a sum to the numbers joined before it: `8/6/4 Euro`, `35–45 €`."""
    for at in range(len(found) - 2, 0, -1):
        if at + 1 >= len(found):
            continue
        before, after = found[at - 1], found[at + 1]
        how = _joiner(found[at])
        if (not how and found[at].text != ",") or how == "(" or after.kind != "sum":
            continue
        listed = (how in {"/", "|"} or _listed(found, at) or _closes(found, at)) and before.kind == "number"
        if listed and not _numbered(found, at - 1):
            found[at - 1] = before._replace(kind="sum", currency=after.currency)
        elif _ranged(found, at) and (how == "-" or (how == "and" and _between(found, at - 1))):
            found[at - 1 : at + 2] = [after._replace(low=before.value, start=before.start)]
    return found


def _listed(found: list[Token], at: int) -> bool:
    """Whether the comma at `at` parts sums that one currency serves: `60, 80 oder 100 €`."""
    rest = found[at + 2 : at + 4]
    joined = len(rest) == 2 and rest[1].kind == "sum" and (rest[0].text == "," or "or" in rest[0].senses)
    return found[at].text == "," and joined


def _closes(found: list[Token], at: int) -> bool:
    """Whether the word at `at` joins the last of several sums: `20, 50 und 100 €`."""
    listed = at > 2 and found[at - 2].text == "," and found[at - 3].kind == "number"
    return listed and "and" in found[at].senses and not _between(found, at - 1)


def _ranged(found: list[Token], at: int) -> bool:
    """Whether the numbers on both sides of `at` can be the ends of a range."""
    before, after = found[at - 1], found[at + 1]
    if before.kind == "number":
        fits = not _numbered(found, at - 1)
    else:
        fits = before.kind == "sum" and not before.low and before.currency == after.currency
    if at > 1 and found[at - 2].text.lower() in {"aged", "ages", "age"}:
        return False
    chained = at > 2 and found[at - 2].text == "-" and found[at - 3].kind in {"sum", "number"}
    chained = chained or (at + 3 < len(found) and found[at + 2].text == "-" and found[at + 3].kind == "sum")
    return fits and not chained and not after.low and float(before.value) < float(after.value)


_NO_SUMS = frozenset({"#", ".", "under", "unter", "over", "über", "aged"})
"""What stands before a number that is no sum: of a course, an age."""


def _numbered(found: list[Token], at: int) -> bool:
    """Whether the number at `at` is that of a course, a room or a part: `Raum 7 / 30 €`."""
    while at > 1 and found[at - 1].text == "-" and found[at - 2].kind == "number":
        at -= 2  # `Kurs-Nr. 261-3040`
    before = found[at - 1] if at else None
    if at > 2 and [one.text.lower() for one in found[at - 3 : at - 1]] == ["je", "nach"]:
        return False  # `je nach Modul 90 bis 140 €`
    if at > 1 and before is not None and "to-range" in before.senses and found[at - 2].kind == "number":
        before, at = found[at - 3] if at > 2 else None, at - 2  # `120 € bei 5 bis 7 / 96 € ab 8`
    counting = before is not None and before.text.lower() == "bei" and at > 1 and found[at - 2].kind == "sum"
    return counting or bool(before and ("numbered" in before.senses or before.text.lower() in _NO_SUMS))


def _between(found: list[Token], at: int) -> bool:
    return at > 0 and found[at - 1].text.lower() in {"zwischen", "zw.", "between"}


def _is_longer(found: list[Token], at: int) -> bool:
    """Whether the dash at `at` stands before one more number, or in a word: `41,60 € | 6–8 TN`, `10-class card`."""
    rest = found[at : at + 2]
    return len(rest) == 2 and (rest[1].kind == "number" or (rest[1].kind == "word" and rest[0].end == rest[1].start))


def _stops(found: list[Token], at: int, how: str) -> bool:
    """Whether nothing that it counts follows the number after `at`; a full stop at the end does not."""
    then = found[at + 2] if at + 2 < len(found) else None
    if ends(then, how) or (how == "-" and then is not None and _is_close(found, at) and then.kind == "word"):
        return then is None or then.senses.isdisjoint(_COUNTED)
    return how != "(" and then is not None and then.text == "." and _is_sentence(found, at)


def _is_close(found: list[Token], at: int) -> bool:
    """Whether no blank is round the dash at `at`: `€15-25 depending on income`."""
    return found[at - 1].end == found[at].start and found[at].end == found[at + 1].start


_COUNTED = frozenset({"people", "ages", "per:session", "per:unit", "per:hour", "per:week", "per:month", "per:year"})


def _is_sentence(found: list[Token], at: int) -> bool:
    rest = found[at + 3 : at + 4]
    return not rest or rest[0].text[0].isupper()


def _forward(found: list[Token]) -> list[Token]:
    """Give the currency of a sum to numbers joined after it and followed by no word: `EUR 35-45`, `85 € (60)`."""
    at = 1
    while at < len(found) - 1:
        before, after = found[at - 1], found[at + 1]
        how = _joiner(found[at])
        then = found[at + 2] if at + 2 < len(found) else None
        if how != "-" and then is not None and then.text == "-" and _is_longer(found, at + 2):
            at += 1
        elif how == "(" and after.kind == "number" and float(before.value or 0) > 4 * float(after.value):
            at += 1  # how many take part: `68 € (10), 82 € (7-9 TN)`
        elif how in {"-", "/", "|", "("} and before.kind == "sum" and after.kind == "number" and _stops(found, at, how):
            if how != "-":
                found[at + 1] = after._replace(kind="sum", currency=before.currency)
            elif float(before.value) < float(after.value) and not before.low:
                found[at - 1 : at + 2] = [after._replace(kind="sum", currency=before.currency, low=before.value)]
                continue
        at += 1
    return found
