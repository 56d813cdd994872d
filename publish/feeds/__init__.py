"""Whole-set files for machines: dumps and feeds, read from the ledger."""
