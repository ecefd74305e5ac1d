"""A literature review's material as Markdown: what papers share, what each brings and claims, in their own words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._bibliography import Entry
from citegraph.graph.exports._claims import ClaimRow
from citegraph.graph.exports._flow import steps
from citegraph.graph.exports._markdown import markdown, row
from citegraph.graph.exports._review_material import VERBS, Material, Saying, by_sentence
from citegraph.graph.model import Subgraph
from citegraph.wording import many

HEADS = ("Subject", "Outcome", "Baseline", "Metric", "Value", "Dataset", "Paper", "Quote")
WIDTHS = (9, 5, 9, 7, 5, 6, 4, 20)
"""Of the columns, in relation to each other: pandoc takes them from the length of the rule under the heads."""
TOLD = frozenset(VERBS) - {"is about", "speaks of"}
"""What is worth a line under a paper; what it is about stands under the themes."""


class Review:
    """Prose is quoted, with what was read from it before the quote; nothing is written that no paper says."""

    description = "a literature review's material as Markdown: themes, papers in reading order, claims, references"
    suffix = ".review.md"

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write how the papers were chosen, the comparison table, the themes, each paper, and the references."""
        material = Material.of(graph)
        title = f"# {markdown(heading(material, provenance))}\n\n"
        for part in ([title], *body(material, provenance), _references(material)):
            out.writelines(text.encode("utf-8", "replace") for text in part)
        return ()


def body(material: Material, provenance: Provenance) -> Iterator[Iterable[str]]:
    """The review between title and references, for which other programs have ways of their own."""
    yield _head(provenance)
    yield _table(material)
    yield _themes(material)
    yield _papers(material)


def cite(entry: Entry) -> str:
    """`[@dao2022flashattention]`, as pandoc reads it."""
    return f"[@{entry.key}]"


def heading(material: Material, provenance: Provenance) -> str:
    """The title: `FlashAttention: what 5 papers say`."""
    number = len(material.entries)
    papers = f"hat {many(number, 'paper')} {'says' if number == 1 else 'say'}"
    subject = provenance.subject
    return f"{subject[:1].upper()}{subject[1:]}: w{papers}" if subject else f"W{papers}"


def _head(provenance: Provenance) -> Iterator[str]:
    yield from _how_chosen(provenance)
    yield "Whatever stands in quotation marks is the wording of an abstract. What stands before it, and in the cells "
    yield "of the table, was read from that wording by a program: the quote decides.\n"


def _how_chosen(provenance: Provenance) -> Iterator[str]:
    if not provenance.command:
        return
    yield "## How the papers were chosen\n\n"
    day = f" on {provenance.date}" if provenance.date else ""
    versions = ", ".join(f"{part} {version}" for part, version in provenance.versions.items())
    yield f"By this command{day}{f', with {markdown(versions)}' if versions else ''}:\n\n"
    yield f"    {' '.join(provenance.command.split())}\n\n"
    if provenance.flow:
        yield from (row(["Step (PRISMA 2020)", "Number"]), row(["---", "---:"]))
        yield from (row([markdown(step), f"{number:,}"]) for step, number in steps(provenance.flow))
        yield "\n"


def _table(material: Material) -> Iterator[str]:
    rows = material.sure_claims
    if not material.claims:
        return
    yield "\n## Who compares with whom\n\n"
    if left_out := len(material.claims) - len(rows):
        yield f"{many(len(rows), 'comparison')}; {left_out:,} that could not be read surely enough are left out, "
        yield "and are among those of the format `claims-csv`.\n\n"
    if rows:
        yield row(list(HEADS)) + row(["-" * width for width in WIDTHS])
    for claim in rows:
        cells = [claim.subject, claim.outcome, claim.baseline, claim.metric, claim.value, claim.dataset]
        cited = cite(material.entries[claim.paper.id]) if claim.paper else ""
        yield row([*map(markdown, cells), cited, _quoted(claim.quote)])


def _themes(material: Material) -> Iterator[str]:
    first = True
    for node, sayings in material.themes():
        yield "\n## What papers share\n" if first else ""
        first = False
        yield f"\n### {markdown(node.name)} ({many(len(sayings), 'paper')})\n\n"
        yield f"Also written {', '.join(map(markdown, node.aliases))}.\n\n" if node.aliases else ""
        for paper, saying in sayings.items():
            entry = material.entries[paper]
            quote = f": {_quoted(saying.sentence)}" if saying.sentence else ", named in its title."
            yield f"- *{markdown(entry.title)}* {cite(entry)} {saying.verb} it{quote}\n"


def _papers(material: Material) -> Iterator[str]:
    yield "\n## The papers, in reading order\n"
    claims: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for claim in material.claims:
        if claim.paper:
            claims[claim.paper.id].append(claim)
    for paper, entry in material.entries.items():
        yield f"\n### {markdown(entry.title)}\n\n"
        about = (markdown(", ".join(entry.authors)), str(entry.year or ""), markdown(entry.venue), cite(entry))
        yield f"{' '.join(filter(None, about))}\n\n"
        yield from _lines(material, paper, claims[paper])


def _lines(material: Material, paper: str, claims: Sequence[ClaimRow]) -> Iterator[str]:
    """A line for each sentence that brings, extends, compares or claims something."""
    said = material.sayings.get(paper, ())
    more = {saying.thing for saying in said if saying.verb in TOLD}
    told = [one for one in said if one.verb in TOLD or (one.thing not in more and _is_of(material, one, paper))]
    for sentence, sayings in by_sentence(told, claims).items():
        words = _words(material, sayings, paper) or "claims"
        quote = f": {_quoted(sentence)}" if sentence else ", named in its title."
        yield f"- {words[:1].upper()}{words[1:]}{quote}\n"


def _is_of(material: Material, saying: Saying, paper: str) -> bool:
    """Whether another paper of the review introduces what this one speaks of."""
    return saying.verb == "speaks of" and any(by != paper for by in material.introduced_by.get(saying.thing, ()))


def _words(material: Material, sayings: Iterable[Saying], paper: str) -> str:
    """`introduces **A**; compares with **B** [@b] and **C**`."""
    by_verb: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for saying in sorted(sayings, key=lambda saying: VERBS[saying.verb]):
        if not any(saying.thing in things for things in by_verb.values()):
            by_verb[saying.verb][saying.thing] = None
    return "; ".join(
        f"{verb} {_listed([_thing(material, t, paper) for t in things])}" for verb, things in by_verb.items()
    )


def _thing(material: Material, thing: str, paper: str) -> str:
    others = [material.entries[by] for by in material.introduced_by.get(thing, ()) if by != paper]
    return " ".join((f"**{markdown(material.nodes[thing].name)}**", *map(cite, others)))


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _quoted(sentence: str) -> str:
    return f"“{markdown(sentence)}”"


def _references(material: Material) -> Iterator[str]:
    yield "\n## References\n\n"
    for entry in sorted(material.entries.values(), key=lambda entry: entry.key):
        authors = markdown(", ".join(entry.authors))
        parts = [authors, str(entry.year or ""), f"*{markdown(entry.title)}*", markdown(entry.venue)]
        parts.append(f"arXiv:{markdown(entry.arxiv_id)}" if entry.arxiv_id else "")
        parts.append(f"doi:{markdown(entry.doi)}" if entry.doi else "")
        parts.append(f"<{entry.url}>" if entry.url else "")
        yield f"- `{entry.key}`: {'. '.join(part.removesuffix('.') for part in parts if part)}.\n"


export = Review()
