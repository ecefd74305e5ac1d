"""What the components share: the extensions on a spaCy Doc, and the values that stand in them.

One Doc is one paper: the mended title, a blank line, the mended abstract. All offsets in the classes below count code
points of `doc.text`; `evidence` turns them into Mentions, which count in the stored title and abstract.

| extension | value | assigned by the component |
|---|---|---|
| `doc._.paper` | Paper | the Extractor, before the first component |
| `doc._.page` | Page: where the fields lie in `doc.text`, and back to the stored text | the Extractor |
| `doc._.resources` | Resources: lexicon, name table, weights | the Extractor |
| `doc._.sentences` | tuple of Sentence, the title being the first | sentences |
| `doc._.abbreviations` | tuple of ShortForm | abbreviations |
| `doc._.words` | tuple of Word (`_words`): words with their shapes | names |
| `doc._.occurrences` | tuple of Occurrence: places where a name may stand | names |
| `doc._.clusters` | tuple of Cluster: occurrences of one name | clusters |
| `doc._.verdicts` | tuple of Verdict, one for each cluster, in the same order | roles |
| `doc._.introduces`, `doc._.methods`, `doc._.datasets` | tuples of facts | facts |
| `doc._.concepts` | tuple of Topic | concepts |
| `doc._.baselines` | tuple of Comparison | claims |
| `doc._.variants` | tuple of Variant | variants |
| `doc._.mentioned` | tuple of Mentioned | mentions |
| `doc._.code` | tuple of URLs | code |

An extension that no component assigns is empty. A component names what it reads and writes in `requires` and `assigns`
of its spaCy factory; the pipeline is ordered by that.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from spacy.tokens import Doc

from citegraph.graph.model import ArtefactKind, Mention, Paper, TextField
from citegraph.loaders.extract._text import Mended

RoleName: TypeAlias = Literal["introduces", "method", "dataset", "none"]
"""What a name is to its paper: its own artefact, another's method or dataset, or no name to keep."""

GAP = "\n\n"
"""What stands between title and abstract in `doc.text`."""


@dataclass(frozen=True, slots=True)
class Page:
    """Title and abstract as one text, with the way back to the stored text."""

    title: Mended
    abstract: Mended
    text: str
    """What spaCy sees; `doc.text` is the same, but spaCy puts it together anew from its tokens at every call."""

    @classmethod
    def of(cls, paper: Paper) -> "Page":
        """The page of a paper."""
        title, abstract = Mended.of(paper.title), Mended.of(paper.abstract)
        return cls(title, abstract, title.text + GAP + abstract.text if abstract.text else title.text)

    @property
    def abstract_start(self) -> int:
        """Where the abstract begins."""
        return len(self.title.text) + len(GAP)

    def field(self, start: int) -> TextField:
        """The field that an offset lies in."""
        return "title" if start < self.abstract_start else "abstract"

    def stored(self, start: int, end: int) -> tuple[TextField, int, int]:
        """Field, start and end in the stored text of a span that lies within one field."""
        if start < self.abstract_start:
            return "title", *self.title.stored(start, min(end, len(self.title.text)))
        return "abstract", *self.abstract.stored(start - self.abstract_start, end - self.abstract_start)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; the title is one, whatever it holds."""

    start: int
    end: int
    field: TextField


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form and what it stands for, where the text defines it: Mixture of Experts (MoE)."""

    short: str
    long: str
    start: int
    """Start of the short form."""
    end: int
    long_start: int
    long_end: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a name may stand."""

    start: int
    end: int
    text: str
    """The name; in elliptical coordination ("tensor and pipeline parallelism") it is more than what stands there."""
    sentence: int
    """Index in `doc._.sentences`."""
    rule: str
    """What proposed it: `shape`, `short form`, `long form`, `lexicon`, `cue`, `title`, `coordination`."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """All occurrences of one name in one paper: one key, or joined by a definition, a plural or the lexicon."""

    key: str
    """Key of `name` (graph.names.name_key)."""
    name: str
    """The form that the facts show."""
    occurrences: tuple[Occurrence, ...]
    """In the order of the text; never empty."""
    keys: frozenset[str]
    """Keys of all its forms."""
    short: str = ""
    """The short form, where the paper defines one."""
    long: str = ""
    """The long form, where the paper defines one."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every written form once, `name` first."""
        return tuple(dict.fromkeys([self.name, *(o.text for o in self.occurrences)]))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every written form but `name`."""
        return self.forms[1:]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a cluster is to its paper, and how sure that is."""

    cluster: Cluster
    role: RoleName
    kind: ArtefactKind
    confidence: float
    """Calibrated: of the verdicts at .9, nine in ten are right."""
    chances: dict[RoleName, float] = field(default_factory=dict)
    """Probability of each role."""
    why: str = ""


def register_extensions() -> None:
    """Make the extensions known to spaCy; doing it again changes nothing."""
    for name in ("paper", "page", "resources"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in TUPLES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())


TUPLES = (
    "sentences",
    "abbreviations",
    "words",
    "occurrences",
    "clusters",
    "verdicts",
    "introduces",
    "methods",
    "datasets",
    "concepts",
    "baselines",
    "variants",
    "mentioned",
    "code",
)
register_extensions()


def sentence_at(doc: Doc, start: int) -> int:
    """Index in `doc._.sentences` of the sentence that holds an offset."""
    return bisect_right([sentence.start for sentence in doc._.sentences], start) - 1


def evidence(doc: Doc, start: int, end: int) -> Mention:
    """The Mention of a span of `doc.text`: offsets in the stored field, and the stored sentence around it."""
    page: Page = doc._.page
    sentence = doc._.sentences[sentence_at(doc, start)]
    where, stored_start, stored_end = page.stored(start, min(end, sentence.end))
    _, first, last = page.stored(sentence.start, sentence.end)
    return Mention(field=where, start=stored_start, end=stored_end, sentence=doc._.paper.text(where)[first:last])


def cluster_at(doc: Doc, start: int, end: int) -> Cluster | None:
    """The cluster whose occurrence overlaps a span of `doc.text` most; None where no name stands there."""
    best, most = None, 0
    for cluster in doc._.clusters:
        for occurrence in cluster.occurrences:
            overlap = min(end, occurrence.end) - max(start, occurrence.start)
            if overlap > most:
                best, most = cluster, overlap
    return best


def verdict_of(doc: Doc, cluster: Cluster) -> Verdict:
    """The verdict on a cluster of this doc."""
    verdicts: tuple[Verdict, ...] = doc._.verdicts
    return next(verdict for verdict in verdicts if verdict.cluster is cluster)
