"""Public SPARQL queries: refused, run in jailed worker processes, answered by the SPARQL 1.1 Protocol."""
