"""Turns pages into raw offers in the provider's own words; no network, no store, no judgement."""
