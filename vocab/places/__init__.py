"""Which German municipality a place lies in: register, names, postal codes, points and boundaries, with confidence."""

from vocab.places.gazetteer import FOLDER, Gazetteer, gazetteer
from vocab.places.model import District, Municipality, PlacesError, Resolved

__all__ = ["FOLDER", "District", "Gazetteer", "Municipality", "PlacesError", "Resolved", "gazetteer"]
