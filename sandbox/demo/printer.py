"""The printer: tells on the terminal what happens, when, where, and who sees it."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, TextIO
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_location

from sandbox.demo.department import Colleague, Department, Room
from sandbox.demo.rendering import Rendering
from sandbox.demo.terminal import WIDTH, Styles, plain, width, wrapped
from sandbox.demo.watch import Sight
from sandbox.model import Json

_INDENT: Final = " " * 7
_THREAD: Final = _INDENT + "│ "
_BOT: Final = "Gavel"
_MOST_REPEATED: Final = 4  # so many lines are read twice without wearying


@dataclass(frozen=True, slots=True)
class Words:
    """What the printer itself says, in the language `locale`; places are in braces."""

    locale: str
    direct: str
    to_bot: str
    thread: str
    only: str
    changes: str
    above: str
    presses: str
    chooses: str
    types: str
    fills: str
    edits: str
    deletes: str
    opens_home: str
    abroad: str


class Printer:
    """An audience that prints to `stream`; times are those of `zone`."""

    def __init__(self, department: Department, words: Words, zone: str, stream: TextIO) -> None:
        self._department = department
        self._words = words
        self._zone = ZoneInfo(zone)
        self._stream = stream
        self._styles = Styles.of(stream)
        self._rendering = Rendering(department, self._styles)
        self._now = datetime.fromtimestamp(0, UTC)
        self._day: date | None = None
        self._shown: dict[tuple[str, str], list[str]] = {}
        self._seen: list[tuple[str, str]] = []
        self._recent: list[tuple[str, list[str]]] = []
        self._last_place = ""

    def moved(self, now: datetime) -> None:
        """The clock shows another time."""
        self._now = now
        self._recent.clear()

    def saw(self, sights: Sequence[Sight]) -> None:
        """Print what appeared: of what appeared at once, the department's channel comes first."""
        home = self._department.room(self._department.home).id
        for sight in sorted(sights, key=lambda sight: sight.channel != home):
            match sight.kind:
                case "message":
                    self._message(sight)
                case "message_changed":
                    self._message_changed(sight)
                case "reaction":
                    self._reaction(sight)

    def pressed(self, who: Colleague, label: str, chosen: str = "") -> None:
        """Print that somebody pressed a button or chose from a menu."""
        form = self._words.chooses if chosen else self._words.presses
        self._line(form.format(who=self._name(who), label=label, chosen=chosen))

    def typed(self, who: Colleague, room: str, words: str) -> None:
        """Print a command."""
        said = self._rendering.text(words)
        self._line(self._words.types.format(who=self._name(who), words=said, room=room))

    def filled(self, who: Colleague, view: Json, given: Mapping[str, Any]) -> None:
        """Print a form as it was filled in."""
        title = view["title"]["text"]
        self._line(self._words.fills.format(who=self._name(who), title=title))
        self._body(self._rendering.view(view, given), _THREAD)

    def changed(self, who: Colleague, after: str | None) -> None:
        """Print that somebody edited or deleted a message of his own."""
        form = self._words.deletes if after is None else self._words.edits
        words = self._rendering.text(after or "")
        self._line(form.format(who=self._name(who), after=words))

    def home(self, who: Colleague, view: Json) -> None:
        """Print a Home tab."""
        self._line(self._words.opens_home.format(who=self._name(who)))
        lines = self._rendering.view(view, {})
        self._seen.append((who.id, plain("\n".join(lines))))
        self._body(lines, _THREAD)

    def was_seen(self, user_id: str, words: str) -> bool:
        """Whether somebody has seen these words on his screen."""
        return any(words in shown for viewer, shown in self._seen if viewer == user_id)

    def _message(self, sight: Sight) -> None:
        message = sight.message
        lines = self._rendering.message(message)
        self._shown[message["channel"], message["ts"]] = lines
        self._remember(sight, "\n".join(lines))
        prefix = _THREAD if self._is_reply(message) else _INDENT
        if "bot_id" not in message:
            author = self._department.of_id(message["user"])
            lines = [f"{self._name(author)}: {lines[0]}", *lines[1:]]
        self._tell(self._place(sight), lines, prefix)

    def _message_changed(self, sight: Sight) -> None:
        message = sight.message
        key, lines = (message["channel"], message["ts"]), self._rendering.message(message)
        before = self._shown.get(key, [])
        self._shown[key] = lines
        new = [line for line in lines if line not in before]
        if "bot_id" in message and new:
            self._remember(sight, "\n".join(new))
            self._tell(f"{self._place(sight)} · {self._words.changes}", new, _INDENT)

    def _reaction(self, sight: Sight) -> None:
        for reaction in sight.frame["reactions"]:
            names = ", ".join(self._name(self._department.of_id(id_)) for id_ in reaction["users"])
            self._body([f"{self._rendering.emoji(reaction['name'])} {names}"], _THREAD + "  ")

    def _remember(self, sight: Sight, words: str) -> None:
        room = self._room(sight)
        is_shared = room is not None and not sight.message.get("ephemeral")
        names = room.people if room and is_shared else ()
        viewers = [self._department.person(name).id for name in names] or [sight.viewer]
        self._seen += [(viewer, plain(words)) for viewer in viewers]

    def _room(self, sight: Sight) -> Room | None:
        id_ = sight.message["channel"]
        return next((room for room in self._department.rooms if room.id == id_), None)

    def _place(self, sight: Sight) -> str:
        message, room = sight.message, self._room(sight)
        viewer = self._department.of_id(sight.viewer)
        if room is None:
            form = self._words.direct if "bot_id" in message else self._words.to_bot
            return form.format(who=self._name(viewer)) + self._abroad(viewer)
        place = f"#{room.name}"
        if self._is_reply(message):
            place += f" · {self._words.thread}"
        if message.get("ephemeral"):
            place += f" · {self._words.only.format(who=self._name(viewer))}"
        return place

    def _abroad(self, viewer: Colleague | None) -> str:
        """What the clock shows where somebody is, when it is another time there."""
        if viewer is None or self._at(viewer.zone) == self._at(self._zone.key):
            return ""
        city = get_timezone_location(viewer.zone, self._words.locale, return_city=True)
        return " " + self._words.abroad.format(time=self._at(viewer.zone), city=city)

    def _at(self, zone: str) -> str:
        return f"{self._now.astimezone(ZoneInfo(zone)):%H:%M}"

    def _is_reply(self, message: Json) -> bool:
        return message.get("thread_ts") not in (None, message["ts"])

    def _name(self, who: Colleague | None) -> str:
        return f"{self._styles.green}{who.real_name if who else _BOT}{self._styles.end}"

    def _tell(self, place: str, lines: Sequence[str], prefix: str) -> None:
        """Print what appeared somewhere; what stands just above already is not repeated."""
        recent = self._recent
        if (place, list(lines)) in recent:
            return
        shown = _shortened(lines, [above for _, above in recent], self._words.above)
        recent.append((place, list(lines)))
        if place != self._last_place or prefix == _INDENT:
            self._line(place)
            self._last_place = place
            self._body(shown, prefix)
        else:
            self._body(shown, prefix, f"{self._time()} {prefix[len(_INDENT) - 1 :]}")

    def _line(self, words: str) -> None:
        self._last_place = ""
        self._heading()
        for line in wrapped(words, f"{self._time()}  ", _INDENT):
            self._print(line)

    def _body(self, lines: Sequence[str], prefix: str, first: str = "") -> None:
        for line in lines:
            for part in wrapped(line, first or prefix, prefix + "  "):
                self._print(part)
            first = ""

    def _time(self) -> str:
        return f"{self._styles.faint}{self._at(self._zone.key)}{self._styles.end}"

    def _heading(self) -> None:
        day = self._now.astimezone(self._zone).date()
        if day != self._day:
            self._day = day
            title = f"━━ {format_date(day, 'full', self._words.locale)} "
            title += "━" * (WIDTH - width(title))
            self._print(f"\n{self._styles.bold}{title}{self._styles.end}")

    def _print(self, line: str) -> None:
        self._stream.write(f"{line}\n")


def _shortened(lines: Sequence[str], above: Sequence[Sequence[str]], instead: str) -> Sequence[str]:
    """Lines without the end that something above has too, if that is long."""
    same = max((_common_end(lines, other) for other in above), default=0)
    if same < _MOST_REPEATED:
        return lines
    return [*lines[: max(1, len(lines) - same)], instead]


def _common_end(lines: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(reversed(lines), reversed(other), strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))
