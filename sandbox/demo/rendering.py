"""Messages and forms as lines of plain text: names instead of ids, buttons in brackets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from bot.domain.mrkdwn import unescape
from sandbox.demo.department import Department
from sandbox.demo.terminal import Styles
from sandbox.elements import KINDS
from sandbox.model import Json

_TOKEN: Final = re.compile(r"<([^<>]+)>")
_BOLD: Final = re.compile(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])")
_ITALIC: Final = re.compile(r"(?<![\w_])_([^_\n]+)_(?![\w_])")
_CODE: Final = re.compile(r"`([^`\n]+)`")
_MENUS: Final = ("overflow",)
_EMOJI: Final[Mapping[str, str]] = {
    "white_check_mark": "✅", "memo": "📝", "question": "❓", "warning": "⚠️", "eyes": "👀",
    "grey_question": "❔", "x": "❌", "+1": "👍",
}  # fmt: skip


class Rendering:
    """Renders what the people of `department` see."""

    def __init__(self, department: Department, styles: Styles) -> None:
        self._names = {one.id: one.real_name for one in department.people}
        self._rooms = {room.id: room.name for room in department.rooms}
        self._styles = styles

    def message(self, message: Json) -> list[str]:
        """A message as lines."""
        if not message.get("blocks"):
            return self.text(str(message["text"])).split("\n")
        return [line for block in message["blocks"] for line in self._block(block, {})]

    def view(self, view: Json, given: Mapping[str, Any]) -> list[str]:
        """A form or Home tab as lines, its fields with what was filled in."""
        lines = [line for block in view["blocks"] for line in self._block(block, given)]
        submit = view.get("submit")
        return [*lines, f"[{submit['text']}]"] if submit else lines

    def text(self, marked: str) -> str:
        """Slack's text markup as plain words."""
        words = unescape(_TOKEN.sub(lambda found: self._token(found[1]), marked))
        bold = _BOLD.sub(rf"{self._styles.bold}\1{self._styles.end}", words)
        return _CODE.sub(r"\1", _ITALIC.sub(r"\1", bold))

    def emoji(self, name: str) -> str:
        """An emoji by its name."""
        return _EMOJI.get(name, f":{name}:")

    def _token(self, token: str) -> str:
        address, _, label = token.partition("|")
        match address[:1]:
            case "@":
                return "@" + self._names.get(address[1:], label or "Gavel")
            case "#":
                return "#" + self._rooms.get(address[1:], label)
            case "!":
                return label
            case _:
                return label or address

    def _block(self, block: Json, given: Mapping[str, Any]) -> Iterator[str]:
        match block["type"]:
            case "header":
                yield f"{self._styles.bold}{block['text']['text']}{self._styles.end}"
            case "section":
                yield from self._section(block)
            case "context":
                said = " · ".join(self.text(one["text"]) for one in block["elements"])
                yield from (f"{self._styles.faint}{line}{self._styles.end}"
                            for line in said.split("\n"))  # fmt: skip
            case "actions":
                yield " ".join(self._button(one) for one in block["elements"])
            case "input":
                yield self._field(block, given)
            case "divider":
                yield "─" * 40
            case "data_table":
                yield from self._table(block["rows"])
            case "data_visualization":
                yield from self._chart(block)

    def _section(self, block: Json) -> Iterator[str]:
        words, fields = block.get("text"), block.get("fields") or ()
        lines = self.text(words["text"]).split("\n") if words else []
        if fields:
            lines.append(" · ".join(_flat(self.text(field["text"])) for field in fields))
        accessory = block.get("accessory")
        if accessory and lines:
            lines[-1] += f"  {self._button(accessory)}"
        yield from lines

    def _button(self, element: Json) -> str:
        if element["type"] in _MENUS:
            return self._coloured("[⋮]")
        chosen = element.get("initial_option") or {}
        words = (
            element.get("text") or chosen.get("text") or element.get("placeholder") or {"text": "…"}
        )
        is_button = element["type"] == "button"
        return self._coloured(f"[{words['text']}]" if is_button else f"[{words['text']} ▾]")

    def _coloured(self, words: str) -> str:
        return f"{self._styles.blue}{words}{self._styles.end}"

    def _field(self, block: Json, given: Mapping[str, Any]) -> str:
        element = block["element"]
        value = given.get(block["block_id"], given.get(element["action_id"]))
        shown = self._value(element, value) if value else self._initial(element)
        return f"{block['label']['text']}  {_flat(shown)}"

    def _initial(self, element: Json) -> str:
        kind = KINDS[element["type"]]
        value = element.get(kind.initial) if kind.initial else None
        return self._value(element, value) if value else "–"

    def _value(self, element: Json, value: Any) -> str:
        if isinstance(value, Sequence) and not isinstance(value, str):
            return ", ".join(self._value(element, one) for one in value)
        if isinstance(value, Mapping):
            return str(value["text"]["text"])
        options = {one["value"]: one["text"]["text"] for one in element.get("options", ())}
        known = {**self._names, **{key: f"#{name}" for key, name in self._rooms.items()}}
        return str(options.get(value) or known.get(value) or value)

    def _table(self, rows: Sequence[Sequence[Json]]) -> Iterator[str]:
        for row in rows:
            yield " | ".join(str(cell.get("text", "")) for cell in row)

    def _chart(self, block: Json) -> Iterator[str]:
        yield f"📈 {block['title']}"
        for series in block["chart"].get("series", ()):
            points = " · ".join(f"{one['label']} {one['value']:g}" for one in series["data"])
            yield f"   {series['name']}: {points}"


def _flat(words: str) -> str:
    return " ".join(words.split())
