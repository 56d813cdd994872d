"""Maps raw offers, in the words of a page, to offers in the terms of the vocabulary."""

from harvester.mapping.offer import Mapped, offer

__all__ = ["Mapped", "offer"]
