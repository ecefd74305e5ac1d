"""How the graph is derived: the whole of it at once, or what a change of the records can change."""
