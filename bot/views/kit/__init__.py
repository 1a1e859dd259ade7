"""The primitives of all views: `from bot.views import kit`, then `kit.section(t.md("…"))`.

What people wrote can be passed to any of them: it is cleaned and shortened so that Slack takes it.
A mistake of the code (two fields of one name, no choice in a menu) is a ValueError.
"""

from typing import Final

from bot.views.kit.blocks import (
    Block,
    actions,
    context,
    divider,
    field,
    fields,
    header,
    section,
    sections,
)
from bot.views.kit.composition import Choice, Confirm, Element, confirm
from bot.views.kit.data import Number, chart, data_table
from bot.views.kit.elements import (
    button,
    date_picker,
    link_button,
    overflow,
    text_input,
    time_picker,
)
from bot.views.kit.messages import Message, fit, lines, more, paginate, said
from bot.views.kit.pages import home, modal
from bot.views.kit.selects import (
    channels_select,
    checkboxes,
    conversations_select,
    multi_channels_select,
    multi_conversations_select,
    multi_static_select,
    multi_users_select,
    radio,
    static_select,
    users_select,
)
from bot.views.kit.text import joined

COLOURS: Final = {"blue": "🔵", "yellow": "🟡", "red": "🔴"}

__all__ = [
    "COLOURS",
    "Block",
    "Choice",
    "Confirm",
    "Element",
    "Message",
    "Number",
    "actions",
    "button",
    "channels_select",
    "chart",
    "checkboxes",
    "confirm",
    "context",
    "conversations_select",
    "data_table",
    "date_picker",
    "divider",
    "field",
    "fields",
    "fit",
    "header",
    "home",
    "joined",
    "lines",
    "link_button",
    "modal",
    "more",
    "multi_channels_select",
    "multi_conversations_select",
    "multi_static_select",
    "multi_users_select",
    "overflow",
    "paginate",
    "radio",
    "said",
    "section",
    "sections",
    "static_select",
    "text_input",
    "time_picker",
    "users_select",
]
