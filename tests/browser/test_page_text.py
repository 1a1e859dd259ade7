"""The page's reading and writing of Slack's markup, each case in a real browser."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Page

from tests.browser.conftest import Visit
from tests.sandbox.office import ANA, OPS, WEI

pytestmark = pytest.mark.asyncio(loop_scope="session")

# A parsed text in brackets: [bold …], [quote …]; plain text as it is.
OUTLINE = """async (texts) => {
  const { parse } = await import("/static/text/mrkdwn.js");
  const outline = (node) => {
    if (node.type === "text") return node.text;
    const inner = node.children?.map(outline).join("") ?? node.text ?? node.url ?? node.id
      ?? node.name ?? node.range ?? node.pattern;
    return node.type === "line" ? inner : `[${node.type} ${inner}]`;
  };
  return texts.map((text) => parse(text).map(outline).join("/"));
}"""
ENCODED = """async (texts) => {
  const { encode, decode } = await import("/static/text/encode.js");
  const users = new Map([["U0ANA", {id: "U0ANA", name: "ana", real_name: "Ana Lima"}],
    ["U0WEI", {id: "U0WEI", name: "wang.wei", real_name: "王伟"}]]);
  const channels = new Map([["C0OPS", {id: "C0OPS", name: "ops"}]]);
  const store = { users, channels, nameOf: (id) => users.get(id)?.real_name ?? id };
  return texts.map((text) => [encode(store, text), decode(store, encode(store, text))]);
}"""


async def ask(page: Page, script: str, texts: list[str]) -> Any:
    """Run a script of the page's own modules on texts."""
    return await page.evaluate(script, texts)


async def test_mrkdwn_is_read_as_slack_reads_it(visit: Visit) -> None:
    """Marks count at the edges of words only; nothing in code counts; tokens are what they name."""
    expected = {
        "*bold* _it_ ~gone~ `a*b*`": "[bold bold] [italic it] [strike gone] [code a*b*]",
        "*_both_* 2*3*4 snake_case_name": "[bold [italic both]] 2*3*4 snake_case_name",
        "*open and * spaced *": "*open and * spaced *",
        "中*粗*文 （*粗*）": "中*粗*文 （[bold 粗]）",
        "&lt;b&gt; &amp;amp; <b>": "<b> &amp; <b>",
        f"<@{WEI}> <#{OPS}|ops> <!channel> <!subteam^S1|@team>": (
            f"[user {WEI}] [channel {OPS}] [broadcast channel] [usergroup S1]"
        ),
        "<https://a.example|a> https://b.example.": "[link https://a.example] "
        "[link https://b.example].",
        "<javascript:alert(1)|x>": "<javascript:alert(1)|x>",
        "<!date^1795140000^{time}|x>": "[date {time}]",
        ":wave: :nonsense: 10:30:45": "[emoji wave] :nonsense: 10:30:45",
        "&gt; one\n&gt; two\nthree": "[quote onetwo]/three",
        "&gt;&gt;&gt; all\nof it": "[quote allof it]",
        "before\n```\nx = *1*\n```\nafter": "before/[pre x = *1*]/after",
        "• one\n2. two\n- three": "[item one]/[item two]/[item three]",
    }
    page = await visit(ANA, OPS)
    got = await ask(page, OUTLINE, list(expected))
    assert dict(zip(expected, got, strict=True)) == expected


async def test_endless_marks_are_read_in_no_time(visit: Visit) -> None:
    """Were what only begins something looked at again and again, this would take hours."""
    page = await visit(ANA, OPS)
    texts = [mark * (300_000 // len(mark)) for mark in ("*a ", "`", "<", "_*~", "<@", ":a", "&gt;")]
    async with asyncio.timeout(60):
        assert len(await ask(page, OUTLINE, texts)) == len(texts)


async def test_what_is_typed_becomes_slacks_tokens_and_back(visit: Visit) -> None:
    """Names that exist become mentions, addresses become links, all else is escaped."""
    expected = {
        "hi @Ana Lima, @王伟看一下": "hi <@U0ANA>, <@U0WEI>看一下",
        "请@王伟看一下": "请<@U0WEI>看一下",
        "@nobody mail@ana.example @wang.wei": "@nobody mail@ana.example <@U0WEI>",
        "in #ops not #opsis, @channel": "in <#C0OPS> not #opsis, <!channel>",
        "a < b & c > <@U0ANA>": "a &lt; b &amp; c &gt; &lt;@U0ANA&gt;",
        "see https://a.example/x?y=1&z=2.": "see <https://a.example/x?y=1&amp;z=2>.",
        "`@Ana Lima` stays": "`@Ana Lima` stays",
    }
    page = await visit(ANA, OPS)
    got = await ask(page, ENCODED, list(expected))
    assert {typed: sent for typed, (sent, _) in zip(expected, got, strict=True)} == expected
    kept = [text for text, (_, back) in zip(expected, got, strict=True) if back == text]
    assert kept == [text for text in expected if "@wang.wei" not in text]
