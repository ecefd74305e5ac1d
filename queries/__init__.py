"""Queries: named, documented Cypher texts with typed parameters, one file each in `catalogue/`."""
