r"""BibTeX and BibLaTeX, as Zotero, JabRef, Mendeley, publishers and `citegraph export` write them.

| field | becomes |
|---|---|
| title, abstract, author, year or date | the same, LaTeX resolved into plain text; formulas stay formulas |
| booktitle, journal, journaltitle, howpublished, school, institution, publisher | venue: the first that is there |
| doi, eprint, url | doi, arxiv_id, url; an address that holds an id says it too |
| crossref | what the entry it names says, where that stands before or after it in the same part of the file |

bibtexparser takes the file apart (https://bibtexparser.readthedocs.io), a few hundred entries at a time.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from functools import partial

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Source
from citegraph.loaders._bibliographic import Work, one_line, paper_of
from citegraph.loaders._latex_text import plain_text
from citegraph.loaders._records import RawRecord, Read, failing, load_records

_BLOCK = re.compile(r"[\t ]*@\w+[\t ]*[{(]")
"""Where bibtexparser lets a block begin, whatever it is within: a block that was never closed ends there."""
_ENTRY = re.compile(r"^[\t ]*@(?!string|comment|preamble)\w+[\t ]*[{(]", re.MULTILINE | re.IGNORECASE)
_STRING = re.compile(r"[\t ]*@string\b", re.IGNORECASE)
_VENUES = ("booktitle", "journal", "journaltitle", "howpublished", "school", "institution", "publisher")
_PLACES = ("note", "annote", "pubmedid", "archiveprefix", "howpublished", "number", "journal", "eprinttype")
_ADDRESS = re.compile(r"https?://\S+$")
"""A @misc entry often says by its address how it was published."""
BLOCKS = 200
"""Blocks that are taken apart at a time."""

# It warns of what it also returns, and what is returned is told with file and line.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False


class BibTeX:
    """Reads BibTeX; an entry that cannot be taken apart is Rejected, and the next one is read."""

    description = "BibTeX or BibLaTeX, as Zotero, JabRef, Mendeley and publishers write it"
    suffixes = (".bib", ".bibtex")

    def recognises(self, head: str, /) -> bool:
        """Whether an entry begins in it, and it is no data format of another kind."""
        return bool(_ENTRY.search(head)) and head.lstrip("\ufeff \t\r\n")[:1] not in ("{", "[", "<")

    def load(self, source: Source, /) -> Iterator[Item]:
        """Papers entry by entry; `@string`, `@comment` and `@preamble` are no entries."""
        return load_records(source, _records(source))


def _records(source: Source) -> Iterator[tuple[RawRecord, Read[Paper]]]:
    for first, text, strings in _parts(source):
        library = parse_string(strings + text, append_middleware=[SeparateCoAuthors()])
        moved = first - 1 - strings.count("\n")
        for block in library.blocks:
            if isinstance(block, Entry | ParsingFailedBlock):
                line = (block.start_line or 0) + 1 + moved
                yield RawRecord(line, block.raw or ""), _reader(block, library.entries_dict, source=source.name)


def _parts(source: Source) -> Iterator[tuple[int, str, str]]:
    """The source in parts of whole blocks: first line, text, and the `@string` blocks of the parts before it."""
    lines: list[str] = []
    strings: list[str] = []
    first = blocks = within_string = 0
    fresh: list[str] = []
    for number, line in source.lines():
        if _BLOCK.match(line):
            within_string = bool(_STRING.match(line))
            blocks += 1
            if blocks > BLOCKS:
                yield first, "".join(lines), "".join(strings)
                strings += fresh
                lines, fresh, blocks = [], [], 1
        if not lines:
            first = number
        lines.append(f"{line}\n")
        if within_string:
            fresh.append(f"{line}\n")
    yield max(first, 1), "".join(lines), "".join(strings)


def _reader(block: Block | None, entries: dict[str, Entry], *, source: str) -> Read[Paper]:
    told = ""
    while isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        # Two papers under one key are two papers: a key means nothing outside of its file. Of fields the last counts.
        if isinstance(block, DuplicateFieldKeyBlock):
            told = f"given twice: {', '.join(sorted(block.duplicate_keys))}"
        block = block.ignore_error_block
    if isinstance(block, Entry):
        return partial(_read, block, entries, source=source, told=told)
    return failing(f"no BibTeX entry: {_why(block) if isinstance(block, ParsingFailedBlock) else 'nothing in it'}")


def _why(block: ParsingFailedBlock) -> str:
    reason = getattr(block.error, "abort_reason", None) or str(block.error)
    return one_line(str(reason)).rstrip(".")


def _read(entry: Entry, entries: dict[str, Entry], *, source: str, told: str = "") -> tuple[Paper, str]:
    fields = _fields(entry, entries)
    paper, left_out = paper_of(_work(fields), source=source)
    return paper, "; ".join(filter(None, (told, left_out)))


def _fields(entry: Entry, entries: dict[str, Entry]) -> dict[str, object]:
    """The entry's fields by their names in small letters; what it lacks comes from the entry it refers to."""
    own = {field.key.lower(): field.value for field in entry.fields}
    parent = entries.get(str(own["crossref"])) if "crossref" in own else None
    if parent is None or parent is entry:
        return own
    inherited = {field.key.lower(): field.value for field in parent.fields}
    # The title of the whole is where a part appeared: biblatex's inheritance, section "Cross-references" of its manual.
    booktitle = inherited.pop("title", None)
    inherited.setdefault("booktitle", booktitle)
    return {**{name: value for name, value in inherited.items() if value is not None and name != "author"}, **own}


def _work(fields: dict[str, object]) -> Work:
    def text(*names: str) -> str:
        return next((shown for name in names if (shown := _plain(fields.get(name, "")))), "")

    def verbatim(name: str) -> str:
        return str(fields.get(name, "")).replace(r"\_", "_").replace(r"\%", "%").replace(r"\&", "&").strip("{} ")

    subtitle = text("subtitle")
    return Work(
        title=f"{text('title')}: {subtitle}" if subtitle else text("title"),
        abstract=text("abstract"),
        authors=_authors(fields.get("author", ())),
        year=text("year", "date"),
        venue=next((name for field in _VENUES if (name := text(field)) and not _ADDRESS.match(name)), ""),
        url=verbatim("url") or next((name for field in _VENUES if _ADDRESS.match(name := text(field))), ""),
        doi=verbatim("doi"),
        eprint=verbatim("eprint") if "arxiv" in _scheme(fields) else "",
        places=tuple(str(fields[name]) for name in _PLACES if name in fields),
    )


def _scheme(fields: dict[str, object]) -> str:
    """What the eprint is of; arXiv where nothing says so, as an eprint was before there were others."""
    return str(fields.get("eprinttype") or fields.get("archiveprefix") or "arxiv").lower()


def _plain(value: object) -> str:
    return one_line(plain_text(str(value)))


def _authors(value: object) -> tuple[str, ...]:
    """Names one by one; `and others` is none."""
    names: Iterable[object] = value if isinstance(value, list | tuple) else [value]
    return tuple(name for one in names if (name := _plain(one)) and name.lower() != "others")


loader = BibTeX()
