"""Measures the main job: 85 papers from cold start to a finished view, with time and peak memory of each step.

    python benchmarks/main_job.py [SOURCE] [--runs 3]

Each step is a process of its own, as a user would run it. Wall time is the median of the runs in seconds; memory is the
largest resident set of a process in MB. Figures of a shared machine are to be compared within one run only.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

LISTING = Path(__file__).parent.parent / "examples" / "hf_daily_papers.txt"


def measure(command: list[str], folder: str) -> tuple[float, float]:
    """Wall seconds and peak MB of a process."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "citegraph", *command], cwd=folder, stdout=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def main() -> None:
    """Run every step several times and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", default=str(LISTING))
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    steps = {
        "load": ["load", str(Path(arguments.source).resolve())],
        "view": ["view", "-o", "view.html"],
        "query": ["query", "what-beats", "-p", "method=FlashAttention-2"],
        "export": ["export", "--format", "json", "-o", "graph.json"],
    }
    figures: dict[str, list[tuple[float, float]]] = {name: [] for name in steps}
    for _ in range(arguments.runs):
        with tempfile.TemporaryDirectory() as folder:
            for name, command in steps.items():
                figures[name].append(measure(command, folder))
    print(f"citegraph {version('citegraph')}, Python {platform.python_version()}, {os.cpu_count()} cores")
    print(f"{'step':<8}{'seconds':>9}{'peak MB':>9}")
    for name, runs in figures.items():
        print(f"{name:<8}{statistics.median(s for s, _ in runs):>9.2f}{max(m for _, m in runs):>9.0f}")
    total = statistics.median(figures["load"][i][0] + figures["view"][i][0] for i in range(arguments.runs))
    print(f"cold start to finished view: {total:.2f} s")


if __name__ == "__main__":
    main()
