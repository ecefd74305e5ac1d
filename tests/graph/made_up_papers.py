"""Made-up papers with facts: names in versions, sizes, short and long forms, spread over titles that collide."""

from collections.abc import Sequence

from hypothesis import strategies as st

from citegraph.graph.model import (
    Abbreviation,
    Comparison,
    Introduced,
    Mention,
    Mentioned,
    Paper,
    PaperFacts,
    SourceRecord,
    Topic,
    UsedDataset,
    UsedMethod,
    Variant,
    Versions,
)
from citegraph.graph.names.lexicon import Lexicon, Line
from citegraph.graph.names.table import NameTable, fingerprint

VERSIONS = Versions(extractor="1", lexicon="1", model="1", name_table="1")
LEXICON = Lexicon(
    [
        [
            Line("theme", ("mixture of experts", "MoE"), "lexicon.tsv:1"),
            Line("topic", ("large language model", "LLM"), "lexicon.tsv:2"),
            Line("model", ("Llama 2", "LLaMA-2"), "lexicon.tsv:3"),
            Line("dataset", ("ImageNet",), "lexicon.tsv:4"),
            Line("method", ("DARE",), "lexicon.tsv:5"),
            Line("model", ("Llama 2 Chat",), "lexicon.tsv:6"),
        ]
    ],
    version="made-up",
)
_COUNTED = "largelanguagemodel\tLLM\t900\nmse\tMSE\t300\n"
TABLE = NameTable(f"citegraph-names-1\t1000\t{fingerprint()}\tpapers\n{_COUNTED}".encode())
"""Knows a name that nearly every paper has, and a short form that many have."""


def mention(text: str, surface: str) -> Mention:
    """The first place in the abstract where the surface stands."""
    start = text.index(surface)
    return Mention(field="abstract", start=start, end=start + len(surface), sentence=text)


def record(  # noqa: PLR0913 - one argument for each kind of fact
    title: str,
    *,
    introduces: Sequence[str | tuple[str, ...]] = (),
    methods: Sequence[str | tuple[str, ...]] = (),
    datasets: Sequence[str | tuple[str, ...]] = (),
    concepts: Sequence[str | tuple[str, ...]] = (),
    claims: Sequence[tuple[str, str, str]] = (),
    variants: Sequence[tuple[str, str]] = (),
    mentions: Sequence[tuple[str, str]] = (),
    defines: Sequence[tuple[str, str]] = (),
    confidence: float = 1.0,
    **known: object,
) -> SourceRecord:
    """A record whose abstract lists all its names; a fact is its name, then its other forms."""
    forms = [_forms(fact) for facts in (introduces, methods, datasets, concepts) for fact in facts]
    named = [name for names in (*forms, *claims, *variants, *mentions, *defines) for name in names]
    text = f"We speak of {', '.join(named)}."

    def common(names: tuple[str, ...]) -> dict[str, object]:
        return {"name": names[0], "mentions": tuple(mention(text, n) for n in names), "confidence": confidence}

    facts = PaperFacts(
        introduces=tuple(Introduced(aliases=f[1:], **common(f)) for f in map(_forms, introduces)),
        methods=tuple(UsedMethod(aliases=f[1:], **common(f)) for f in map(_forms, methods)),
        datasets=tuple(UsedDataset(aliases=f[1:], **common(f)) for f in map(_forms, datasets)),
        concepts=tuple(Topic(surfaces=f, **common(f)) for f in map(_forms, concepts)),
        baselines=tuple(_comparison(text, *claim) for claim in claims),
        variant_of=tuple(Variant(name=n, base=b, mentions=(mention(text, n),)) for n, b in variants),
        mentioned=tuple(Mentioned(name=name, mentions=(mention(text, form),)) for name, form in mentions),
        abbreviations=tuple(Abbreviation(short=short, long=long) for short, long in defines),
    )
    return SourceRecord(paper=Paper(title=title, abstract=text, **known), facts=facts, versions=VERSIONS)


def _forms(fact: str | tuple[str, ...]) -> tuple[str, ...]:
    return (fact,) if isinstance(fact, str) else fact


def _comparison(text: str, subject: str, outcome: str, baseline: str) -> Comparison:
    return Comparison(
        subject=subject,
        baseline=baseline,
        named=True,
        outcome=outcome,
        metric="speed",
        value="2x",
        number=2.0,
        unit="factor",
        evidence=text,
        mentions=(mention(text, baseline),),
    )


_METHODS = (
    "FlashAttention", "FlashAttention-2", "flash attention", "CL", "MoE", "Mixture of Experts", "LLaMA-2 7B",
    "Llama 2", "PRISM", "Prism", "DARTS", "Darts", ("PRISM", "Probabilistic Instance Segmentation Method"), "LLMs",
    "ImageNet",
    ("PRISM", "Parallel Recurrent Inference of State Machines"), "Continual Learning", "Probing", ("S4", "Sparse Set"),
    ("FlashAttention-2", "FlashAttention"), "ours", "PRISM-2", "Prism 2 7B", "DARTS v2", "MSE",
    ("SMoE", "sparse MoE"), ("CL", "contrastive learnings"),
)  # fmt: skip
_TOPICS = (
    "continual learning", "contrastive learning", "mixture of experts", ("large language model", "LLM"), "prism",
    ("continual learning", "CL"), "flash attention", "CL", "mean squared error", ("mean square errors", "MSE"),
)  # fmt: skip
_DEFINED = (
    ("CL", "continual learning"), ("CL", "Contrastive Learning"), ("CL", "contrastive learnings"),
    ("PRISM", "Parallel Recurrent Inference of State Machines"), ("MoE", "mixture of evidence"),
    ("LLM", "large lattice"), ("MSE", "mean squared error"), ("MSE", "multi view semantic embedding"),
    ("ML", "continual learning"), ("SMoE", "sparse MoE"), ("FlashAttention", "flash attention"),
    ("PRISM", "Probabilistic Instance Segmentation Method"),
)  # fmt: skip
_SIDES = st.sampled_from(("ours", "FlashAttention", "FlashAttention-2", "PRISM", "CL", "Mamba"))
_OUTCOMES = st.sampled_from(("better", "equal", "worse", "unclear"))


def records() -> st.SearchStrategy[SourceRecord]:
    """Records that share few titles, ids, authors and many names."""
    return st.builds(
        record,
        st.sampled_from(("On Prism", "on PRISM.", "Phi-3 Report", "Phi-4 Report", "Notes", "混合专家")),
        introduces=_some(_METHODS, 2),
        methods=_some(_METHODS, 4),
        datasets=_some(("ImageNet", "CIFAR-10", "CIFAR-100", "CL"), 2),
        concepts=_some(_TOPICS, 2),
        claims=st.lists(st.tuples(_SIDES, _OUTCOMES, _SIDES), max_size=2),
        variants=_some(
            (("FlashAttention-2", "FlashAttention"), ("PRISM", "CL"), ("Darts", "Darts"), ("PRISM-2", "PRISM")), 1
        ),
        mentions=_some(
            (("mixture of experts", "MoE"), ("large language model", "LLMs"), ("FlashAttention", "FlashAttention")), 2
        ),
        defines=_some(_DEFINED, 2),
        confidence=st.sampled_from((0.3, 0.8, 1.0)),
        year=st.sampled_from((None, 2019, 2021, 2024)),
        authors=st.sampled_from(((), ("Ada Byron",), ("Byron, A.", "Grace Hopper"), ("Alan Turing", "ada byron"))),
        arxiv_id=st.sampled_from((None, None, "2101.00001", "2101.00001v2", "2101.00002")),
        doi=st.sampled_from((None, None, "10.1/a", "https://doi.org/10.1/A", "10.1/b")),
        cites=st.sampled_from(((), ("arXiv:2101.00001",), ("doi:10.1/A", "arxiv:2101.00002v1"))),
        venue=st.sampled_from((None, "arXiv", "ICML", "icml")),
        source=st.sampled_from(("one.jsonl", "two.jsonl")),
    )


def _some(values: Sequence[object], most: int) -> st.SearchStrategy[list[object]]:
    return st.lists(st.sampled_from(values), max_size=most)
