"""`citegraph explore`: the page of a view, served to this machine alone, with live queries."""

import asyncio
import secrets
import socket
import webbrowser
from typing import Unpack

import click
import uvicorn

from citegraph.cli import store_option
from citegraph.cli._asking import reading
from citegraph.cli._selecting import Choice, choice_options, selection_of, tell
from citegraph.errors import CitegraphError
from citegraph.explore import application
from citegraph.selecting import chosen

HOST = "127.0.0.1"
TOKEN_BYTES = 24


@click.command()
@choice_options
@click.option("--title", default="", help="What the page is headed; by default what was chosen, else the store's name.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; by default one that is free.")
@click.option("--browser/--no-browser", default=True, show_default=True, help="Open the page in a browser.")
@store_option
def command(*, title: str, port: int, browser: bool, store: str, **choice: Unpack[Choice]) -> None:
    """Look at the graph, or a part of it, and ask the store from the page.

    The page is that of `citegraph view`. Besides, it fetches from the store what it does not hold: the neighbours of
    any node, and the answers of the queries, by a form. It is served to this machine alone, to who knows the address
    that is printed, and nothing can be written through it. It is served until it is interrupted (Ctrl+C).

        citegraph explore --focus FlashAttention
    """
    with reading(store) as opened, _listening(port) as listening:
        part = chosen(opened, selection_of(**choice))
        served_at = f"{HOST}:{listening.getsockname()[1]}"
        token = secrets.token_urlsafe(TOKEN_BYTES)
        app = application(
            opened,
            part.graph,
            token=token,
            hosts={served_at, served_at.replace(HOST, "localhost")},
            title=title or part.title or store.rstrip("/").rpartition("/")[2],
            focus=part.focus,
        )
        address = f"http://{served_at}/{token}/"
        click.echo(address)
        tell(part, "Ctrl+C ends")
        if browser:
            webbrowser.open(address)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, server_header=False))
        asyncio.run(server.serve(sockets=[listening]))


def _listening(port: int) -> socket.socket:
    """A socket that listens on this machine's own address.

    Raises:
        CitegraphError: if the port is taken.
    """
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        message = f"cannot listen: {error.strerror}"
        raise CitegraphError(message, where=f"{HOST}:{port}", hint="citegraph explore --port 0") from error
