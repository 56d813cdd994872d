"""Takes words apart into runs of letters, by which the model knows words that it never saw; German joins words."""

from functools import lru_cache

from harvester.classify.words import stem

SHORTEST, LONGEST = 3, 5


@lru_cache(5_000)
def grams(word: str) -> frozenset[str]:
    """Return the runs of three to five letters of a folded word, its edges marked by blanks, and its stem.

    A mere number has none.

    >>> sorted(grams("ton"))
    [' to', ' ton', ' ton ', '=ton', 'on ', 'ton', 'ton ']
    """
    if word.isdigit():
        return frozenset()
    padded = f" {word} "
    found = {
        padded[at : at + length] for length in range(SHORTEST, LONGEST + 1) for at in range(len(padded) - length + 1)
    }
    found.add(f"={stem(word)}")
    return frozenset(found)
