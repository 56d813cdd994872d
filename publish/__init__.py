"""From the ledger to people and machines: graph store, SPARQL, feeds, pages, schedule, command line."""
