"""Lists the rules know by heart; SOURCES.md says where each comes from."""

from importlib import resources


def lines(name: str) -> list[str]:
    """The lines of a data file, without comments (`#`) and empty ones."""
    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
