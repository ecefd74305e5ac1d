"""The JavaScript of others that pages carry: whose it is, and that what is built is what is locked."""

import json
import re
from pathlib import Path

VIEWS = Path(__file__).parents[3] / "graph" / "views"
LOCK = json.loads((VIEWS / "vendor" / "package-lock.json").read_text("utf-8"))["packages"]
LICENCES = (VIEWS / "assets" / "vendor" / "LICENCES.txt").read_text("utf-8")


def test_every_bundled_package_is_listed_with_its_locked_version_and_licence() -> None:
    listed = re.findall(r"^(\S+) (\d\S+) \((\S+)\)$", LICENCES, re.MULTILINE)
    assert {name for name, _, _ in listed} >= {"sigma", "graphology"}
    for name, version, licence in listed:
        assert LOCK[f"node_modules/{name}"]["version"] == version
        assert licence == "MIT"


def test_the_lock_names_no_address() -> None:
    assert not [name for name, package in LOCK.items() if "resolved" in package]


def test_nothing_in_the_bundle_ends_its_script_element() -> None:
    assert "</script" not in (VIEWS / "assets" / "vendor" / "sigma.js").read_text("utf-8").lower()
