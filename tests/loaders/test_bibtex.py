import pytest
from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.model import Paper
from citegraph.loaders import Item, Reading, Rejected, TextSource
from citegraph.loaders._latex_text import plain_text
from citegraph.loaders.bibtex import BLOCKS, loader

ENTRY = "@article{key, title = {A made-up paper}}\n"


def load(text: str) -> list[Item]:
    return list(Reading(TextSource(text, name="papers.bib"), "bibtex").items())


def paper(text: str) -> Paper:
    (item,) = load(text)
    assert isinstance(item, Paper)
    return item


def test_every_field_of_an_entry_arrives_as_plain_text() -> None:
    assert paper(
        r"""
        % Encoding: UTF-8
        @string{acl = "Proceedings of the ACL"}
        @inproceedings{dao2022,
          title        = "{FlashAttention}: 50\% less {M}emory \& more, by K{\"o}nig's $M^3$",
          author       = {Dao, Tri and {Research and Safety Team} and others},
          booktitle    = acl,
          date         = {2022-06-24},
          eprint       = {2205.14135v2},
          eprinttype   = {arXiv},
          doi          = {10.1000/LEAN\_1},
          url          = {https://example.org/a_b},
          abstract     = {We stream
                          tiles.},
        }"""
    ) == Paper(
        title="FlashAttention: 50% less Memory & more, by König's $M^3$",
        abstract="We stream tiles.",
        year=2022,
        authors=("Dao, Tri", "Research and Safety Team"),
        venue="Proceedings of the ACL",
        url="https://example.org/a_b",
        doi="10.1000/lean_1",
        arxiv_id="2205.14135",
        source="papers.bib",
    )


@pytest.mark.parametrize(
    "fields",
    [
        "journal = {arXiv preprint arXiv:2205.14135}",
        "url = {http://arxiv.org/abs/2205.14135v1}",
        "note = {arXiv:2205.14135 [cs]}",
        r"howpublished = {\url{https://arxiv.org/abs/2205.14135}}",
        "eprint = {2205.14135}",
        "doi = {10.48550/arXiv.2205.14135}",
    ],
)
def test_an_arxiv_id_is_found_wherever_people_put_it(fields: str) -> None:
    assert paper(f"@misc{{k, title = {{T}}, {fields}}}").arxiv_id == "2205.14135"


def test_what_a_note_or_a_number_looks_like_is_no_id() -> None:
    entry = "@article{k, title = {T}, number = {P19-1001}, note = {Erratum to 10.1000/other, 2205.14135}}"
    assert paper(entry) == Paper(title="T", source="papers.bib")


def test_a_part_has_the_year_and_the_title_of_the_whole_that_it_refers_to() -> None:
    part, _ = load("@inproceedings{p, title={Part}, crossref={w}}\n@proceedings{w, title={The Whole}, year=1999}\n")
    assert isinstance(part, Paper)
    assert (part.venue, part.year) == ("The Whole", 1999)


def test_what_is_broken_is_named_with_its_line_and_the_rest_is_read() -> None:
    first, broken, titleless, last = load(
        f"{ENTRY}\n@misc{{open, title = {{never closed\n\n@misc{{b, author={{A}}}}\n@misc{{c, title={{Last}}}}\n"
    )
    assert isinstance(first, Paper)
    assert isinstance(broken, Rejected)
    assert (broken.line, broken.loaded) == (3, False)
    assert "Was still looking for" in broken.reason
    assert isinstance(titleless, Rejected)
    assert (titleless.line, titleless.reason) == (5, "no title")
    assert isinstance(last, Paper)
    assert last.title == "Last"


def test_a_value_that_is_none_is_left_out_and_told() -> None:
    told, item = load("@misc{k, title={T}, doi={N/A}, year={in press}, url={u}, url={v}}")
    assert isinstance(told, Rejected)
    assert told.loaded
    assert "given twice: url" in told.reason
    assert "'N/A' is no such id" in told.reason
    assert "'in press' holds no year" in told.reason
    assert isinstance(item, Paper)


def test_two_papers_under_one_key_are_two_papers() -> None:
    assert len([item for item in load(ENTRY + ENTRY.replace("made-up", "second")) if isinstance(item, Paper)]) == 2


def test_lines_are_right_and_strings_known_however_long_the_file_is() -> None:
    many = "".join(ENTRY.replace("key", f"k{n}").replace("paper", f"paper {n}") for n in range(2 * BLOCKS))
    *_, broken, last = load(
        f'@string{{acl = "ACL"}}\n{many}@misc{{x, author={{A}}}}\n@misc{{l, title={{L}}, journal=acl}}'
    )
    assert isinstance(broken, Rejected)
    assert broken.line == 2 * BLOCKS + 2
    assert isinstance(last, Paper)
    assert last.venue == "ACL"


@pytest.mark.parametrize("head", ["", "{", "[@misc{", "An e-mail to me@home{x}", "@string{a = {b}}"])
def test_other_text_is_not_taken_for_it(head: str) -> None:
    assert not loader.recognises(head)


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        ("plain text, a < b", "plain text, a < b"),
        (r"\textbf{bold} \emph{one}~two", "bold one two"),
        (r"{\'E}ric, {\L}ukasz, {\aa}, {\v{S}}", "Éric, Łukasz, å, Š"),
        ("a -- b --- ``c''", "a \N{EN DASH} b \N{EM DASH} “c”"),
        (r"costs \$5 or $6, 100% sure", "costs $5 or $6, 100% sure"),
        (r"\href{https://x.org}{text} and \url{https://y.org/a_b}", "text and https://y.org/a_b"),
        (r"\href", r"\href"),
        (r"$\alpha$-model with $x_1$", r"$\alpha$-model with $x_1$"),
    ],
)
def test_latex_becomes_the_text_that_it_sets(latex: str, plain: str) -> None:
    assert plain_text(latex) == plain


@given(st.text(st.sampled_from('@{}",=#%\\ab \n'), max_size=60))
def test_any_text_is_papers_and_problems_and_never_an_error(text: str) -> None:
    assert all(isinstance(item, Paper | Rejected) for item in load(text))
