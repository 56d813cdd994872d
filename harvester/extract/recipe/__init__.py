"""Recipes: TOML that says where a website without markup keeps what it offers; pages in, Items out."""
