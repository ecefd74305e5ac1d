"""Puts a page together: one HTML file with everything in it, and a policy that lets nothing else in."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

ASSETS = files("citegraph.graph.views") / "assets"
VIS = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
"""vis-network 9.1.2 (Apache-2.0 or MIT) as the installed pyvis brings it; pyvis's version is pinned for it."""
SIGMA = ASSETS / "vendor" / "sigma.js"
"""sigma.js and graphology (MIT) as `vendor/` builds them; only a page with clusters carries them."""
SCRIPTS = (
    "model.js",
    "state.js",
    "tabs.js",
    "draw.js",
    "shown.js",
    "paths.js",
    "places.js",
    "labels.js",
    "keys.js",
    "svg.js",
    "map.js",
    "discs.js",
    "clusters.js",
    "live.js",
    "panel.js",
    "legend.js",
    "search.js",
    "table.js",
    "drawing.js",
    "rivals.js",
    "matrix.js",
    "years.js",
    "ask.js",
    "downloads.js",
    "main.js",
)


def page(*, title: str, data: Mapping[str, Any], counts: str) -> str:
    """The page with its style, scripts and data inside. Nothing from papers is markup: data is inert JSON."""
    style = (ASSETS / "page.css").read_text("utf-8")
    libraries = (VIS, SIGMA) if data.get("clusters") else (VIS,)
    scripts = [*(path.read_text("utf-8") for path in (*libraries, *(ASSETS / name for name in SCRIPTS)))]
    return Template((ASSETS / "page.html").read_text("utf-8")).substitute(
        policy=_policy(style, scripts, live=bool(data.get("live"))),
        title=escape(title),
        counts=escape(counts),
        style=style,
        data=_inert(data),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _policy(style: str, scripts: Iterable[str], *, live: bool) -> str:
    """Content-Security-Policy: these scripts and this style, known by their hashes, and no request to anywhere.

    A live page may ask the server that it came from.

    https://www.w3.org/TR/CSP3/
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            *(["connect-src 'self'"] if live else []),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _inert(data: Mapping[str, Any]) -> str:
    """JSON that stays within its script element: a less-than sign can start no tag or comment there."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")
