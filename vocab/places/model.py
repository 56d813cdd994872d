"""What the gazetteer knows and answers, as frozen values."""

from msgspec import Struct

from vocab.model import Finding


class Municipality(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A German municipality by its official key; a withdrawn one names its successor where it is known."""

    ags: str
    """Amtlicher Gemeindeschlüssel, eight digits."""
    ars: str = ""
    """Amtlicher Regionalschlüssel, twelve digits; empty where it cannot be derived and no register was imported."""
    name: str
    kind: str = ""
    """`city` (district-free), `town`, `market`, `municipality` or `unincorporated`; empty when not known."""
    district: str
    """The first five digits of the AGS."""
    state: str
    """The first two digits of the AGS."""
    postal_codes: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    """Inhabitants, roughly; 0 when not known."""
    aliases: tuple[str, ...] = ()
    withdrawn: bool = False
    successor: str = ""
    successor_confidence: float = 1.0
    """How sure the successor is: 1 from the register, less when only name or location say so."""


class District(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A German district or district-free city by the first five digits of its AGS."""

    ags: str
    name: str
    kind: str = ""
    nuts: str = ""
    population: int = 0
    state: str
    withdrawn: bool = False
    successors: tuple[str, ...] = ()


class Resolved(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which municipality a place lies in: one, one of several candidates, or unknown."""

    ags: str = ""
    """The municipality; empty when it is not exactly one."""
    candidates: tuple[str, ...] = ()
    confidence: float = 0.0
    """Between 0 and 1; of the municipality, or of the truth being among the candidates."""
    basis: str = ""
    """What it was read from, such as `postal-code+name`, `name`, `coordinate`, `boundary`, `venue` or `online`."""
    words: str = ""
    area: str = ""
    """The social area inside the municipality, such as `06611000/nord`."""
    findings: tuple[Finding, ...] = ()


class PlacesError(ValueError):
    """A table or file of places is not usable; `code` names the text in `vocab.messages`, `parts` fill it."""

    def __init__(self, code: str, **parts: object) -> None:
        self.code = code
        self.parts = parts
        super().__init__(f"{code}: {parts}")
