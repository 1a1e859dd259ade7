"""Blocks of every kind, as an app would send them."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    """Return a plain_text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    """Return a mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def button(action_id: str, text: str, **more: Any) -> Json:
    """Return a button."""
    return {"type": "button", "action_id": action_id, "text": plain(text), **more}


def chart(kind: str, title: str) -> Json:
    """Return a line, bar or area chart of two series over three weeks, or a pie."""
    if kind == "pie":
        segments = [{"label": "Done", "value": 21}, {"label": "Overdue", "value": 7}]
        return {
            "type": "data_visualization",
            "title": title,
            "chart": {"type": kind, "segments": segments},
        }
    weeks = ["W45", "W46", "W47"]
    series = [
        {
            "name": name,
            "data": [
                {"label": week, "value": value} for week, value in zip(weeks, values, strict=True)
            ],
        }
        for name, values in (("Warehouse", (61, 70, 82)), ("物流", (55, 63, 74)))
    ]
    drawn = {"type": kind, "series": series, "axis_config": {"categories": weeks, "y_label": "%"}}
    return {"type": "data_visualization", "title": title, "chart": drawn}


def data_table(rows: list[tuple[str, int]]) -> Json:
    """Return a data_table of names and numbers, three rows a page."""
    head: list[Json] = [
        {"type": "raw_text", "text": "Name"},
        {"type": "raw_text", "text": "Days late"},
    ]
    body = [
        [
            {"type": "raw_text", "text": name},
            {"type": "raw_number", "value": days, "text": str(days)},
        ]
        for name, days in rows
    ]
    return {"type": "data_table", "caption": "Overdue", "page_size": 3, "rows": [head, *body]}


def _text(words: str, **style: bool) -> Json:
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def _line(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


def _rich() -> Json:
    memo, wei = {"type": "emoji", "name": "memo"}, {"type": "user", "user_id": "U0WEI"}
    points = [_line(_text("first")), _line(_text("second"))]
    elements = [
        _line(_text("bold", bold=True), _text(" and "), wei, memo),
        {"type": "rich_text_list", "style": "ordered", "elements": points},
        {"type": "rich_text_quote", "elements": [_text("quoted")]},
        {"type": "rich_text_preformatted", "elements": [_text("a = 1")]},
    ]
    return {"type": "rich_text", "elements": elements}


def _table() -> Json:
    rows = (("Group", "Open"), ("仓储", "12"))
    cells = [[{"type": "raw_text", "text": word} for word in words] for words in rows]
    return {"type": "table", "rows": cells}


def meeting() -> list[Json]:
    """Return a message with the layout blocks and something to press or choose in each."""
    options = [{"text": plain(name), "value": name} for name in ("1 workday", "3 workdays")]
    later = {"placeholder": plain("Snooze…"), "options": options}
    row = [
        button("done", "Done", style="primary"),
        button("stop", "Stop", style="danger"),
        {"type": "static_select", "action_id": "snooze", **later},
        {"type": "datepicker", "action_id": "due", "initial_date": "2026-11-27"},
    ]
    agenda = mrkdwn("*Agenda*\n• one `F-12`\n• two ~gone~\n> quoted _words_")
    fields = [mrkdwn("*Reported*\n5 of 7"), mrkdwn("*Missing*\n<@U0WEI>")]
    plan = {"image_url": "https://nowhere.invalid/plan.png", "alt_text": "Floor plan"}
    more = {"type": "overflow", "action_id": "more", "options": options}
    owner = {"type": "users_select", "action_id": "owner", "placeholder": plain("Owner")}
    return [
        {"type": "header", "text": plain("运营周会 · Operations weekly")},
        {"type": "context", "elements": [mrkdwn("*Mon, Nov 23* · <@U0ANA> in <#C0OPS>")]},
        {"type": "section", "text": agenda, "accessory": more},
        {"type": "divider"},
        {"type": "section", "fields": fields},
        {"type": "actions", "elements": row},
        {"type": "section", "text": mrkdwn("Who takes it?"), "accessory": owner},
        {"type": "image", "title": plain("Plan"), **plan},
    ]


def gallery() -> list[list[Json]]:
    """Return messages that hold, between them, the blocks an app may send."""
    text = (
        "## Heading\n\n- **one**\n- [two](https://example.org)\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    return [
        meeting(),
        [_rich(), _table()],
        [{"type": "markdown", "text": text}],
        [data_table([("Send the report", 3), ("Scan", 1), ("新仓库验收", 8), ("Pay", 2)])],
        [chart("line", "On time"), chart("bar", "By group")],
        [chart("area", "Updates"), chart("pie", "By state")],
    ]
