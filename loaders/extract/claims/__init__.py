"""Comparison claims: a sentence read (`reading`), its quantities, comparators and gains found, and claims put together."""
