"""The register of sources: whether one is described rightly, which state may follow which; nothing is stored here."""

from harvester.register.description import new_source
from harvester.register.states import moved

__all__ = ["moved", "new_source"]
