"""Variants: which name extends, improves or is a kind of which other.

`told` reads signs of it in the text, `shown` sees them in the names, `choice` weighs all signs of a pair together.
"""
