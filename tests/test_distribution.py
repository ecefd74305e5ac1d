"""What a user gets from `pip install citegraph`."""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = {"citegraph.graph": "graph", "citegraph.loaders": "loaders", "citegraph.queries": "queries"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in the wheel, built from a copy so that the tree stays clean."""
    folder = tmp_path_factory.mktemp("wheel")
    made = shutil.ignore_patterns(".git", ".venv", ".*cache*", "__pycache__", "*.egg-info", "build", "target", "*.db*")
    shutil.copytree(ROOT, folder / "source", symlinks=True, ignore=made)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        folder,
        folder / "source",
    ]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def source_packages() -> set[str]:
    found = set()
    for package, folder in {"citegraph": "src/citegraph", **FOLDERS}.items():
        for init in (ROOT / folder).glob("**/__init__.py"):
            relative = init.parent.relative_to(ROOT / folder)
            if not any(
                (ROOT / folder / parent).is_symlink() for parent in [relative, *relative.parents] if parent != Path()
            ):
                found.add(".".join([package, *relative.parts]))
    return found


# Builds assets/vendor/; users get what is built.
NOT_SHIPPED = ROOT / "graph" / "views" / "vendor"


def test_every_package_is_listed() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    assert source_packages() <= set(listed)


def test_wheel_is_typed(wheel: set[str]) -> None:
    assert "citegraph/py.typed" in wheel


def test_wheel_holds_only_citegraph(wheel: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"citegraph"}


def test_wheel_holds_every_module_and_data_file(wheel: set[str]) -> None:
    missing = []
    for package, folder in FOLDERS.items():
        for path in (ROOT / folder).rglob("*"):
            inside = f"{package.replace('.', '/')}/{path.relative_to(ROOT / folder).as_posix()}"
            if not path.is_file() or "__pycache__" in path.parts or NOT_SHIPPED in path.parents:
                continue
            if inside not in wheel:
                missing.append(inside)
    assert not missing
