"""Judges N-Triples by SHACL shapes that were compiled beforehand: fast, and of SHACL Core what our own rules use."""
