"""The page's files: right types, not cached, and nothing from outside the folder."""

import aiohttp
import pytest
from aiohttp import web

from sandbox import routes
from sandbox.server import Sandbox


@pytest.fixture
def page(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of the test's own."""
    folder = tmp_path_factory.mktemp("sandbox") / "page"
    (folder / "parts").mkdir(parents=True)
    (folder.parent / "secret.txt").write_text("secret", "utf-8")
    (folder / "index.html").write_text("<p>你好", "utf-8")
    (folder / "parts" / "app.js").write_text("export {}", "utf-8")
    (folder / "style.css").write_text("p {}", "utf-8")
    (folder / "icon.svg").write_text("<svg/>", "utf-8")
    monkeypatch.setattr(routes, "PAGE", folder)


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/static/parts/app.js", "text/javascript; charset=utf-8"),
        ("/static/style.css", "text/css; charset=utf-8"),
        ("/static/icon.svg", "image/svg+xml"),
    ],
)
async def test_files_have_their_type_and_are_not_cached(
    sandbox: Sandbox, path: str, kind: str
) -> None:
    """Browsers run modules only with the right type, and must see every change."""
    async with aiohttp.ClientSession() as http, http.get(sandbox.url + path) as response:
        seen = (response.status, response.headers["Content-Type"])
        cached = response.headers["Cache-Control"]

    assert (seen, cached) == ((200, kind), "no-store")


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("path", ["missing.js", "../secret.txt", "%2e%2e/secret.txt", "parts"])
async def test_nothing_else_is_served(sandbox: Sandbox, path: str) -> None:
    """Missing files, folders and what lies outside are not found."""
    url = f"{sandbox.url}/static/{path}"
    async with aiohttp.ClientSession() as http, http.get(url) as response:
        text = await response.text()

    assert (response.status, text == "secret") == (404, False)


@pytest.mark.parametrize(("origin", "status"), [("https://evil.example", 403), (None, 200)])
async def test_no_other_site_acts_here(sandbox: Sandbox, origin: str | None, status: int) -> None:
    """A page of another origin in the same browser is refused, the sandbox's own is not."""
    headers = {"Origin": origin or sandbox.url}
    url = f"{sandbox.url}/sandbox/api/log"
    async with aiohttp.ClientSession() as http, http.get(url, headers=headers) as response:
        assert response.status == status


async def test_only_this_machine_is_served(sandbox: Sandbox) -> None:
    """The sandbox binds to the loopback address unless told otherwise."""
    runner = sandbox._runner
    assert isinstance(runner, web.AppRunner)
    assert [address[0] for address in runner.addresses] == ["127.0.0.1"]
