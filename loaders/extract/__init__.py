"""Extraction: from one paper's title and abstract to PaperFacts, by a spaCy pipeline of small components."""
