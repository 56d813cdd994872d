"""The shared language of Bildungsernte: model, terms, IRIs, graphs and messages; no network, no database."""
