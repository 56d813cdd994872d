"""Tells in which language a text is written, by the little words that none does without, where that is sure."""

_WORDS = {
    "de": "der die das und mit für von ist ein eine einen den dem im zu auf wir sie nicht auch werden wird sich",
    "en": "the and of to in is for with you are this will your on we be from by how that it as an can our",
    "nl": "de het een en van in is voor met je op zijn te dat deze wordt worden ook aan bij uit naar niet of",
    "fr": "le la les des et du en un une est pour avec dans vous nous sur au aux par qui que ce votre",
    "es": "el los las de y en un una es para con por que se del su al como más este esta",
    "it": "il lo gli le di e in un una per con che si del della dei è al come sono questo",
    "tr": "ve bir bu için ile da de olarak çok en gibi daha olan ne kadar sizin",
    "pl": "i w na z do się że jest dla nie oraz od po jak są przez to ich",
}
_LEAST, _SHARE = 15, 0.12
"""Words that a text has at least, and the share of them that must be little words."""
_SETS = {tag: frozenset(words.split()) for tag, words in _WORDS.items()}


def tongue(text: str) -> str:
    """Return the tag of the language of `text`, or nothing where that is not sure.

    >>> tongue("In diesem Kurs lernen Sie, wie man aus altem Holz einen Stuhl baut, und wir bringen das Werkzeug mit.")
    'de'
    >>> tongue("Yoga, Pilates, Qigong")
    ''
    """
    words = text[:1000].lower().split()[:80]
    if len(words) < _LEAST:
        return ""
    counts = sorted(((sum(word in known for word in words), tag) for tag, known in _SETS.items()), reverse=True)
    (most, tag), (next_most, _) = counts[:2]
    return tag if most >= _SHARE * len(words) and most >= 2 * next_most else ""
