"""Concepts: which noun phrases of a paper say what it is about.

`phrases` finds them, `features` says what is known about each, `rating` turns that into a chance, `groups` gathers
those that only narrow or widen one another, and `choice` picks the groups that are one concept more beside the better.
"""
