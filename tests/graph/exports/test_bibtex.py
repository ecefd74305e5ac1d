import io
import re

from hypothesis import given
from hypothesis import strategies as st

from citegraph.graph.exports._latex import latex, latex_title
from citegraph.graph.exports.bibtex import export
from citegraph.graph.model import Edge, Node, PropertyValue, Subgraph

# What latex() may leave active: the escapes it writes itself, and the formulas it knows.
ESCAPE = re.compile(r"\{\\text(?:backslash|braceleft|braceright|asciitilde|asciicircum)\}|\\[&%$#_]")


def written(graph: Subgraph) -> str:
    out = io.BytesIO()
    export.write(graph, out)
    return out.getvalue().decode()


def paper(title: str, identifier: str = "paper:x", **properties: PropertyValue) -> Node:
    return Node(id=identifier, label="Paper", name=title, properties=properties)


def entries(text: str) -> list[dict[str, str]]:
    """Reads BibTeX as BibTeX does: by counting braces, whatever stands between them."""
    found = []
    position = 0
    while (start := text.find("@", position)) >= 0:
        depth, end = 0, text.index("{", start)
        while True:
            depth += (text[end] == "{") - (text[end] == "}")
            end += 1
            if depth == 0:
                break
        found.append(fields(text[start:end]))
        position = end
    assert "@" not in text[position:]
    return found


def fields(entry: str) -> dict[str, str]:
    kind, _, rest = entry[1:-1].partition("{")
    key, _, body = rest.partition(",")
    read = {"type": kind, "key": key}
    while match := re.match(r"\s*(\w+)\s*=\s*\{", body):
        depth, end = 1, match.end()
        while depth:
            depth += (body[end] == "{") - (body[end] == "}")
            end += 1
        read[match[1]] = body[match.end() : end - 1]
        body = body[end:].lstrip(",")
    assert not body.strip()
    return read


@given(graph=...)
def test_every_paper_is_one_entry_whatever_its_text(graph: Subgraph) -> None:
    papers = [node for node in graph.nodes if node.label == "Paper"]
    assert len(entries(written(graph))) == len(papers)


@given(st.text())
def test_no_text_can_end_its_field_or_run_a_command(text: str) -> None:
    for set_as in (latex, latex_title):
        rest = ESCAPE.sub("", set_as(text))
        rest = re.sub(r"\$[^$]*\$", "", rest)
        assert not re.search(r"[\\$&%#~^]", rest)
        assert rest.count("{") == rest.count("}")


def test_a_command_in_a_title_is_set_as_text() -> None:
    assert "\\input" not in latex("$\\input{/etc/passwd}$ and \\input{x}")


def test_a_formula_stays_a_formula() -> None:
    assert latex("$M^3$ViT is $2\\times$ faster") == "$M^3$ViT is $2\\times$ faster"


def test_prices_are_no_formula() -> None:
    assert latex("from $5% to $6") == r"from \$5\% to \$6"


def test_names_keep_their_capitals() -> None:
    assert latex_title("LLaMA and GPT-4 in 3D: Large-Scale R&D") == r"{LLaMA} and {GPT-4} in {3D}: Large-Scale {R\&D}"
    assert latex_title("The $M^3$ViT on Path-X") == "The {$M^3$}{ViT} on {Path-X}"


def test_a_preprint_is_misc_with_its_eprint() -> None:
    url = "https://arxiv.org/abs/2205.14135v2"
    (entry,) = entries(written(Subgraph(nodes=(paper("FlashAttention", url=url, year=2022, authors=("Tri Dao",)),))))
    assert entry["type"] == "misc"
    assert (entry["eprint"], entry["archivePrefix"]) == ("2205.14135", "arXiv")
    assert entry["key"] == "dao2022flashattention"


def test_a_venue_makes_proceedings_and_a_journal_an_article() -> None:
    first, second = entries(
        written(
            Subgraph(
                nodes=(paper("A", "paper:a", venue="ACL 2024"), paper("B", "paper:b", venue="Journal of AI & Law"))
            )
        )
    )
    assert (first["type"], first["booktitle"]) == ("inproceedings", "ACL 2024")
    assert (second["type"], second["journal"]) == ("article", r"Journal of AI \& Law")


def test_a_key_does_not_depend_on_what_else_is_exported() -> None:
    one = paper("FlashAttention-2: Faster Attention", "paper:a")
    (alone,) = entries(written(Subgraph(nodes=(one,))))
    with_others = entries(written(Subgraph(nodes=(one, paper("Something Else", "paper:b")))))
    assert alone["key"] == with_others[0]["key"] == "flashattention2-faster-attention"


def test_two_papers_never_share_a_key() -> None:
    nodes = tuple(paper("Phi Technical Report", f"paper:{n}") for n in range(3))
    keys = [entry["key"] for entry in entries(written(Subgraph(nodes=nodes)))]
    assert len(set(keys)) == 3


def test_authors_come_from_the_graph_in_the_order_of_the_paper() -> None:
    authors = ("Zoe First", "Adam Last")
    nodes = [paper("T"), *(Node(id=f"author:{name}", label="Author", name=name) for name in authors)]
    edges = [
        Edge(source="paper:x", type="WRITTEN_BY", target=f"author:{name}", properties={"position": n})
        for n, name in enumerate(authors)
    ]
    (entry,) = entries(written(Subgraph(nodes=tuple(nodes), edges=tuple(edges))))
    assert entry["author"] == "Zoe First and Adam Last"


def test_a_group_whose_name_holds_and_is_one_author() -> None:
    (entry,) = entries(written(Subgraph(nodes=(paper("T", authors=("Tri Dao", "Research and Safety Team")),))))
    assert entry["author"] == "Tri Dao and {Research and Safety Team}"


def test_only_addresses_of_the_web_are_written() -> None:
    graph = Subgraph(nodes=(paper("T", url="javascript:alert(1)"),))
    assert "javascript" not in written(graph)
    assert export.write(graph, io.BytesIO()) == ("addresses that are not http or https were left out: 1",)


def test_what_has_no_place_in_a_bibliography_is_told() -> None:
    nodes = (paper("T"), Node(id="method:m", label="Method", name="M"))
    edges = (Edge(source="paper:x", type="USES", target="method:m"),)
    assert export.write(Subgraph(nodes=nodes, edges=edges), io.BytesIO()) == (
        "nodes that are no papers have no place in a bibliography: 1",
        "edges have no place in a bibliography: 1",
    )
