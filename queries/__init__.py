"""Queries: named, documented Cypher texts with typed parameters, one file each in `catalogue/`.

`names` lists them, `describe` tells one, `run` answers one by name; `citegraph.queries.functions` has a typed function
for each. What a given name stands for is found by `look_up`.
"""

from citegraph.queries.answer import Answer, describe, names, run
from citegraph.queries.first_look import Named
from citegraph.queries.header import Column, Kind, Parameter, Query
from citegraph.queries.lookup import look_up

__all__ = ["Answer", "Column", "Kind", "Named", "Parameter", "Query", "describe", "look_up", "names", "run"]
