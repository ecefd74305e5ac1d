"""Comparison claims: a sentence read (`reading`), its quantities, comparators and gains found, claims put together."""
