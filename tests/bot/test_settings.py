import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.settings import NEEDS, Need, SettingsError, read, with_env_file

EXAMPLE = Path(__file__).parents[2] / ".env.example"
NOTHING: frozenset[Need] = frozenset()
WHOLE = {
    "DATABASE_URL": "postgres://rummet:hemligt@db.example/rummet",
    "SLACK_BOT_TOKEN": "xoxb-1-abc",
    "SLACK_APP_TOKEN": "xapp-1-A-2-abc",
    "SLACK_SIGNING_SECRET": "0123456789abcdef0123456789abcdef",
    "SLACK_API_URL": "http://127.0.0.1:8377/api",
    "RUMMET_HOST": "0.0.0.0",  # noqa: S104  what a hosting platform asks for
    "PORT": "5000",
    "LOG_LEVEL": "warning",
    "RUMMET_LANGUAGE": "EN",
    "RUMMET_OWNERS": "U012AB3CD, W012AB3CE",
    "RUMMET_ADDRESS": "https://rummet.example.se/",
    "RUMMET_MEANING": "On",
}


def problems(environ: dict[str, str], *, needs: frozenset[Need] = NOTHING) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        read(environ, needs=needs)
    assert str(caught.value).splitlines() == list(caught.value.problems)
    return caught.value.problems


def test_with_nothing_set_the_commands_that_only_need_a_database_run() -> None:
    for command in ("migrate", "import", "export", "search"):
        settings = read({}, needs=NEEDS[command])
        assert settings.database_url == "sqlite:///rummet.sqlite3"
        assert settings.slack_api_url == "https://slack.com/api/"
        assert (settings.host, settings.port, settings.log_level, settings.language) == (
            "127.0.0.1",
            8080,
            "INFO",
            "sv",
        )
        assert not settings.meaning


def test_everything_that_is_set_is_taken() -> None:
    settings = read(WHOLE, needs=frozenset(Need))
    assert settings.database_url == "postgresql+psycopg://rummet:hemligt@db.example/rummet"
    assert settings.slack_bot_token == "xoxb-1-abc"
    assert settings.slack_app_token == "xapp-1-A-2-abc"
    assert settings.slack_signing_secret == "0123456789abcdef0123456789abcdef"
    assert settings.slack_api_url == "http://127.0.0.1:8377/api/"
    assert (settings.host, settings.port, settings.log_level, settings.language) == ("0.0.0.0", 5000, "WARNING", "en")  # noqa: S104
    assert settings.owners == {"U012AB3CD", "W012AB3CE"}
    assert settings.address == "https://rummet.example.se"
    assert settings.meaning


def test_no_secret_and_nobody_shows_when_settings_are_printed() -> None:
    shown = repr(read(WHOLE, needs=frozenset(Need)))
    for secret in ("hemligt", "xoxb", "xapp", WHOLE["SLACK_SIGNING_SECRET"]):
        assert secret not in shown


@pytest.mark.parametrize(
    ("command", "missing"),
    [
        ("run", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]),
        ("web", ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]),
        ("worker", ["SLACK_BOT_TOKEN"]),
    ],
)
def test_each_command_names_all_that_it_misses_and_where_to_find_it(command: str, missing: list[str]) -> None:
    found = problems({"SLACK_BOT_TOKEN": "  "}, needs=NEEDS[command])
    assert [problem.split()[0] for problem in found] == missing
    assert all("is missing. " in problem and "Slack app's page" in problem for problem in found)


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = problems(
        {
            "DATABASE_URL": "mysql://rummet:hemligt@db/rummet",
            "SLACK_BOT_TOKEN": "xapp-1-hemligt",
            "SLACK_APP_TOKEN": '"xapp-1-hemligt"',
            "SLACK_SIGNING_SECRET": "xoxb-hemligt",
            "SLACK_API_URL": "http://slack.example/api/",
            "PORT": "65536",
            "LOG_LEVEL": "loud",
            "RUMMET_LANGUAGE": "no",
            "RUMMET_MEANING": "ja",
            "RUMMET_LANGAUGE": "sv",
            "RUMMET_X": "1",
        }
    )
    assert [problem.split()[0] for problem in found] == [
        "DATABASE_URL",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_SIGNING_SECRET",
        "SLACK_API_URL",
        "PORT",
        "LOG_LEVEL",
        "RUMMET_LANGUAGE",
        "RUMMET_MEANING",
        "RUMMET_LANGAUGE",
        "RUMMET_X",
    ]
    assert "begins with xapp-; it must begin with xoxb-" in found[1]
    assert found[-2].endswith("Did you mean RUMMET_LANGUAGE?")
    assert "hemligt" not in "\n".join(found).lower()


@pytest.mark.parametrize(
    "address",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://host",
        "hello",
        "postgresql+psycopg2://h/d",
        "postgresql://h:x/d",
    ],
)
def test_a_database_that_cannot_serve_is_refused_with_how_to_write_one(address: str) -> None:
    (problem,) = problems({"DATABASE_URL": address})
    assert "Write sqlite:///rummet.sqlite3 or postgresql://user:password@host/database." in problem


@given(st.dictionaries(st.sampled_from(sorted(WHOLE)), st.text(alphabet=st.characters(exclude_categories=["Cs"]))))
@example({"SLACK_API_URL": "http://[::1"})
def test_whatever_stands_in_the_environment_is_read_or_explained(environ: dict[str, str]) -> None:
    explained: tuple[str, ...] = ()
    try:
        read(environ, needs=frozenset(Need))
    except SettingsError as error:
        explained = error.problems
    assert all(re.match(r"[A-Z_]+ .{10,}\.$", problem) for problem in explained)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(
        "# comment\nSLACK_BOT_TOKEN='xoxb-file'\nexport PORT=1234 # inline\nDATABASE_URL=$HOME/${X}\nLONE\n"
    )
    environ = with_env_file({"PORT": "4321"}, file)
    assert environ == {"SLACK_BOT_TOKEN": "xoxb-file", "PORT": "4321", "DATABASE_URL": "$HOME/${X}"}
    assert with_env_file({"A": "b"}, tmp_path / "none") == {"A": "b"}


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"SLACK_BOT_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        with_env_file({}, file)


def test_the_example_lists_every_setting_and_its_default() -> None:
    named = dict(re.findall(r"^(?:# )?([A-Z_]+)=(.*)$", EXAMPLE.read_text(), re.MULTILINE))
    assert set(named) == set(WHOLE)
    assert read(named, needs=NOTHING) == read({}, needs=NOTHING)
