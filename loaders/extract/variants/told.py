"""What the text says about variants: "X, a sparse variant of Y", "we extend Y to X", "built on Y, X does"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from citegraph.loaders.extract._document import Page, Sentence, Verdict
from citegraph.loaders.extract.variants.signs import Cast, Sign

_CUES = {
    "variant of": (
        r"\b(?:variant|extension|version|generali[sz]ation|instance|instantiation|adaptation|modification|flavou?r"
        r"|special case)s? of\b|\bextension to\b"
    ),
    "extends": r"\b(?:extend|generali[sz]e|modif(?:y|ie)|revisit)(?:s|ed|ing)?\b|\b(?:augments|improves (?:up)?on)\b",
    "builds on": (
        r"\b(?:builds?|built|building) (?:directly )?(?:up)?on(?: top of)?\b"
        r"|\b(?:is|are) (?:based|founded) (?:up)?on\b"
    ),
    "derived from": r"\b(?:derived|adapted|fine-?tuned|initiali[sz]ed|distilled|pruned) from\b",
    "as a": r"\b(?:implement|instantiat)\w*(?: [\w-]+){0,3} as an?\b",
}
"""Words before a base, by what they say of the name."""
_CUE = {how: re.compile(f"(?<![-\\w])(?:{pattern})", re.IGNORECASE) for how, pattern in _CUES.items()}
_OF_DATA = ("variant of", "extends")
"""What is said of datasets too: one that is derived from another is none of its variants."""
_LEADING = re.compile(r" (?:the |an? |our |existing |original |well-known )?(?:[\w-]+ ){0,3}[\"'(]{0,2}", re.IGNORECASE)
"""What may stand between such words and the base."""
_DIRECT = re.compile(r" (?:the |an? |existing |original |well-known |recently proposed )*[\"']?", re.IGNORECASE)
_COMPLETE = re.compile(
    r"s?[\"']?(?:\s\([^()]*\))?(?:[,.;:)]|$|\n|\s(?:by|to|from|with|for|in|into|via|and|that|which|on|where|along|through|as)\b)"
)
"""What may follow a base that is no name of the paper: nothing that it could be a part of."""
_OWN = re.compile(r"\b(?:we|our|it|this|these|the proposed)\b", re.IGNORECASE)
_TO = re.compile(r" (?:to|into|as) (?:the |an? )?(?:[\w-]+ ){0,2}", re.IGNORECASE)
_KIND = re.compile(
    r"\)?(?:\s\([^()]*\))?(?:(?:,|\sis|\sare|:)\san?\s|:\s(?!\w+ing\b))(?P<how>(?:[\w/-]+,?\s){0,6})\(?", re.IGNORECASE
)
"""What stands between a name and its kind: "X, a memory-efficient Y variant", "X: Noise-Aware Y"."""
_KIND_ENDS = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:$|\n|[,.;:)]|\s(?:variant|extension|for|that|which|with|in|via|to|and|by|on|from|of|under"
    r"|without|trained|designed)\b)"
)
_BASED = re.compile(r"-based\b")
_RELATION = re.compile(
    r"\b(?:for|of|with|in|by|and|that|from|to|on|over|than|against|as|namely|via|through|using)\s|(?<![-\w])[a-z]+ing\s$"
)
_NEAR = 90
"""How far behind a name its kind may stand, in characters."""
_BESIDE = re.compile(r"(?!.*\b(?:and|or)\b).{0,40}", re.DOTALL)
"""What may stand between a name that is not the paper's own and the words that say so: no second statement."""

Place = tuple[int, int, Verdict]


def told(cast: Cast) -> Iterator[Sign]:
    """All that the text says, sentence by sentence."""
    sentences: Sequence[Sentence] = cast.doc._.sentences
    for sentence in sentences:
        scope = Scope(cast, sentence)
        yield from _by_cue(scope)
        yield from _by_kind(scope)


@dataclass(frozen=True)
class Scope:
    """One sentence with its names."""

    cast: Cast
    sentence: Sentence

    @cached_property
    def text(self) -> str:
        """The text of the paper up to the end of the sentence."""
        page: Page = self.cast.doc._.page
        return page.text[: self.sentence.end]

    @cached_property
    def places(self) -> list[Place]:
        """The names of the sentence."""
        return [p for p in self.cast.places if self.sentence.start <= p[0] < self.sentence.end]

    def base(self, end: int, *, data: bool = False) -> Place | None:
        """The base that words ending at an offset speak of; a dataset only where asked for."""
        for place in self.places:
            if place[0] >= end and _LEADING.fullmatch(self.text[end : place[0]]):
                return place if self._is_base(end, place) or (data and place[2].role == "dataset") else None
        return None

    def _is_base(self, end: int, place: Place) -> bool:
        verdict = place[2]
        if verdict.role in ("method", "introduces"):
            return not self.text.startswith("-based", place[1])
        whole = _DIRECT.fullmatch(self.text[end : place[0]]) and _COMPLETE.match(self.text[place[1] :])
        return verdict.role == "none" and bool(whole) and not self.cast.is_area(verdict)

    def name(self, start: int, base: Place) -> Verdict | None:
        """The name of which words at an offset say that it builds on a base."""
        behind = next((p for p in self.places if p[0] >= base[1] and _TO.fullmatch(self.text[base[1] : p[0]])), None)
        if behind and behind[2].role == "introduces":
            return behind[2]
        return self._subject(start, base)

    def _subject(self, start: int, base: Place) -> Verdict | None:
        """The nearest introduced name before an offset, else another method, the first behind, or the paper's own."""
        before = [p for p in self.places if p[1] <= start and p[2] is not base[2]]
        named = [p[2] for p in before if p[2].role == "introduces"]
        others = [p[2] for p in before if p[2].role == "method" and _BESIDE.fullmatch(self.text[p[1] : start])]
        if named or others:
            return (named or others)[-1]
        later = [p[2] for p in self.places if p[0] > start and p[2] is not base[2] and p[2].role == "introduces"]
        if later:
            return later[0]
        return self.cast.own if not before and _OWN.search(self.text, self.sentence.start) else None


def _by_cue(scope: Scope) -> Iterator[Sign]:
    """X extends Y; built on Y, X does; we extend Y to X."""
    for how, cue in _CUE.items():
        for found in cue.finditer(scope.text, scope.sentence.start):
            base = scope.base(found.end(), data=how in _OF_DATA)
            name = scope.name(found.start(), base) if base else None
            if base and name and (base[2].role == "dataset") <= (name.kind in ("dataset", "benchmark")):
                yield scope.cast.sign(name, base[2], how=how, why=f'"{found[0]}"', place=(found.start(), base[1]))


def _by_kind(scope: Scope) -> Iterator[Sign]:
    """X, a sparse Y; X: Noise-Aware Y for Z; X, a new Y-based framework."""
    text, cast = scope.text, scope.cast
    for start, end, name in scope.places:
        for base_start, base_end, base in scope.places:
            if not end <= base_start <= end + _NEAR or base is name or name.role != "introduces":
                continue
            if base.role != "method" or cast.is_area(base):
                continue
            between = text[end:base_start]
            if how := _kind(between, text[base_end : base_end + 20]):
                why = f'a kind of: "{between.strip(" ,:()")}"'
                yield cast.sign(name, base, how=how, why=why, place=(start, base_end))


def _kind(between: str, behind: str) -> str:
    """Which sort of statement the words between and behind two names make; empty for none."""
    found = _KIND.fullmatch(between)
    if not found or _RELATION.search(found["how"]):
        return ""
    if _KIND_ENDS.match(behind):
        return "a kind of"
    return "based kind" if _BASED.match(behind) else ""
