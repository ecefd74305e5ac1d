"""From mentions to entities with stable ids: the graph as a pure function of the set of source records."""
