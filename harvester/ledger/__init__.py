"""The ledger: sources, runs, pages, offer versions, findings and changes in SQL; nothing else knows SQLAlchemy."""

from harvester.ledger.base import Lease
from harvester.ledger.ledger import Ledger

__all__ = ["Lease", "Ledger"]
