"""The review in formats that pandoc makes of Markdown (https://pandoc.org), citations and references set in a style."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from citegraph.errors import OutputError
from citegraph.graph.exports import UNKNOWN, Provenance
from citegraph.graph.exports._review_material import Material
from citegraph.graph.exports._styles import style_path
from citegraph.graph.exports.csl_json import export as csl_json
from citegraph.graph.exports.review import body, heading
from citegraph.graph.model import Subgraph

# Text of papers is escaped; what is not read at all cannot be forgotten.
READ = "markdown-raw_html-raw_tex-raw_attribute-tex_math_dollars-smart-yaml_metadata_block-example_lists"
STYLE = files("citegraph.graph.exports").joinpath("data", "numeric.csl")
HEADERS: Mapping[str, str] = {
    "html5": "<style>body { max-width: 72em; } td { vertical-align: top; min-width: 4em; }\n"
    "td:last-child { min-width: 18em; }</style>\n",
    "latex": "\\usepackage{etoolbox}\\AtBeginEnvironment{longtable}{\\footnotesize}\n",
}
"""Room for a table of eight columns."""
VARIABLES = ("geometry:margin=2cm",)
TIMEOUT = 600
"""Seconds; the review of a hundred papers takes two."""


@dataclass(frozen=True, slots=True)
class PandocReview:
    """One of pandoc's formats; papers are cited by numbers unless another style is asked for."""

    to: str
    suffix: str
    description: str
    style: str = ""

    def in_style(self, style: str, /) -> "PandocReview":
        """The same, with citations in another style: a name (`apa`) or the path of a .csl file."""
        return replace(self, style=style)

    def write(self, graph: Subgraph, out: BinaryIO, /, *, provenance: Provenance = UNKNOWN) -> tuple[str, ...]:
        """Write what the format `review` writes.

        Raises:
            OutputError: if pandoc is not installed, or fails, or there is no such style.
        """
        pandoc = shutil.which("pandoc")
        if not pandoc:
            message = "pandoc (https://pandoc.org), which makes this format of the review, is not installed"
            raise OutputError(message, hint="citegraph export --format review")
        with tempfile.TemporaryDirectory(prefix="citegraph-") as name:
            folder = Path(name)
            made = self._convert(pandoc, folder, _written(graph, provenance, folder))
            with made.open("rb") as file:
                shutil.copyfileobj(file, out)
        return ()

    def _convert(self, pandoc: str, folder: Path, title: str) -> Path:
        (folder / "header").write_text(HEADERS.get(self.to, ""), encoding="utf-8")
        look = ["--include-in-header=header", *(f"--variable={variable}" for variable in VARIABLES)]
        style = f"--csl={Path(style_path(self.style)).absolute() if self.style else STYLE}"
        options = [
            "--standalone",
            "--citeproc",
            "--bibliography=papers.json",
            f"--metadata=title={title}",
            style,
            *look,
        ]
        command = [pandoc, f"--from={READ}", f"--to={self.to}", *options, "--output=review", "review.md"]
        # Some formats hold the time at which they were made; the same graph is to give the same bytes.
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "946684800"}
        try:
            # From within the folder: pandoc writes the paths that it is given into some formats.
            subprocess.run(  # noqa: S603 - a program found by its name, with files of our own
                command, cwd=folder, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=True
            )
        except subprocess.CalledProcessError as error:
            message = f"pandoc could not make it: {str(error.stderr).strip()[-500:]}"
            raise OutputError(message, hint="pandoc --version") from error
        except subprocess.TimeoutExpired as error:
            message = f"pandoc had not made it after {TIMEOUT // 60} minutes: choose fewer papers"
            raise OutputError(message, hint="citegraph export --help") from error
        return folder / "review"


def _written(graph: Subgraph, provenance: Provenance, folder: Path) -> str:
    """Writes the review and its bibliography into the folder; returns the title."""
    material = Material.of(graph)
    with (folder / "papers.json").open("wb") as bibliography:
        csl_json.write(graph, bibliography)
    with (folder / "review.md").open("w", encoding="utf-8", errors="replace") as review:
        review.writelines(_texts(material, provenance))
    return heading(material, provenance)


def _texts(material: Material, provenance: Provenance) -> Iterator[str]:
    for part in body(material, provenance):
        yield from part
    yield "\n## References\n\n::: {#refs}\n:::\n"
