"""How the six sites are made: a module for each, from the tables to the answers of its server."""
