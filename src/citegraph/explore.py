"""The page of a view, served to this machine alone, with answers from the store while it is looked at.

What is served is read-only. Nobody gets an answer who does not know the token in the address; no other page in the same
browser does either, whatever name it gives this machine: a request for another host, or from another page, is refused.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable
from secrets import compare_digest
from typing import Any, TypeAlias

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from citegraph.errors import AmbiguousNameError, CitegraphError, UnknownNameError
from citegraph.graph.model import Subgraph
from citegraph.graph.neighbours import around, part
from citegraph.graph.stores import Store
from citegraph.graph.views._live import live_part
from citegraph.graph.views.network import view
from citegraph.queries import Answer, Parameter, Query, describe, names, run
from citegraph.queries.header import KINDS, LABELS

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]
MOST_IDS = 500
"""Nodes that one request may ask for."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Lets through who asks for one of `hosts`, from no page but ours, and knows the token."""

    def __init__(self, app: ASGIApp, *, token: str, hosts: Collection[str]) -> None:
        self._app = app
        self._token = token
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or passes on."""
        refusal = self._refusal(Request(scope)) if scope["type"] == "http" else None
        if refusal:
            await refusal(scope, receive, send)
        elif scope["type"] in {"http", "lifespan"}:
            await self._app(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        # A page elsewhere can make its own name resolve to this machine; the browser then still names it as the host.
        if host not in self._hosts:
            return PlainTextResponse("this host is not served here", status_code=403, headers=HEADERS)
        if origin not in {None, f"http://{host}"} or request.headers.get("sec-fetch-site") == "cross-site":
            return PlainTextResponse("other pages are not answered", status_code=403, headers=HEADERS)
        token = request.url.path.split("/")[1]
        if not compare_digest(token.encode(), self._token.encode()):
            return PlainTextResponse("not found", status_code=404, headers=HEADERS)
        return None


class Explorer:
    """Answers of one store for one page. The page tells no state: what it was given is remembered here."""

    def __init__(self, store: Store, graph: Subgraph, *, title: str, focus: tuple[str, ...]) -> None:
        self._store = store
        self._known = {node.id for node in graph.nodes}
        live = {"store": store.uri, "queries": [_described(describe(name)) for name in names()]}
        self._page = view.page(graph, title=title, focus=focus, live=live)

    async def page(self, _: Request) -> Response:
        """The page."""
        return HTMLResponse(self._page, headers=HEADERS)

    async def around(self, request: Request) -> Response:
        """What stands around the node `id` in the store now."""
        return self._part(around(self._store, request.query_params.get("id", "")))

    async def nodes(self, request: Request) -> Response:
        """The nodes that are asked for, each by `id`, with what joins them to those that the page has."""
        return self._part(request.query_params.getlist("id")[:MOST_IDS])

    async def answer(self, request: Request) -> Response:
        """The answer of the query in the path, its parameters being those of the request."""
        try:
            return _json(_told(run(self._store, request.path_params["name"], dict(request.query_params))))
        except CitegraphError as error:
            return _json(_complaint(error), status=400)

    def _part(self, ids: Iterable[str]) -> Response:
        found = part(self._store, ids, known=self._known)
        self._known.update(node.id for node in found.nodes)
        return _json(live_part(found))


def application(
    store: Store, graph: Subgraph, *, token: str, hosts: Collection[str], title: str, focus: tuple[str, ...] = ()
) -> ASGIApp:
    """The web application that shows `graph`, a part of what is in `store`, below the path `/TOKEN/`.

    Args:
        store: Where answers come from; open for reading.
        graph: What the page opens with.
        token: The first part of every path; who does not know it gets nothing.
        hosts: Host headers that are answered, with their port.
        title: What the page is headed.
        focus: Ids of the nodes that it opens with.
    """
    explorer = Explorer(store, graph, title=title, focus=focus)
    routes = {"/": explorer.page, "/around": explorer.around, "/nodes": explorer.nodes, "/ask/{name}": explorer.answer}
    return Starlette(
        routes=[Route(f"/{token}{path}", endpoint, methods=["GET"]) for path, endpoint in routes.items()],
        middleware=[Middleware(Guard, token=token, hosts=hosts)],
        exception_handlers={HTTPException: _http_error, CitegraphError: _store_error},
    )


async def _http_error(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return PlainTextResponse("not found" if status == 404 else "read-only", status_code=status, headers=HEADERS)  # noqa: PLR2004


async def _store_error(_: Request, error: Exception) -> Response:
    return _json({"message": str(error)}, status=400)


def _json(content: object, *, status: int = 200) -> Response:
    return JSONResponse(content, status_code=status, headers=HEADERS)


def _described(query: Query) -> dict[str, Any]:
    parameters = [_parameter(parameter) for parameter in query.parameters]
    return {"name": query.name, "group": query.group, "purpose": query.purpose, "parameters": parameters}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    """What a form has to know of it; `labels` are those of the nodes that a name may stand for."""
    kind = KINDS.get(parameter.type)
    return parameter.model_dump() | {"required": parameter.required, "labels": LABELS[kind] if kind else ()}


def _told(answer: Answer) -> dict[str, Any]:
    return {
        "columns": [{"name": column.name, "ids": column.holds_ids} for column in answer.query.columns],
        "rows": answer.rows,
        "named": {parameter: node.name for parameter, node in answer.named.items()},
        "ids": answer.node_ids(),
    }


def _complaint(error: CitegraphError) -> dict[str, Any]:
    close = error.close if isinstance(error, UnknownNameError) else ()
    choices = error.valid if isinstance(error, AmbiguousNameError) else close
    return {"message": error.message, "choices": list(choices)}
