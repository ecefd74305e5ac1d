"""Concepts: which noun phrases of a paper say what it is about.

`phrases` finds them, `features` says what is known about each, `choice` picks the few that the facts show.
"""
