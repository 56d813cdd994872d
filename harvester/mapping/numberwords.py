"""Reads small numbers, in digits or in German and English words."""

NUMBERS = {
    word: number
    for number, words in enumerate(
        "ein eine einen einer one|zwei two|drei three|vier four|fünf five|sechs six|sieben seven|acht eight|neun nine"
        "|zehn ten|elf eleven|zwölf twelve|dreizehn thirteen|vierzehn fourteen|fünfzehn fifteen|sechzehn sixteen"
        "|siebzehn seventeen|achtzehn eighteen|neunzehn nineteen|zwanzig twenty".split("|"),
        1,
    )
    for word in words.split()
}
WORDS = "|".join(NUMBERS)
NUMBER = rf"(?:\d{{1,3}}(?!\d)|\b(?:{WORDS})\b)"
"""Pattern of a number that `number` reads, in lower case."""


def number(words: str) -> int:
    """Return the number that `words` are.

    >>> number("12"), number("zwölf")
    (12, 12)
    """
    return NUMBERS.get(words) or int(words)
