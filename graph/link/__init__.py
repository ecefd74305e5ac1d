"""Edges derived across papers."""
