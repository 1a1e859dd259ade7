"""The table of what the sandbox supports is true, whole, and in the documentation."""

from pathlib import Path

import aiohttp
import pytest

from sandbox.coverage import EVENTS, METHODS, in_step, main, markdown
from sandbox.methods import METHODS as SERVED
from sandbox.scopes import EVENT_SCOPES
from sandbox.scopes import METHODS as KNOWN
from sandbox.server import Sandbox

DOCUMENT = Path(__file__).parents[3] / "docs" / "sandbox.md"
NAMED = {"display_information": {"name": "App"}}


def test_every_method_that_is_served_is_in_the_table_and_the_other_way_round() -> None:
    """The table lists exactly what there is."""
    assert sorted(METHODS) == sorted(SERVED)


def test_every_line_has_its_scope() -> None:
    """Nothing is listed whose scope is not known."""
    assert set(METHODS) <= set(KNOWN)
    assert set(EVENTS) <= set(EVENT_SCOPES)


async def test_a_method_is_served_exactly_if_it_is_in_the_table() -> None:
    """Over HTTP, a listed method answers for itself and any other is unknown_method."""
    scopes = {scope for method in KNOWN.values() for scope in method.scopes}
    known = set()
    async with Sandbox(NAMED) as sandbox, aiohttp.ClientSession() as http:
        sandbox.install_app(scopes)
        for method in sorted(KNOWN):
            app_level = KNOWN[method].token == "app"
            token = sandbox.app_token if app_level else sandbox.bot_token
            headers = {"Authorization": f"Bearer {token}"}
            async with http.post(f"{sandbox.api_url}{method}", headers=headers) as response:
                answer = await response.json()
            assert answer["ok"] or answer["error"] not in {"missing_scope", "invalid_auth"}
            if answer.get("error") != "unknown_method":
                known.add(method)

    assert known == set(METHODS)


async def test_every_method_refuses_an_app_without_its_scope() -> None:
    """An app without scopes is told which one each method needs."""
    refused, free = {}, set()
    async with Sandbox(NAMED) as sandbox, aiohttp.ClientSession() as http:
        headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
        for method in sorted(METHODS):
            async with http.post(f"{sandbox.api_url}{method}", headers=headers) as response:
                answer = await response.json()
            if answer.get("error") == "missing_scope":
                refused[method] = answer["needed"]
            else:
                free.add(method)

    needed = {name: ",".join(sorted(KNOWN[name].scopes)) for name in METHODS}
    assert refused == {name: needed[name] for name in refused}
    assert {name for name in free if needed[name]} == {"apps.connections.open"}


def test_the_documentation_is_in_step() -> None:
    """The tables in docs/sandbox.md are those of this code; `python -m sandbox.coverage` helps."""
    document = DOCUMENT.read_text(encoding="utf-8")

    assert in_step(document) == document


def test_the_tables_are_printed_or_written_into_a_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a name the tables are printed, with one the document is brought up to date."""
    old = tmp_path / "sandbox.md"
    old.write_text(DOCUMENT.read_text("utf-8").replace("`chat.delete`", "`chat.old`"), "utf-8")

    main([])
    main([str(old)])

    assert capsys.readouterr().out == markdown()
    assert old.read_text("utf-8") == DOCUMENT.read_text("utf-8")


def test_a_document_without_a_place_for_the_tables_is_refused() -> None:
    """Nothing is overwritten where the marks are missing."""
    with pytest.raises(ValueError, match="lacks the marks"):
        in_step("# The sandbox")
