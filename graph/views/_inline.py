"""A page inside another, as notebooks show it."""

from dataclasses import dataclass
from html import escape

SANDBOX = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"
"""What the frame may do: run its own scripts, save files, print, open links. It cannot reach the notebook around it."""


@dataclass(frozen=True, slots=True)
class InlinePage:
    """A page that a notebook shows where it is the value of a cell.

    >>> print(InlinePage("<p>Hello</p>", title="Papers", height=300)._repr_html_())
    <iframe title="Papers" sandbox="allow-scripts allow-downloads allow-modals allow-popups \
allow-popups-to-escape-sandbox" srcdoc="&lt;p&gt;Hello&lt;/p&gt;" \
style="width: 100%; height: 300px; border: 1px solid #8884; border-radius: 8px"></iframe>
    """

    html: str
    """The whole page."""
    title: str
    height: int
    """Pixels that it takes up in the notebook."""

    def _repr_html_(self) -> str:
        style = f"width: 100%; height: {self.height}px; border: 1px solid #8884; border-radius: 8px"
        return (
            f'<iframe title="{escape(self.title)}" sandbox="{SANDBOX}" srcdoc="{escape(self.html)}" '
            f'style="{style}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"InlinePage({self.title!r}, {len(self.html):,} characters)"
