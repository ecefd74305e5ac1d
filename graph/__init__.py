"""The graph: its model, how names become entities, how papers are linked, where it is kept and how it is shown."""
