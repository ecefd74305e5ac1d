"""Lists the usual tag of each word: `python -m citegraph.loaders.extract.training._tags CORPUS -o FILE`.

Every n-th paper of a corpus (JSON Lines with title and abstract) is read by the spaCy tagger; of each word,
the commonest tag is kept where the word is made of letters, occurs often enough, and its ending suggests another tag.
"""

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from citegraph.graph.names.phrases import spelled
from citegraph.loaders.extract._pipeline import load_model
from citegraph.loaders.extract.concepts.tags import tag_by_ending

EVERY = 35
"""One paper in so many is read."""
OFTEN = 3
"""How often a word must occur."""


def count_tags(nlp: Language, texts: Iterator[str]) -> dict[str, Counter[str]]:
    """How often each lower-case word has each tag; a word with hyphens has the tag of its last part."""
    tags: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with nlp.select_pipes(disable=["parser"]):
        for doc in nlp.pipe(texts, batch_size=32):
            for word, tag in _tagged(doc):
                tags[word][tag] += 1
    return tags


def _tagged(doc: Doc) -> Iterator[tuple[str, str]]:
    parts = iter(doc)
    part = next(parts, None)
    for word, start in spelled(doc.text):
        while part is not None and part.idx + len(part) < start + len(word):
            part = next(parts, None)
        if part is not None:
            yield word.lower(), part.tag_


def usual_tags(counted: dict[str, Counter[str]]) -> str:
    """The list as text: tag, tab, words; one line for each tag and first letter, so that changes can be read."""
    lines: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word, tags in sorted(counted.items()):
        usual = min(tags, key=lambda tag: (-tags[tag], tag))
        plain = word.replace("-", "").isalpha() and usual.isalpha()
        if plain and tags.total() >= OFTEN and usual != tag_by_ending(word.rpartition("-")[2]):
            lines[usual, word[0]].append(word)
    body = "".join(f"{tag}\t{' '.join(words)}\n" for (tag, _), words in sorted(lines.items()))
    return "# The tag that each word has most often. Columns: tag of the Penn Treebank, words.\n" + body


def _texts(corpus: Path) -> Iterator[str]:
    with gzip.open(corpus) if corpus.suffix == ".gz" else corpus.open("rb") as lines:
        for line in islice(lines, 0, None, EVERY):
            record = json.loads(line)
            yield f"{record['title']}\n\n{record['abstract']}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, and write the list."""
    parser = argparse.ArgumentParser(description="List the usual tag of each word of a corpus.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--output", required=True, type=Path)
    given = parser.parse_args(arguments)
    text = usual_tags(count_tags(load_model(), _texts(given.corpus)))
    given.output.write_text(text, "utf-8")
    sys.stderr.write(f"{given.output}: {len(text):,} characters\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
