"""The papers that most of the literature in the graph rests on."""

from collections import Counter

from citegraph.queries.answer import Fetch, Record
from citegraph.queries.computed._rank import page_rank
from citegraph.queries.computed._walk import in_order


def computation(fetch: Fetch, parameters: Record, /) -> list[Record]:
    """Rows by PageRank from the highest, how many build on them, title and id; only papers that some build on."""
    edges = fetch()
    pairs = [(edge["later_id"], edge["paper_id"]) for edge in edges]
    ranks = page_rank({node for pair in pairs for node in pair}, pairs)
    built_on_by = Counter(earlier for _, earlier in pairs)
    papers = {edge["paper_id"]: edge for edge in edges}
    rows = [_row(paper, round(ranks[i], 4), built_on_by[i]) for i, paper in papers.items()]
    return in_order(rows, "lower", "fewer", "title", "paper_id")[: parameters["limit"]]


def _row(paper: Record, score: float, built_on_by: int) -> Record:
    return {**paper, "score": score, "built_on_by": built_on_by, "lower": -score, "fewer": -built_on_by}
