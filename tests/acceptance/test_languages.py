"""A channel in Chinese with owners who read English, Simplified and Traditional Chinese.

Each sees everything of his in his own language, and the channel speaks the team's.
"""

from typing import Any

import pytest

from bot.i18n import translator
from sandbox.client import Person
from tests.office import CHANNEL, Office, shown
from tests.tongues import foreign

TITLE, REPORT_ZH, REPORT_EN = "部门例会", "走访三家供应商", "Audited two suppliers"
SITE, SUPPLIER, LIST = "更新官网价目表", "call the supplier", "整理客户名单"
DECISION, BADGES, SLIDES = "采用新的价目表", "order badges", "准备汇报材料"
# What people wrote and are called, in whatever language, and what languages call themselves.
TYPED = (
    TITLE, REPORT_ZH, REPORT_EN, SITE, SUPPLIER, LIST, DECISION, BADGES, SLIDES, "运营管理部",
    "李伟", "王芳", "Anna Müller", "English", "简体中文", "繁體中文", "Gavel", "Slack", "UTC",
    "xyzzy", "done",
)  # fmt: skip
TYPED_COMMANDS = (
    ("/followup", "help"), ("/followup", "list"), ("/followup", "list overdue"),
    ("/followup", "show F-1"), ("/followup", "done"), ("/followup", f"{BADGES} by Friday"),
    ("/decision", "help"), ("/decision", ""), ("/decision", "D-1"), ("/decision", "D-99"),
    ("/meeting", "help"), ("/meeting", "list"), ("/meeting", "agenda"), ("/meeting", "setup"),
    ("/away", "help"), ("/away", "list"), ("/away", "2026-04-08"), ("/away", "xyzzy"),
    ("/digest", "help"), ("/digest", "now"), ("/digest", "xyzzy"), ("/update", ""),
)  # fmt: skip
MANY = 500


@pytest.fixture
def seen() -> dict[str, list[Any]]:
    """Everything that each language was shown, as the story collects it."""
    return {"en": [], "zh_Hans": [], "zh_Hant": []}


@pytest.mark.parametrize("chosen", ["zh_Hans", "zh_Hant"])
async def test_each_reads_his_own_language_and_the_channel_the_team_s(
    office: Office, seen: dict[str, list[Any]], chosen: str
) -> None:
    """From the prompt to the digest; Wang has chosen his language in Home."""
    wang, anna, li = office.wang, office.anna, office.li
    own = {wang: chosen, anna: "en", li: "zh_Hans"}
    await set_up(office, chosen)

    await office.advance(hours=24)
    for person, report in ((wang, REPORT_ZH), (anna, REPORT_EN)):
        prompt = await office.dm(person, TITLE)
        await person.click(prompt, "updates.give")
        seen[own[person]].append(await person.view())
        await person.submit(await person.view(), {"done": report})
        await office.dm(person, translator(own[person])("updates.prompt.given").split("，")[0])

    await office.advance(hours=1)
    opening = await office.posted(TITLE)
    await say_the_minutes(office, opening["ts"])
    await li.click(opening, "meetings.close")
    seen["zh_Hans"].append(await li.view())
    await li.submit(await li.view(), {})
    await office.posted("D-1")
    for person in (wang, anna):
        seen[own[person]] += await ask_privately(office, person)

    await office.advance(days=13)
    for person in (wang, anna):
        await office.dm(person, "🔴")
    await office.dm(li, SITE)
    for person, language in own.items():
        seen[language] += await everything(person, opening["ts"])
    seen["zh_Hans"] += await bots(li, CHANNEL)
    seen["zh_Hans"] += await bots(li, CHANNEL, opening["ts"])

    leaked = {
        (language, words)
        for language, told in seen.items()
        for one in told
        for words in foreign(language, one, TYPED)
    }
    assert leaked == set()
    assert_complete(seen, chosen)


async def test_a_language_that_is_chosen_is_left_again(office: Office) -> None:
    """Home offers Slack's own and all three, and is shown in what was chosen at once."""
    await office.anna.open_home()
    for choice, language in (("zh_Hant", "zh_Hant"), ("zh_Hans", "zh_Hans"), ("slack", "en")):
        view = await home(office.anna)
        await office.anna.click(view, "home.language", selected_option=choice)
        view = await home(office.anna, translator(language)("home.language"))
        assert foreign(language, view, TYPED) == []
        options = view["blocks"][-1]["accessory"]["options"]
        assert [option["value"] for option in options] == ["slack", "en", "zh_Hans", "zh_Hant"]
        assert [option["text"]["text"] for option in options[1:]] == [
            "English",
            "简体中文",
            "繁體中文",
        ]


async def test_a_team_speaks_the_language_that_its_manager_chose(office: Office) -> None:
    """The form offers all three; what is posted from then on is in the team's."""
    await set_up(office, "zh_Hans", language="zh_Hant")
    await office.advance(hours=25)
    opening = await office.posted(TITLE)
    assert translator("zh-TW")("meetings.button.close") in shown(opening)
    assert foreign("zh_Hant", opening, TYPED) == []


async def set_up(office: Office, chosen: str, language: str = "zh_Hans") -> None:
    """Li founds the team in Chinese with Anna as deputy; Wang chooses what he reads."""
    await office.li.command("/meeting", "团队", CHANNEL)
    form = {"name": "运营管理部", "deputies": ["U0ANNA"], "language": language}
    await office.li.submit(await office.li.view(), form)
    await office.private_answer(office.li, "运营管理部")
    await office.set_up_weekly(title=TITLE)
    await office.wang.open_home()
    await office.wang.click(await home(office.wang), "home.language", selected_option=chosen)
    await home(office.wang, translator(chosen)("home.language"))


async def say_the_minutes(office: Office, thread: str) -> None:
    """Everybody writes lines in his own language, two of them without a date."""
    for person, line in (
        (office.li, f"决议：{DECISION}"),
        (office.li, f"待办：<@U0WANG> 周五前{SITE}"),
        (office.li, f"待办：<@U0ANNA> 周五前{LIST}"),
        (office.anna, f"action: <@U0ANNA> {SUPPLIER}"),
        (office.wang, f"待办：<@U0WANG> {SLIDES}"),
    ):
        await person.say(CHANNEL, line, thread)
    for person, what in ((office.anna, SUPPLIER), (office.wang, SLIDES)):
        await office.private_answer(person, what, thread_ts=thread)


async def ask_privately(office: Office, person: Person) -> list[Any]:
    """Somebody types what can be typed, right and wrong; the modals that this opened."""
    opened: list[Any] = []
    for command, text in TYPED_COMMANDS:
        before = len(await answers(person))

        async def is_answered(before: int = before) -> bool:
            return len(await answers(person)) > before

        await person.command(command, text, CHANNEL)
        await office.client.wait_for(is_answered)
        for view in await person.views():
            opened.append(view)
            await person.close_view(view)
    return opened


async def answers(person: Person) -> list[Any]:
    """What somebody alone sees in the channel, and the modals that are open."""
    seen = await person.messages(CHANNEL, limit=MANY)
    return [message for message in seen if message.get("ephemeral")] + await person.views()


async def bots(person: Person, channel: str, thread: str | None = None) -> list[Any]:
    """What the bot said in a channel or thread, to this person or to all."""
    seen = await person.messages(channel, thread, limit=MANY)
    return [message for message in seen if "bot_id" in message]


async def everything(person: Person, thread: str) -> list[Any]:
    """What somebody was shown in his own language, by now."""
    await person.open_home()
    private = [
        message for message in await bots(person, CHANNEL, thread) if message.get("ephemeral")
    ]
    told = await bots(person, await person.dm_with_app())
    return [*told, *private, *await answers(person), await home(person)]


async def home(person: Person, words: str = "") -> dict[str, Any]:
    """Somebody's Home as soon as it shows these words."""

    async def probe() -> dict[str, Any] | None:
        view = await person.home()
        return view if view and words in shown(view) else None

    return await person.client.wait_for(probe)


def assert_complete(seen: dict[str, list[Any]], chosen: str) -> None:
    """What was looked at holds what the story is about, in the words of each language."""
    for language in ("en", chosen):
        t, told = translator(language), "\n".join(shown(one) for one in seen[language])
        for key in (
            "updates.prompt.followups", "updates.prompt.given", "home.followups",
            "minutes.doubt.none", "followups.help.done", "digests.help", "decisions.help",
            "absences.help", "meetings.help", "nudges.snooze.title",
        ):  # fmt: skip
            assert t.md(key) in told
        assert t.md("common.error.unexpected", incident="|").split("|")[0] not in told
    assert translator("en")("digests.title", team="运营管理部") in "\n".join(map(shown, seen["en"]))
