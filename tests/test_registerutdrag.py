"""The guide for who answers a request for records names every table that there is, and nothing that there is not."""

import re
from pathlib import Path

import storage.store  # noqa: F401  defines every table
from storage.tables import metadata

PAGE = Path(__file__).parents[1] / "docs" / "registerutdrag.md"
MIGRATIONS_OWN = {"alembic_version"}


def test_every_table_stands_in_the_guide() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(metadata.tables.keys() | MIGRATIONS_OWN)


def test_every_column_that_leads_to_somebody_stands_at_a_table_that_says_so() -> None:
    """A table in which a member's id is a key to who they are names a person in the guide."""
    whose = {
        name: person.strip()
        for name, person in re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|", PAGE.read_text("utf-8"), re.MULTILINE)
    }
    leads = {
        table.name
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "members"
    }
    assert leads
    assert {name for name in leads if whose[name].startswith("ingen")} == set()
