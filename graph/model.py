"""The values that flow through citegraph: Paper, PaperFacts, SourceRecord, then nodes and edges.

Offsets (`start`, `end`) count Unicode code points in the stored title or abstract, end exclusive.
"""

import hashlib
from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

Confidence: TypeAlias = Annotated[float, Field(ge=0.0, le=1.0)]
TextField: TypeAlias = Literal["title", "abstract"]
Outcome: TypeAlias = Literal["better", "equal", "worse", "unclear"]
Unit: TypeAlias = Literal["factor", "percent", "points", "absolute"]
Bound: TypeAlias = Literal["exact", "up to", "at least", "about"]
Role: TypeAlias = Literal["baseline", "component", "subject"]
MethodKind: TypeAlias = Literal["method", "model", "system"]
DatasetKind: TypeAlias = Literal["dataset", "benchmark", "metric"]
ConceptKind: TypeAlias = Literal["topic", "task"]
ArtefactKind: TypeAlias = Literal["method", "model", "system", "dataset", "benchmark", "metric"]
EntityLabel: TypeAlias = Literal["Method", "Dataset", "Concept"]
Label: TypeAlias = Literal["Paper", "Method", "Dataset", "Concept", "Claim", "Author", "Venue"]
EdgeType: TypeAlias = Literal[
    "INTRODUCES",
    "USES",
    "EVALUATES_ON",
    "ABOUT",
    "MENTIONS",
    "CLAIMS",
    "SUBJECT",
    "BASELINE",
    "ON",
    "VARIANT_OF",
    "WRITTEN_BY",
    "PUBLISHED_IN",
    "CITES",
    "COMPARES_WITH",
    "OUTPERFORMS",
    "BUILDS_ON",
    "RELATED_TO",
]
LINKS: frozenset[EdgeType] = frozenset({"COMPARES_WITH", "OUTPERFORMS", "BUILDS_ON", "RELATED_TO"})
"""Edges derived across papers; every other type of edge states a fact of one paper."""

PropertyValue: TypeAlias = str | int | float | bool | tuple[str, ...]
"""What a property may hold in every store and every export."""


class Value(BaseModel):
    """A frozen, closed value: unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Paper(Value):
    """One work as one source describes it."""

    title: str = Field(min_length=1)
    abstract: str = ""
    year: int | None = None
    authors: tuple[str, ...] = ()
    venue: str | None = None
    url: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    ids: dict[str, str] = Field(default_factory=dict)
    """Ids of other schemes, by scheme: `{"acl": "S18-1032"}`."""
    code: tuple[str, ...] = ()
    """URLs of code, data or project pages that the source itself gives; those in the text are PaperFacts.code."""
    cites: tuple[str, ...] = ()
    """Ids of cited papers, as `scheme:id` (`arxiv:2205.14135`, `doi:10.1/x`), where the source knows them."""
    source: str = ""
    """Name of the source: a file's name, not its folder."""

    @property
    def key(self) -> str:
        """Stable id of the paper as this source gave it: a hash of all its fields."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:24]

    def text(self, field: TextField) -> str:
        """The stored text that offsets of that field count in."""
        return self.title if field == "title" else self.abstract


class Mention(Value):
    """A span of the stored text, with the sentence around it: the evidence for a fact."""

    field: TextField
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    sentence: str

    def surface(self, paper: Paper) -> str:
        """The words that stand there."""
        return paper.text(self.field)[self.start : self.end]


class Fact(Value):
    """What one paper's text says, how sure we are, and where it says so."""

    confidence: Confidence = 1.0
    mentions: tuple[Mention, ...] = Field(min_length=1)
    """In the order title, then abstract, then position; the first is the one an edge shows."""
    why: str = ""
    """The rule, or the strongest features, behind the fact; shown by `extract --explain`."""


class Introduced(Fact):
    """A named artefact that the paper proposes or releases as its own."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other forms that the paper itself uses."""
    kind: ArtefactKind = "method"


class UsedMethod(Fact):
    """Any other named method, model or system that the paper mentions."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: MethodKind = "method"
    role: Role = "subject"


class UsedDataset(Fact):
    """A named dataset or benchmark that the paper evaluates on or studies."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: DatasetKind = "dataset"


class Topic(Fact):
    """A research concept or task that the paper is about."""

    name: str
    """Lower case, singular, expanded: `mixture of experts`."""
    surfaces: tuple[str, ...] = ()
    kind: ConceptKind = "topic"


class Mentioned(Fact):
    """A name of the lexicon that the text has, whatever the paper does with it."""

    name: str
    """The lexicon's usual name: `chain of thought`."""
    kind: ArtefactKind | ConceptKind = "topic"


class Comparison(Fact):
    """A comparison claim: one subject, one baseline, one metric, one value."""

    subject: str
    """As written, or `ours` where the proposal has no name."""
    baseline: str | None = None
    """As written; None where a gain is stated against nothing in particular."""
    named: bool = False
    """Whether the baseline is one specific method, model, system or dataset record."""
    outcome: Outcome = "unclear"
    """From the subject's point of view."""
    metric: str | None = None
    value: str | None = None
    """As written, LaTeX residue aside: `2.4x`, `15%`, `up to 7.6x`."""
    number: float | None = None
    number_from: float | None = None
    """The first number of "from A to B"; `number` is then B."""
    unit: Unit | None = None
    bound: Bound | None = None
    dataset: str | None = None
    """Named datasets, joined by "; " where one claim names several."""
    evidence: str
    """The fragment of the text that states the claim: one sentence or less."""


class Variant(Fact):
    """`name` extends, improves or is a kind of `base`."""

    name: str
    base: str
    rule: str = "text"
    """What says so: `text`, or `name` where only the name shows it."""


class Abbreviation(Value):
    """A short form that the paper defines: Mixture of Experts (MoE)."""

    short: str
    long: str


class PaperFacts(Value):
    """Everything that one paper's text says, from that text alone."""

    introduces: tuple[Introduced, ...] = ()
    methods: tuple[UsedMethod, ...] = ()
    datasets: tuple[UsedDataset, ...] = ()
    concepts: tuple[Topic, ...] = ()
    baselines: tuple[Comparison, ...] = ()
    variant_of: tuple[Variant, ...] = ()
    mentioned: tuple[Mentioned, ...] = ()
    """Known names that stand in none of the fields above."""
    abbreviations: tuple[Abbreviation, ...] = ()
    code: tuple[str, ...] = ()


class Versions(Value):
    """What the facts and the graph were made with; a store holds the records of one set of versions only."""

    extractor: str
    """Version of the extraction's code and rules."""
    lexicon: str
    """Hash of the lexicon, a user's own entries included."""
    model: str
    """The spaCy pipeline and the classifier's weights."""
    name_table: str
    """Version of the shipped name counts."""


class SourceRecord(Value):
    """A paper as one source gave it, with the facts in its text: what a store keeps, and all that a graph needs."""

    paper: Paper
    facts: PaperFacts
    versions: Versions

    @property
    def key(self) -> str:
        """Stable id of the record: that of the paper as the source gave it."""
        return self.paper.key


class Node(Value):
    """A node of the graph. `properties` holds no empty value: what is not known is not there."""

    id: str
    """Stable and readable: `method:flashattention-2`."""
    label: Label
    name: str
    """The commonest written form; for a paper, its title; for a claim, a short statement of it."""
    aliases: tuple[str, ...] = ()
    properties: dict[str, PropertyValue] = Field(default_factory=dict)


class EdgeKey(Value):
    """What makes an edge one edge."""

    source: str
    type: EdgeType
    target: str
    paper: str = ""
    """Id of the paper that states the fact, where neither end is that paper; else empty."""


class Edge(Value):
    """A directed edge of the graph, with its evidence among the properties."""

    source: str
    type: EdgeType
    target: str
    paper: str = ""
    properties: dict[str, PropertyValue] = Field(default_factory=dict)

    @property
    def key(self) -> EdgeKey:
        """What makes this edge one edge."""
        return EdgeKey(source=self.source, type=self.type, target=self.target, paper=self.paper)


class Subgraph(Value):
    """Nodes and edges that belong together; the whole graph is the largest. Nodes by id, edges by key."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    @classmethod
    def of(cls, nodes: Mapping[str, Node], edges: Mapping[EdgeKey, Edge]) -> "Subgraph":
        """The same graph in its one canonical order: nodes by id, edges by source, type, target, paper."""
        return cls.model_construct(
            nodes=tuple(nodes[i] for i in sorted(nodes)),
            edges=tuple(sorted(edges.values(), key=lambda e: (e.source, e.type, e.target, e.paper))),
        )
