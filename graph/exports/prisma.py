"""How many papers went where, as the PRISMA 2020 statement asks a review to report."""

from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Flow, Provenance
from citegraph.graph.exports._csv import csv_line, harmless
from citegraph.graph.exports._flow import steps
from citegraph.graph.model import Subgraph


class Prisma:
    """A line a step, in the order of the flow diagram (https://www.prisma-statement.org/prisma-2020-flow-diagram)."""

    description = "counts for a PRISMA 2020 flow diagram as CSV: identified, duplicates, excluded, included"
    suffix = ".prisma.csv"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write the counts; of a graph of which nothing is known but itself, how many papers it has."""
        papers = sum(node.label == "Paper" for node in graph.nodes)
        flow = provenance.flow or Flow(records=papers, duplicates=0, not_matching=0, included=papers)
        out.write(csv_line(("step", "number")))
        out.writelines(csv_line((harmless(step), str(number))) for step, number in steps(flow))
        return ()


export = Prisma()
