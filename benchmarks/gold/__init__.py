"""Measures the mapping against gold tables; a module for each kind of fact."""
