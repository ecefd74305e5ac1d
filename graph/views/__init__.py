"""HTML pages that show a graph: the View protocol, and how one is written.

A view is a module in this folder that calls its own `view`. Its page is one file that opens from disk and asks the
network for nothing; the same graph always gives the same bytes.
"""

from pathlib import Path
from typing import Protocol

from citegraph.graph.model import Subgraph
from citegraph.graph.output import whole_file
from citegraph.plugins import Registry


class View(Protocol):
    """One kind of page."""

    description: str
    """What the page shows, in one line."""

    def page(self, graph: Subgraph, /, *, title: str, focus: tuple[str, ...] = ()) -> str:
        """The whole HTML page; `focus` holds ids of the nodes that it opens with."""
        ...


VIEWS: Registry[View] = Registry("view", "citegraph.graph.views")


def write_view(
    graph: Subgraph, path: Path, *, title: str, focus: tuple[str, ...] = (), view_name: str = "network"
) -> None:
    """Write a page that shows the graph to `path`, whole or not at all.

    Raises:
        UnknownNameError: if there is no such view.
        OutputError: if the file cannot be written.
    """
    write_page(page_of(graph, title=title, focus=focus, view_name=view_name), path)


def page_of(graph: Subgraph, /, *, title: str, focus: tuple[str, ...] = (), view_name: str = "network") -> str:
    """The page that shows the graph.

    Raises:
        UnknownNameError: if there is no such view.
    """
    return VIEWS.get(view_name).page(graph, title=title, focus=focus)


def write_page(page: str, path: Path, /) -> None:
    """Write the page to `path`, whole or not at all.

    Raises:
        OutputError: if the file cannot be written.
    """
    with whole_file(path) as out:
        out.write(page.encode("utf-8", "replace"))
