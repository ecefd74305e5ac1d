"""Takes the pictures of the documentation from the demo's page, as a reader would see it: `make pictures`.

    python docs/pictures.py [--chromium PATH]

Each picture is what Chromium shows after the steps written here; nothing in it is made up or touched up.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parent / "images"
SIZE = {"width": 1366, "height": 768}
STILL = 1500
"""Milliseconds after which a picture has settled, on a busy machine too."""


def chosen(words: str) -> Callable[[Page], None]:
    """Steps: find something by the search field."""

    def steps(page: Page) -> None:
        page.get_by_role("combobox").fill(words)
        page.get_by_role("combobox").press("Enter")

    return steps


def as_it_opens(_: Page) -> None:
    """No step at all."""


PICTURES: Mapping[str, tuple[str, str, Callable[[Page], None]]] = {
    "demo": ("", "light", as_it_opens),
    "map-dark": ("", "dark", chosen("FlashAttention-2")),
    "clusters": ("#tab=clusters", "light", as_it_opens),
    "cluster": ("#tab=clusters", "light", lambda page: page.get_by_role("button", name="FlashAttention").first.click()),
    "rivals": ("#tab=rivals", "light", as_it_opens),
    "matrix": ("#tab=matrix", "light", as_it_opens),
}
"""By name: the address's fragment, light or dark, and what is done before the picture is taken."""


def take(page_file: Path, chromium: str) -> None:
    """Every picture of the page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (fragment, scheme, steps) in PICTURES.items():
            context = browser.new_context(
                viewport=SIZE,
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(page_file.as_uri() + fragment)
            steps(page)
            page.evaluate("document.activeElement.blur()")
            page.wait_for_timeout(STILL)
            page.screenshot(path=IMAGES / f"{name}.png")
            context.close()
        browser.close()


def main() -> None:
    """Make the demo's page, and take its pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    arguments = parser.parse_args()
    if not arguments.chromium:
        sys.exit("no Chromium found; name one by --chromium")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "citegraph", "demo"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        take(Path(folder) / "demo.html", arguments.chromium)


if __name__ == "__main__":
    main()
