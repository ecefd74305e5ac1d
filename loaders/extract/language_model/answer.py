"""What a language model is asked to answer: the facts of one paper, in the paper's own words and without offsets.

The schema that the service gets is made of these classes; every field must be there, for strict schemas know no
defaults. What an answer claims is believed only where its words stand in the paper (`facts`).
"""

from pydantic import BaseModel, ConfigDict, Field

from citegraph.graph.model import ArtefactKind, ConceptKind, DatasetKind, MethodKind, Outcome


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class OwnArtefact(_Strict):
    """A named artefact that the paper introduces."""

    name: str
    aliases: list[str] = Field(description="other forms of the name in the text, its expansion among them")
    kind: ArtefactKind


class NamedMethod(_Strict):
    """A method of others."""

    name: str
    aliases: list[str]
    kind: MethodKind
    component: bool = Field(description="whether the paper's own proposal uses it or is built on it")


class NamedDataset(_Strict):
    """A dataset or benchmark of others."""

    name: str
    aliases: list[str]
    kind: DatasetKind


class Theme(_Strict):
    """What the paper is about."""

    name: str = Field(description="lower case, singular, spelled out")
    surfaces: list[str] = Field(description="the words of the text that express it")
    kind: ConceptKind


class Claim(_Strict):
    """One comparison: one subject, one baseline, one metric, one value."""

    subject: str = Field(description="the name of what is better or worse; `ours` for a proposal without a name")
    baseline: str | None = Field(description="the other side as written; null where none is stated")
    named: bool = Field(description="whether the baseline is one specific method, model, system or dataset")
    outcome: Outcome = Field(description="from the subject's point of view")
    metric: str | None
    value: str | None = Field(description="as written: 2.4x, 15%, up to 7.6x")
    datasets: list[str]
    evidence: str = Field(description="the exact fragment of the text that states the claim, a sentence or less")


class Extension(_Strict):
    """One named thing that extends, improves or is a kind of another."""

    name: str
    base: str


class Answer(_Strict):
    """Everything that a paper's title and abstract say."""

    introduces: list[OwnArtefact]
    methods: list[NamedMethod]
    datasets: list[NamedDataset]
    concepts: list[Theme]
    claims: list[Claim]
    variants: list[Extension]
