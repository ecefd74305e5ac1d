"""Computations: what a query works out in Python from what its Cypher text fetches, one module a query."""
