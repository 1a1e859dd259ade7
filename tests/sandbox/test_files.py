"""files.*: uploads by the app and by people."""

import base64

import aiohttp

from sandbox.client import Person
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import OPS


async def test_the_app_uploads_a_file(bolt: Bolt, ana: Person) -> None:
    """Slack's own helper for uploads works, and the file can be fetched from its address."""
    await bolt.web.files_upload_v2(
        channel=OPS, filename="plan.csv", content="a,b\n1,2\n", title="Plan", initial_comment="See"
    )

    [message] = await ana.messages(OPS)
    [file] = message["files"]
    async with aiohttp.ClientSession() as http, http.get(file["url_private"]) as response:
        content = await response.text()
    assert (message["subtype"], message["text"], file["title"]) == ("file_share", "See", "Plan")
    assert content == "a,b\n1,2\n"
    assert (await bolt.web.files_info(file=file["id"]))["file"]["size"] == 8


async def test_a_person_uploads_a_file(bolt: Bolt, ana: Person) -> None:
    """The app hears a message with subtype file_share."""
    content = base64.b64encode(b"hello").decode()

    await ana.do("upload", channel=OPS, name="a.txt", content_base64=content, text="note: look")

    [event] = await bolt.hears("message")
    assert (event["subtype"], event["text"]) == ("file_share", "note: look")
    assert event["files"][0]["name"] == "a.txt"


async def test_what_was_not_uploaded_cannot_be_shown(bolt: Bolt) -> None:
    """Completing without content, and unknown files, are refused."""
    begun = await bolt.web.files_getUploadURLExternal(filename="x.txt", length=3)

    empty = await refused(bolt.web.files_completeUploadExternal(files=[{"id": begun["file_id"]}]))
    unknown = await refused(bolt.web.files_info(file="F0NONE"))

    assert (empty["error"], unknown["error"]) == ("file_not_found", "file_not_found")
