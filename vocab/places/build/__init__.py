"""Builds the tables of `vocab/data/places` from packages of the registries; nothing of it runs in service."""
