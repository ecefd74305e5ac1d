"""Starts a real Neo4j without Docker: Maven fetches its jars once, fifteen lines of Java run them.

Needs Java 17 and, the first time, Maven. The jars (120 MB) stay in the repository's ignored `.cache/neo4j`.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

HERE = Path(__file__).parent
JARS = HERE.parent.parent / ".cache" / "neo4j" / "lib"
PASSWORD = "tests-only-0"  # noqa: S105 - of a server that listens on this machine alone, for as long as the tests run
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
"""Packages of the JDK that Neo4j reaches into."""
STARTS_WITHIN = 180.0
"""Seconds; 13 to 20 on a quiet machine."""


class CannotStartError(Exception):
    """There is no server to test against; says what to install."""


def fetch_jars() -> Path:
    """The folder with Neo4j's jars, filled by Maven where it is empty.

    Raises:
        CannotStartError: without Java or Maven, or where Maven fails.
    """
    if not shutil.which("java"):
        raise CannotStartError("no java: install a Java 17 runtime (openjdk-17-jre-headless), or set NEO4J_TEST_URI")
    if any(JARS.glob("neo4j-kernel-*.jar")):
        return JARS
    maven = shutil.which("mvn")
    if not maven:
        raise CannotStartError("no mvn: install Maven to fetch Neo4j once, or set NEO4J_TEST_URI")
    # Into a folder of its own first: half a set of jars must not look like a whole one.
    JARS.parent.mkdir(parents=True, exist_ok=True)
    fetched = Path(tempfile.mkdtemp(prefix="fetch-", dir=JARS.parent))
    goal = [maven, "-q", "-B", "-f", HERE / "pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={fetched}"]
    done = subprocess.run(goal, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotStartError(f"Maven could not fetch Neo4j:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    shutil.rmtree(JARS, ignore_errors=True)
    fetched.rename(JARS)
    return JARS


def free_port() -> int:
    """A port on this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server of our own: its folder, its process, and how to reach it."""

    home: Path
    port: int = field(default_factory=free_port)
    username: str = "neo4j"
    password: str = PASSWORD
    process: "subprocess.Popen[bytes] | None" = None
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    @property
    def uri(self) -> str:
        """How a client names it."""
        return f"bolt://{self.address}"

    def start(self, settings: Mapping[str, str] | None = None) -> "Server":
        """Starts it, with further settings for this run, and returns when it answers."""
        self._configure(settings or {})
        opened = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
        memory = ["-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        command = ["java", *memory, *opened, "-cp", f"{fetch_jars()}/*", HERE / "Server.java", self.home]
        with (self.home / "server.log").open("ab") as log:
            # The server ends when its standard input does: it never outlives a test run that was killed.
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log)
        self._wait()
        return self

    def stop(self) -> None:
        """Stops it as an administrator would, by its process handle."""
        self._end(kill=False)

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        self._end(kill=True)

    def _end(self, *, kill: bool) -> None:
        if self.process:
            if kill:
                self.process.kill()
            else:
                self.process.terminate()
            self.process.wait(timeout=60)
            if self.process.stdin:
                self.process.stdin.close()
            self.process = None

    def _configure(self, settings: Mapping[str, str]) -> None:
        lines = {
            "server.bolt.enabled": "true",
            "server.bolt.listen_address": self.address,
            "server.bolt.advertised_address": self.address,
            "server.http.enabled": "false",
            "dbms.security.auth_enabled": "true",
            "dbms.usage_report.enabled": "false",
            "dbms.security.auth_max_failed_attempts": "1000",
            "server.memory.pagecache.size": "128m",
            **self.settings,
            **settings,
        }
        text = "".join(f"{name}={value}\n" for name, value in lines.items())
        (self.home / "neo4j.conf").write_text(text, encoding="utf-8")

    def _wait(self) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if self.process is None or self.process.poll() is not None or time.monotonic() > until:
                log = (self.home / "server.log").read_text(encoding="utf-8", errors="replace")
                raise CannotStartError(f"Neo4j did not start:\n{log[-2000:]}")
            time.sleep(0.25)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                pass
            self._log_in()
        except (OSError, DriverError, Neo4jError):
            return False
        return True

    def _log_in(self) -> None:
        """Sets the password where the server still has the one it is born with, then asks for something."""
        try:
            self._ask(self.password, "RETURN 1")
        except AuthError:
            statement = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
            self._ask("neo4j", statement, database="system", password=self.password)
            self._ask(self.password, "RETURN 1")

    def _ask(self, login: str, statement: str, *, database: str = "neo4j", **parameters: str) -> None:
        with neo4j.GraphDatabase.driver(self.uri, auth=(self.username, login)) as driver:
            driver.execute_query(statement, parameters, database_=database)


def administer(home: Path, arguments: Sequence[str], *, folder: Path) -> str:
    """Runs `neo4j-admin` with these arguments in `folder` for the installation at `home`; returns what it prints.

    Raises:
        CannotStartError: without Java or Maven, or where Maven fails.
        RuntimeError: if the command fails; tells what it printed.
    """
    opened = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    command = ["java", "-Xmx512m", *opened, "-cp", f"{fetch_jars()}/*", "org.neo4j.cli.AdminTool", *arguments]
    (home / "neo4j.conf").touch()
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout
