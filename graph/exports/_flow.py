"""The numbers of a PRISMA 2020 flow diagram, in words."""

from collections.abc import Iterator

from citegraph.graph.exports import Flow


def steps(flow: Flow) -> Iterator[tuple[str, int]]:
    """What happened to how many, from the records of the sources to the papers included."""
    yield "Records identified from the sources", flow.records
    yield "Duplicate records removed", flow.duplicates
    yield "Papers left out by the criteria of the selection", flow.not_matching
    if flow.screening:
        yield "Papers screened", flow.screened
        yield "Papers excluded", sum(flow.excluded.values())
    yield from ((f"Papers excluded: {reason}", papers) for reason, papers in flow.excluded.items())
    if flow.undecided:
        yield "Papers included on which nobody has decided yet", flow.undecided
    yield "Papers included", flow.included
