"""Puts together what pages said and tells what is new, changed, gone: values in, values out, any number of offers."""

from harvester.reconcile.merge import Contribution, merge
from harvester.reconcile.past import Past
from harvester.reconcile.spool import Spool

__all__ = ["Contribution", "Past", "Spool", "merge"]
