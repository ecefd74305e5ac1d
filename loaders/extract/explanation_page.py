"""Facts and their reasons as one HTML file: text marked by displaCy, no script, and no request to anywhere.

Nothing from a paper is markup: displaCy escapes the texts it marks, all else is escaped here, and the page's policy
lets no script, no address and no style but its own in.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from spacy import displacy

from citegraph.graph.model import SourceRecord, TextField
from citegraph.loaders.extract.explanation import (
    KINDS,
    MARKED,
    PARTS,
    Explained,
    Kind,
    Mark,
    Reason,
    explain,
    marks_in,
)

_ASSETS = files("citegraph.loaders.extract") / "assets"
_MARK = '<mark class="{label}" title="{title}">{text}</mark>'
"""What displaCy makes of a span; it escapes the text, and labels and titles are our own words."""
_WRAPPER_STYLE = "line-height: 2.5; direction: ltr"
"""The one inline style that displaCy writes."""
_TITLES: dict[str, str] = {
    **dict[str, str](KINDS.items()),
    "fact": "what the fact rests on",
    "name": "the name",
    **PARTS,
}


def explanation_page(records: Iterable[SourceRecord], *, title: str) -> Iterator[str]:
    """The page piece by piece, a paper at a time, so that any number of papers can be written."""
    style = (_ASSETS / "explanation.css").read_text("utf-8")
    head = Template((_ASSETS / "explanation.html").read_text("utf-8"))
    yield head.substitute(policy=_policy(style), style=style, title=escape(title), legend=_legend())
    for number, record in enumerate(records, start=1):
        yield _article(record, number)
    yield "</main>\n</html>\n"


def _policy(style: str) -> str:
    """Content-Security-Policy: this style, displaCy's one inline style, and nothing else at all.

    https://www.w3.org/TR/CSP3/
    """
    hashes = " ".join(
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in (style, _WRAPPER_STYLE)
    )
    return f"default-src 'none'; style-src 'unsafe-hashes' {hashes}; base-uri 'none'; form-action 'none'"


def _legend() -> str:
    names = "".join(f' <mark class="{kind}">{escape(KINDS[kind])}</mark>' for kind in MARKED)
    parts = "".join(f' <mark class="{label}">{escape(_TITLES[label])}</mark>' for label in PARTS)
    return f"In the text:{names}. In claims:{parts}."


def _article(record: SourceRecord, number: int) -> str:
    facts = explain(record)
    groups = {kind: [fact for fact in facts if fact.kind == kind] for kind in KINDS}
    sections = [_section(kind, group) for kind, group in groups.items() if group]
    nothing = '<p class="quiet">No fact was found.</p>'
    used = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in record.versions.model_dump().items())
    return (
        f'<article id="paper-{number}">\n<h2>{_marked_field(record, "title")}</h2>\n'
        f'<div class="abstract">{_marked_field(record, "abstract")}</div>\n'
        f"{''.join(sections) or nothing}\n"
        f'<p class="quiet">Extracted with {escape(used)}</p>\n</article>\n'
    )


def _marked_field(record: SourceRecord, field: TextField) -> str:
    return marked(record.paper.text(field), marks_in(record, field))


def marked(text: str, marks: Sequence[Mark]) -> str:
    """The text as HTML with marks around its spans, by displaCy."""
    spans = [
        {
            "start": mark.start,
            "end": mark.end,
            "label": mark.label,
            "params": {"title": _TITLES.get(mark.label, mark.label)},
        }
        for mark in marks
    ]
    rendered: str = displacy.render(
        {"text": text, "ents": spans, "title": None},
        style="ent",
        manual=True,
        jupyter=False,
        options={"template": _MARK},
    )
    return rendered.strip()


def _section(kind: Kind, facts: Sequence[Explained]) -> str:
    rows = "".join(map(_fact, facts))
    head = f"<h3>{escape(KINDS[kind])} <span>{len(facts)}</span></h3>"
    return f'<section class="{kind}">\n{head}\n<ul>\n{rows}</ul>\n</section>\n'


def _fact(fact: Explained) -> str:
    details = "".join(f' <span class="detail">{escape(detail)}</span>' for detail in fact.details)
    reasons = "".join(f"<li>{_reason(reason)}</li>" for reason in fact.reasons)
    sure = f'<span class="sure s{round(fact.confidence * 10)}" title="confidence">{fact.confidence:.2f}</span>'
    return (
        f"<li>{sure} <b>{escape(fact.name)}</b>{details}\n"
        f'<ul class="reasons">{reasons}</ul>\n'
        f"<blockquote>{marked(fact.quote.text, fact.quote.marks)}</blockquote></li>\n"
    )


def _reason(reason: Reason) -> str:
    weight = "" if reason.weight is None else f" <span>{reason.weight:+.1f}</span>"
    return escape(reason.text) + weight
