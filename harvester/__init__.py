"""From a registered source to the ledger: register, fetch, extract, map, check, reconcile."""

__version__ = "0.1.0"
