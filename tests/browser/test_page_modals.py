"""The page: modals, what is filled in there, and the Home tab."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.blocks import button, plain
from tests.browser.conftest import Visit
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, OPS, WEI

pytestmark = pytest.mark.asyncio(loop_scope="session")

Json = dict[str, Any]


def entry(block_id: str, label: str, element: Json, **more: Any) -> Json:
    """Return an input block whose element is called `it`."""
    element = {"action_id": "it", **element}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element,
        **more,
    }


def modal(*blocks: Json, title: str = "Set up", **more: Any) -> Json:
    """Return a modal with a submit button."""
    head = {"type": "modal", "callback_id": "setup", "title": plain(title), "submit": plain("Save")}
    return {**head, "blocks": list(blocks), **more}


TITLE = entry("title", "Title", {"type": "plain_text_input"})


def opens(bolt: Bolt, view: Json) -> None:
    """Let /file open a modal."""

    async def open_it(ack: Any, command: Json, client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=view)

    bolt.app.command("/file")(open_it)


async def open_modal(page: Page) -> None:
    """Run /file and wait for the modal."""
    await page.locator("[data-composer=channel]").fill("/file")
    await page.locator("[data-composer=channel]").press("Enter")
    await page.locator("dialog.modal[open]").wait_for()


async def test_errors_stand_under_their_fields_and_nothing_typed_is_lost(
    visit: Visit, bolt: Bolt
) -> None:
    """An empty field is told by the page, a wrong one by the app; a right one closes the modal."""
    opens(
        bolt,
        modal(
            TITLE,
            entry("why", "Why", {"type": "plain_text_input", "multiline": True}, optional=True),
        ),
    )

    async def check(ack: Any, view: Json) -> None:
        title = view["state"]["values"]["title"]["it"]["value"]
        errors = {"title": "Say it in two words at least."}
        await (ack() if " " in title else ack(response_action="errors", errors=errors))

    bolt.app.view("setup")(check)
    page = await visit(ANA, OPS)
    await open_modal(page)
    title, error = page.get_by_label("Title"), page.locator("[data-block-id=title] .input-error")
    await expect(title).to_be_focused()
    await page.locator(".modal-submit").click()
    await expect(error).to_have_text("Please fill in this field.")
    await title.fill("Weekly")
    await page.get_by_label("Why").fill("because")
    await title.press("Enter")
    await expect(error).to_have_text("Say it in two words at least.")
    await expect(title).to_be_focused()
    await expect(title).to_have_value("Weekly")
    await expect(page.get_by_label("Why")).to_have_value("because")
    await title.fill("Weekly meeting")
    await page.locator(".modal-submit").click()
    await expect(page.locator("dialog.modal")).to_be_hidden()


async def test_an_update_keeps_what_was_typed(visit: Visit, bolt: Bolt) -> None:
    """A field with the same block_id and action_id keeps its text when the modal changes."""
    more = {"type": "actions", "block_id": "more", "elements": [button("add", "Add a question")]}
    opens(bolt, modal(TITLE, more))

    async def add(ack: Any, body: Json, client: Any) -> None:
        await ack()
        second = entry("second", "Second", {"type": "plain_text_input"})
        await client.views_update(
            view_id=body["view"]["id"], view=modal(TITLE, second, more, title="Longer")
        )

    bolt.app.action("add")(add)
    page = await visit(ANA, OPS)
    await open_modal(page)
    await page.get_by_label("Title").fill("half a thought")
    await page.get_by_role("button", name="Add a question").click()
    await expect(page.get_by_label("Second")).to_be_visible()
    await expect(page.locator(".modal .dialog-title")).to_have_text("Longer")
    await expect(page.get_by_label("Title")).to_have_value("half a thought")
    await expect(page.get_by_role("button", name="Add a question")).to_be_focused()


async def test_modals_lie_on_each_other(visit: Visit, bolt: Bolt) -> None:
    """A pushed modal hides the one below, whose text is there again on the way back."""
    opens(bolt, modal(TITLE))
    pushed = modal({"type": "section", "text": plain("Are these right?")}, title="Check")

    async def push(ack: Any) -> None:
        await ack(response_action="push", view=pushed)

    bolt.app.view("setup")(push)
    page = await visit(ANA, OPS)
    await open_modal(page)
    await expect(page.get_by_role("button", name="Back")).to_be_hidden()
    await page.get_by_label("Title").fill("Weekly meeting")
    await page.locator(".modal-submit").click()
    await expect(page.locator(".modal .dialog-title")).to_have_text("Check")
    await page.get_by_role("button", name="Back").click()
    await expect(page.get_by_label("Title")).to_have_value("Weekly meeting")
    await page.locator(".modal-submit").click()
    await expect(page.locator(".modal .dialog-title")).to_have_text("Check")
    await page.locator(".modal-close").click()
    await expect(page.locator("dialog.modal")).to_be_hidden()


async def test_escape_closes_and_the_app_hears_of_it(visit: Visit, bolt: Bolt) -> None:
    """Esc is the same as the cancel button: the app gets view_closed if it wants to."""
    opens(bolt, modal(TITLE, notify_on_close=True))

    async def closed(ack: Any) -> None:
        await ack()

    bolt.app.view_closed("setup")(closed)
    page = await visit(ANA, OPS)
    await open_modal(page)
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog.modal")).to_be_hidden()
    await bolt.until(lambda: [body for body in bolt.heard if body.get("type") == "view_closed"])


async def test_every_field_gives_slacks_value(visit: Visit, bolt: Bolt) -> None:
    """Selects, pickers, choices and texts arrive as `state.values` has them."""
    options = [{"text": plain(name), "value": name.lower()} for name in ("Weekly", "Monthly")]
    opens(bolt, modal(
        entry("rhythm", "Rhythm", {"type": "static_select", "options": options}),
        entry("who", "Who", {"type": "multi_users_select"}),
        entry("first", "First", {"type": "datepicker", "initial_date": "2026-11-30"}),
        entry("at", "At", {"type": "timepicker"}),
        entry("exact", "Exact", {"type": "datetimepicker", "initial_date_time": 1795140000}),
        entry("days", "Days", {"type": "checkboxes", "options": options}),
        entry("one", "One", {"type": "radio_buttons", "options": options}),
        entry("long", "Long", {"type": "number_input", "is_decimal_allowed": False}),
        entry("rich", "Rich", {"type": "rich_text_input"}),
    ))  # fmt: skip
    got: list[Json] = []

    async def take(ack: Any, view: Json) -> None:
        got.append({block: held["it"] for block, held in view["state"]["values"].items()})
        await ack()

    bolt.app.view("setup")(take)
    page = await visit(ANA, OPS)
    await open_modal(page)
    await page.get_by_role("combobox", name="Rhythm").click()
    await page.keyboard.type("mon")
    await page.keyboard.press("Enter")
    await page.get_by_role("combobox", name="Who").click()
    await page.get_by_role("option", name="Zoe").click()
    await page.get_by_role("option", name="王伟").click()
    await page.keyboard.press("Escape")
    await page.locator("[data-block-id=first] .select-button").click()
    await page.keyboard.press("PageDown")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await page.locator("[data-block-id=at] .select-button").click()
    await page.keyboard.type("9:15")
    await page.keyboard.press("Enter")
    await page.get_by_role("group", name="Days").get_by_label("Weekly").check()
    await page.get_by_role("radiogroup", name="One").get_by_label("Monthly").check()
    await page.get_by_label("Long").fill("45")
    await page.get_by_label("Rich").fill("*now*\n- one")
    await page.locator(".modal-submit").click()
    await expect(page.locator("dialog.modal")).to_be_hidden()
    values = got[0]
    assert values["rhythm"]["selected_option"]["value"] == "monthly"
    assert sorted(values["who"]["selected_users"]) == [WEI, "U0ZOE"]
    assert values["first"]["selected_date"] == "2026-12-31"
    assert values["at"]["selected_time"] == "09:15"
    assert values["exact"]["selected_date_time"] == 1795140000
    assert [option["value"] for option in values["days"]["selected_options"]] == ["weekly"]
    assert values["one"]["selected_option"]["value"] == "monthly"
    assert values["long"]["value"] == "45"
    assert [part["type"] for part in values["rich"]["rich_text_value"]["elements"]] == [
        "rich_text_section",
        "rich_text_list",
    ]


async def test_an_external_select_asks_the_app(visit: Visit, bolt: Bolt) -> None:
    """What is typed goes to the app, whose options can be chosen."""
    opens(bolt, modal(entry("item", "Item", {"type": "external_select", "min_query_length": 2})))

    async def find(ack: Any, payload: Json) -> None:
        await ack(options=[{"text": plain(f"{payload['value']} report"), "value": "F-12"}])

    bolt.app.options("it")(find)
    page = await visit(ANA, OPS)
    await open_modal(page)
    await page.get_by_role("combobox", name="Item").click()
    await expect(page.locator(".list-empty")).to_have_text("Type at least 2 characters")
    await page.keyboard.type("Q3")
    await page.get_by_role("option", name="Q3 report").click()
    await expect(page.locator("[data-block-id=item] .select-text")).to_have_text("Q3 report")


async def test_the_home_tab_is_shown_and_used(visit: Visit, bolt: Bolt) -> None:
    """Opening it tells the app, whose answer appears; what is pressed there reaches the app."""

    async def done(ack: Any, body: Json, client: Any) -> None:
        await ack()
        view = {"type": "home", "blocks": [{"type": "section", "text": plain("All done")}]}
        await client.views_publish(user_id=body["user"]["id"], view=view)

    bolt.app.action("done")(done)
    page = await visit(ANA, OPS)
    await page.locator(".side-item", has_text="Clerk").click()
    await expect(page.get_by_role("tab", name="Home")).to_have_attribute("aria-selected", "true")
    [opened] = await bolt.hears("app_home_opened")
    row = {"type": "actions", "elements": [button("done", "Done")]}
    view = {"type": "home", "blocks": [{"type": "header", "text": plain("Good morning")}, row]}
    await bolt.web.views_publish(user_id=opened["user"], view=view)
    await expect(page.locator(".home .block-header")).to_have_text("Good morning")
    await page.locator(".home").get_by_role("button", name="Done").click()
    await expect(page.locator(".home .block-section")).to_have_text("All done")
    await page.get_by_role("tab", name="Messages").click()
    await expect(page.locator("[data-composer=channel]")).to_be_visible()
