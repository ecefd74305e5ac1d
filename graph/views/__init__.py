"""HTML pages that show a subgraph."""
