"""Libraries that only some formats need, and what to install where one is missing."""

from importlib import import_module
from types import ModuleType

from citegraph.errors import OutputError


def optional(module: str, *, wanted_for: str) -> ModuleType:
    """The module.

    Raises:
        OutputError: if it is not installed; names the command that installs it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        library = module.partition(".")[0]
        message = f"{wanted_for} needs the library {library}, which is not installed"
        raise OutputError(message, hint="pip install 'citegraph[exports]'") from error
