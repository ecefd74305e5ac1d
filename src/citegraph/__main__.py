"""`python -m citegraph` and the `citegraph` command."""

from citegraph.cli import cli


def main() -> None:
    """Run the command line."""
    cli(prog_name="citegraph")


if __name__ == "__main__":
    main()
