"""Where published triples are kept: one seam, an embedded store and any SPARQL 1.1 store behind it."""
