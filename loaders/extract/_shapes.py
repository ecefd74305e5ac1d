"""Names by the shape of their words: runs of capitalised words, with the versions and sizes that follow them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citegraph.loaders.extract._words import Word

_JOINERS = frozenset("of for in the to on with at by".split())
_SINGLE_LETTERS = 1
_STOPS = frozenset(
    "We Our The This These Those That It Its In On For To From With Without By As At If While When Where Although Though "
    "Despite However Moreover Furthermore Additionally Finally Specifically Here There They Their Is Are Does Do Can How "
    "What Why Which Who Such Through Via Using Based Given Under Over Between Beyond And Or But Not No Yet Both Each All "
    "Any Some Many Most Several Various Existing Recent Recently Current Previous Prior Traditional Conventional Extensive "
    "Empirical Experimental Experiments Experiment Results Evaluation Evaluations Code Data Dataset Datasets Models Model "
    "Methods Method Approach Approaches Framework Paper Work Study Unlike Compared Building Inspired Motivated Leveraging "
    "Towards Toward An A First Second Third Firstly Secondly Thirdly Last Lastly Then Next Thus Hence Therefore Also Even "
    "Rather Instead Notably Importantly Interestingly Surprisingly Crucially Consequently Nevertheless Nonetheless "
    "Meanwhile Since Because Due After Before During Among Across Along Against Within Until Unfortunately Typically "
    "Generally Overall Further Our I You He She His Her My Your Yes Let Note Key Our New Novel Learning Training Figure "
    "Table Section Appendix Theorem Lemma Comprehensive Large Deep Neural Language Evaluated Applied Tested Trained "
    "Applying Together Combined Only Just One Two Three Four Five Six Seven Eight Nine Ten Once Every Other Another More "
    "Less Few Much Still Often Analysis Analyses Code Project Page Website Github Available Abstract Introduction".split()
)
"""Words with a capital that never make a name alone, mostly because they open sentences."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together as one name."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where it starts in `doc.text`."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end

    @property
    def sentence(self) -> int:
        """The sentence that holds it."""
        return self.words[0].sentence

    @property
    def marked(self) -> bool:
        """Whether a word in it is written as no common word is: FlashAttention, BERT, GPT-4."""
        return any(word.shape in ("inner", "caps") for word in self.words)


def runs(words: Sequence[Word], *, title_case: frozenset[int] = frozenset()) -> Iterator[Run]:
    """Runs of words shaped like names.

    In the sentences `title_case` every word has a capital, so that only marked words count there.
    """
    index = 0
    while index < len(words):
        run = _run_at(words, index, titled=words[index].sentence in title_case)
        if run:
            yield Run(tuple(run))
        index += len(run) or 1


def _run_at(words: Sequence[Word], index: int, *, titled: bool) -> list[Word]:
    first = words[index]
    if not _starts(first, titled=titled):
        return []
    run = [first]
    while len(run) < 8 and run[-1].whole:
        following = _next(words, index + len(run), run, titled=titled)
        if not following:
            break
        run += following
    return run


def _starts(word: Word, *, titled: bool) -> bool:
    if word.shape == "capital":
        return not titled and word.text not in _STOPS and len(word.text) > _SINGLE_LETTERS
    return word.shape in ("inner", "caps")


def _next(words: Sequence[Word], index: int, run: Sequence[Word], *, titled: bool) -> list[Word]:
    """The words that go on the run at `index`, if any: one, or a joiner and one."""
    word = words[index] if index < len(words) else None
    if word is None or word.gap != " " or word.sentence != run[0].sentence:
        return []
    if word.shape == "size":
        return [word] if _takes_size(run[-1], word) else []
    if word.shape in ("inner", "caps") or (word.shape == "capital" and not titled and word.text not in _STOPS):
        return [word]
    after = words[index + 1] if index + 1 < len(words) else None
    joins = word.text in _JOINERS and run[-1].shape == "capital" and not titled
    if joins and after and after.gap == " " and after.shape == "capital" and after.text not in _STOPS:
        return [word, after]
    return []


def _takes_size(last: Word, size: Word) -> bool:
    """Whether a number behind a word belongs to its name: "LLaMA-2 7B", "Claude 3.5", not "BERT 12"."""
    if last.shape == "size":
        return size.text[-1:] in "BbM"
    bare = size.text.isdigit()
    return not bare or (len(size.text) <= 2 and last.shape in ("capital", "inner", "caps"))
