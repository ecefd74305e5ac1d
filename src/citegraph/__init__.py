"""Turns papers into a citation-style knowledge graph, with the sentence behind every edge."""

__version__ = "0.1.0"
