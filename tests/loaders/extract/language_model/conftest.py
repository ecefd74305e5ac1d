"""A service that answers like OpenAI's, on this machine, as each test wants it to."""

import http.server
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pytest

from citegraph.loaders.extract.language_model.service import Service

NOTHING: dict[str, Any] = {kind: [] for kind in ("introduces", "methods", "datasets", "concepts", "claims", "variants")}
Reply: TypeAlias = tuple[int, Mapping[str, str], str]


def completion(content: str, *, finish: str = "stop", refusal: str | None = None) -> str:
    """The body of an answer as the service sends it."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return json.dumps(
        {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "small",
            "choices": [{"index": 0, "finish_reason": finish, "message": message, "logprobs": None}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
        }
    )


def stated(**facts: Any) -> Reply:  # noqa: ANN401 - facts as JSON
    """An answer that states these facts."""
    return 200, {}, completion(json.dumps(NOTHING | facts))


@dataclass
class FakeService:
    """What it was asked, and what it replies to a text."""

    url: str = ""
    reply: Callable[[str, int], Reply] = lambda _text, _time: stated()
    """Given the text of a paper, and how often it was asked for before."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    completion = staticmethod(completion)
    stated = staticmethod(stated)

    def texts(self) -> list[str]:
        """The texts of papers that it was asked for."""
        return [request["messages"][-1]["content"] for request in self.asked]


@pytest.fixture
def fake() -> Iterator[FakeService]:
    service = FakeService()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            text = request["messages"][-1]["content"]
            times = service.texts().count(text)
            service.asked.append(request)
            service.keys.add(self.headers["Authorization"])
            status, headers, body = service.reply(text, times)
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        service.url = f"http://127.0.0.1:{server.server_port}/v1"
        yield service
        server.shutdown()


@pytest.fixture
def service(fake: FakeService) -> Service:
    return Service("small", fake.url, "secret")


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests that are made again wait for nothing but what the service asks for."""
    monkeypatch.setattr("openai._base_client.INITIAL_RETRY_DELAY", 0.0)
    monkeypatch.setattr("openai._base_client.MAX_RETRY_DELAY", 0.0)
