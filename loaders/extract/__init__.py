"""Extraction: from one paper's title and abstract to PaperFacts, by a spaCy pipeline of small components.

The result for a paper depends on that paper's text alone, so papers can be extracted in any order and in parallel.
What the components share stands in `_document`; how they are found and ordered, in `_pipeline`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.graph.model import Abbreviation, Paper, PaperFacts, SourceRecord, Versions
from citegraph.graph.names.lexicon import Lexicon
from citegraph.graph.names.table import NameTable
from citegraph.loaders.extract._document import Page
from citegraph.loaders.extract._linear import weights_version
from citegraph.loaders.extract._parallel import in_processes
from citegraph.loaders.extract._pipeline import build
from citegraph.loaders.extract._resources import Resources

RULES = "3"
"""Version of the code and rules; it changes whenever the same text may give other facts."""
BATCH = 16
"""Papers a batch: 16 need 210 MB, 256 need 1,250 MB and are no faster."""


@dataclass(frozen=True)
class Extractor:
    """Reads papers and says what they introduce, use, evaluate on, are about and claim."""

    nlp: Language
    resources: Resources
    model: str = ""
    """The name that the spaCy pipeline was asked for by; empty for the default."""

    @classmethod
    def load(cls, model: str = "", lexicon: Lexicon | None = None) -> "Extractor":
        """An extractor on the spaCy pipeline of that name (the default one, where empty) and a lexicon.

        Raises:
            ExtractionError: if the spaCy pipeline is missing or unusable.
        """
        return cls(build(model), Resources(lexicon or Lexicon.load(), NameTable.load()), model)

    @property
    def versions(self) -> Versions:
        """What the facts are made with."""
        return Versions(
            extractor=RULES,
            lexicon=self.resources.lexicon.version,
            model=f"{self.nlp.meta['lang']}_{self.nlp.meta['name']}-{self.nlp.meta['version']}+{weights_version()}",
            name_table=self.resources.table.version,
        )

    def extract(self, papers: Iterable[Paper], *, jobs: int = 1) -> Iterator[SourceRecord]:
        """The papers with their facts, lazily and in the same order; `jobs` processes work at it."""
        if jobs > 1:
            yield from in_processes(self, papers, jobs=jobs)
            return
        versions = self.versions
        for doc in self.docs(papers):
            yield SourceRecord(paper=doc._.paper, facts=facts_of(doc), versions=versions)

    def docs(self, papers: Iterable[Paper]) -> Iterator[Doc]:
        """The papers as spaCy Docs with every extension of `_document` set."""
        return self.nlp.pipe((self._blank(paper) for paper in papers), batch_size=BATCH)

    def _blank(self, paper: Paper) -> Doc:
        page = Page.of(paper)
        doc = self.nlp.make_doc(page.text)
        doc._.paper, doc._.page, doc._.resources = paper, page, self.resources
        return doc


def facts_of(doc: Doc) -> PaperFacts:
    """What the components found, as one value."""
    return PaperFacts(
        introduces=doc._.introduces,
        methods=doc._.methods,
        datasets=doc._.datasets,
        concepts=doc._.concepts,
        baselines=doc._.baselines,
        variant_of=doc._.variants,
        mentioned=doc._.mentioned,
        abbreviations=tuple(Abbreviation(short=a.short, long=a.long) for a in doc._.abbreviations),
        code=doc._.code,
    )
