"""The scheduler, the services and the outbox, against a reference of what people must be told."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, MultipleResults, consumes, initialize, multiple, rule
from sqlmodel import col, select

from bot.domain.absences import Span
from bot.domain.due import Due
from bot.domain.followups import Snooze
from bot.domain.meetings import MeetingState
from bot.services import absences, followup_delays, followups, series, updates
from bot.services.series import Place
from bot.views.series import SeriesForm
from storage import series as stored_series
from storage.followups import Followup
from storage.meetings import Attendance, Meeting
from storage.outbox import OutboxMessage, State
from storage.teams import Team
from storage.updates import Update
from storage.work import Work
from tests import factories
from tests.reliability import model_databases
from tests.reliability.model_databases import OpenDatabase
from tests.reliability.model_reference import DAY, Person, Planned, Reference, Task, workday_after
from tests.reliability.model_slack import Fault, Posted
from tests.reliability.model_world import TO_FIND_OUT, World, hold
from tests.units import WORKSPACE

CHANNEL, MANAGER = "C1", "U1"
_WORD: Final = re.compile(r"task\d+x")
MOST_SNOOZES: Final = 2
OWNERS: Final = st.sampled_from(["U2", "U3"])
ANYBODY: Final = st.sampled_from(["U1", "U2", "U3"])


class RoundsModel(World):
    """A team of three: U1, who manages it, U2 in London and U3 in Shanghai."""

    tasks = Bundle("tasks")

    def __init__(self, open_database: OpenDatabase) -> None:
        super().__init__(open_database)
        self.people = {"U1": Person("U1", 0), "U2": Person("U2", 0), "U3": Person("U3", 8)}
        self.expected = Reference(self.clock.now())
        self.given: list[tuple[str, str]] = []
        self._do(_furnish)

    @initialize(target=tasks, days=st.lists(st.integers(-4, 2), min_size=2, max_size=4))
    def begin(self, days: list[int]) -> MultipleResults[Task]:
        """There is something to do from the beginning, and a meeting tomorrow."""
        self.set_up(weekday=1, hour=10)
        return multiple(*(self._give(f"U{2 + day % 2}", day) for day in days))

    @rule(target=tasks, owner=OWNERS, days=st.integers(-4, 4))
    def give(self, owner: str, days: int) -> Task:
        """U1 gives somebody something to do."""
        return self._give(owner, days)

    @rule(task=consumes(tasks))
    def finish(self, task: Task) -> None:
        """The owner has done it."""
        self._change(task, followups.finish)
        task.is_finished = True

    @rule(task=tasks)
    def snooze(self, task: Task) -> None:
        """The owner puts it off until the next workday, twice at most."""
        if task.snoozes < MOST_SNOOZES:
            self._change(task, followup_delays.snooze, Snooze.ONE_WORKDAY)
            task.snoozes += 1
            task.not_before = workday_after(self._today(task.owner.id))

    @rule(task=tasks, days=st.integers(-3, 5))
    def put_due(self, task: Task, days: int) -> None:
        """It is due on another day: whatever was put off begins anew."""
        due = self._today(MANAGER) + days * DAY
        self._change(task, followups.change, due=_due(due))
        if due != task.due:
            task.due, task.not_before, task.snoozes = due, date.min, 0

    @rule(task=tasks, to=OWNERS)
    def hand_over(self, task: Task, to: str) -> None:
        """Somebody else owns it now."""
        if to != task.owner.id:
            self._change(task, followup_delays.hand_over, task.owner.id, to)
            task.owner, task.not_before, task.snoozes = self.people[to], date.min, 0

    @rule(who=OWNERS, first=st.integers(0, 2), days=st.integers(0, 3))
    def be_away(self, who: str, first: int, days: int) -> None:
        """Somebody will be away, from today or one of the next days on."""
        begin = self._today(who) + first * DAY
        span = Span(begin, begin + days * DAY)
        self._do(absences.note_days, span, actor=who)
        self.people[who].away |= {begin + n * DAY for n in range(days + 1)}
        for task in self.expected.tasks:
            if task.owner.id == who:
                task.since = self.clock.now()

    @rule(weekday=st.integers(0, 4), hour=st.sampled_from([6, 10, 16]))
    def set_up(self, weekday: int, hour: int) -> None:
        """U1 sets the weekly meeting up, or moves it."""
        self._do(_save_series, weekday, hour)

    @rule(who=ANYBODY)
    def report(self, who: str) -> None:
        """Somebody gives an update for the latest meeting that is not over."""
        unfinished = [MeetingState.PLANNED, MeetingState.OPEN]
        found = self._found(select(Meeting).where(col(Meeting.state).in_(unfinished)))
        if found:
            self._do(updates.quick, "All is well.", found[-1].id, actor=who)

    def ticked(self, who: Iterable[int], faults: Iterable[Fault] = ()) -> bool:
        """Let these tick, and have the reference know of it."""
        now, planned = self.clock.now(), self._planned()
        survived = super().ticked(who, faults)
        self.expected.tick(now, planned, survived=survived)
        self.expected.tick(now, self._planned(), survived=False)
        return survived

    def jumped(self, before: datetime) -> None:
        """What was decided before the clock was put back is not decided again until then."""
        self.expected.floor = max(self.expected.floor, before)

    def waits(self) -> bool:
        """Whether anything is still to be sent."""
        unsent = select(OutboxMessage).where(col(OutboxMessage.next_attempt_at).isnot(None))
        return bool(self._found(unsent))

    def compare(self) -> None:
        """Everybody was told what he must be told, nothing that he may not, and all of it once."""
        self._compare_nudges()
        self._compare_reports()
        self._compare_meetings()
        told = [(m.channel[1:], word) for m in self._posted("assigned") for word in _words(m)]
        assert sorted(told) == sorted(self.given)

    def _compare_nudges(self) -> None:
        posted = {_by_day(message): message for message in self._posted("nudge")}
        assert posted.keys() <= self.expected.may_nudge.keys()
        for key, words in self.expected.must_nudge.items():
            message = posted.get(key)
            assert message or _is_replaced(key, posted), f"{key} is lost"
            assert message is None or words <= _words(message)
        for key, message in posted.items():
            assert _words(message) <= self.expected.may_nudge[key]

    def _compare_reports(self) -> None:
        posted = {_by_day(message)[1]: message for message in self._posted("escalation")}
        for day, message in posted.items():
            assert _words(message) <= self.expected.may_report.get(day, set())
        told = set[str]().union(*map(_words, posted.values()))
        assert self.expected.must_report <= told

    def _compare_meetings(self) -> None:
        asked = {_by_meeting(m.key) for m in self._posted("prompt")}
        opened = {int(m.key.split(":")[1]): m for m in self._posted("opening")}
        to_come = {meeting.id for meeting in self._planned()}
        over = {one for one in self._withdrawn() if one[0] not in to_come}
        assert self.expected.must_ask <= asked | over
        assert asked <= self.expected.may_ask
        assert self.expected.must_open <= opened.keys() <= self.expected.may_open
        reports = {f"update:{one.id}": one.meeting_id for one in self._found(select(Update))}
        shown = {m.key: m.thread_ts for m in self._posted("update")}
        assert shown == {
            key: opened[meeting].ts for key, meeting in reports.items() if meeting in opened
        }

    def _withdrawn(self) -> set[tuple[int, str]]:
        """The prompts that Slack did not take as long as they made sense."""
        dropped = select(OutboxMessage).where(OutboxMessage.state == State.DROPPED)
        keys = [row.key for row in self._found(dropped)]
        return {_by_meeting(key) for key in keys if key.startswith("prompt:")}

    def _give(self, owner: str, days: int) -> Task:
        word = f"task{len(self.expected.tasks)}x"
        due = self._today(owner) + days * DAY
        self._do(_create, word, owner, due)
        task = Task(word, self.people[owner], due, self.clock.now())
        self.expected.tasks.append(task)
        self.given.append((owner, word))
        return task

    def _posted(self, kind: str) -> list[Posted]:
        return [m for m in self.slack.messages if m.key.startswith(f"{kind}:")]

    def _planned(self) -> list[Planned]:
        found = self._found(select(Meeting).where(Meeting.state == MeetingState.PLANNED))
        return [Planned(m.id, m.starts_at, tuple(self._waited_for(m.id))) for m in found]

    def _waited_for(self, meeting_id: int) -> Iterator[Person]:
        """Who is invited, has given no update and is not away."""
        guests = self._found(select(Attendance).where(Attendance.meeting_id == meeting_id))
        given = self._found(select(Update).where(Update.meeting_id == meeting_id))
        answered = {one.user_id for one in given}
        for guest in guests:
            if not (guest.away or guest.user_id in answered):
                yield self.people[guest.user_id]

    def _today(self, user_id: str) -> date:
        return self.people[user_id].shown(self.clock.now()).date()

    def _change(self, task: Task, verb: Callable[..., Any], *args: Any, **given: Any) -> None:
        def change(work: Work) -> None:
            verb(work, _named(work, task.word), *args, **given)

        self._do(change, actor=task.owner.id)
        task.since = self.clock.now()

    def _do(self, verb: Callable[..., Any], *args: Any, actor: str = MANAGER) -> None:
        with self.database.session() as session:
            verb(Work(session, self.clock.now(), WORKSPACE, actor), *args)
            session.commit()

    def _found(self, query: Any) -> list[Any]:
        with self.database.session() as session:
            return list(session.exec(query).all())


def _furnish(work: Work) -> None:
    for user_id, zone in (("U1", "UTC"), ("U2", "Africa/Abidjan"), ("U3", "Asia/Shanghai")):
        factories.person(work, user_id, timezone=zone)
    factories.channel(work, CHANNEL, "U1", "U2", "U3")
    factories.team(work, "U2", "U3", manager=MANAGER)


def _create(work: Work, word: str, owner: str, due: date) -> None:
    team = work.session.exec(select(Team)).one()
    followups.create(
        work,
        text=word,
        owners=[owner],
        due=_due(due),
        timezone="UTC",
        team=team,
        channel_id=CHANNEL,
        notify=True,
    )


def _save_series(work: Work, weekday: int, hour: int) -> None:
    known = stored_series.of_channel(work.session, work.workspace_id, CHANNEL)
    place = Place(CHANNEL, known[0].id if known else None)
    form = SeriesForm(
        title="Weekly",
        local_time=time(hour),
        weekdays=(weekday,),
        facilitator_id=MANAGER,
        recorder_id=MANAGER,
        attendees=("U1", "U2", "U3"),
    )
    series.save(work, place, form)


def _named(work: Work, word: str) -> Followup:
    return work.session.exec(select(Followup).where(Followup.text == word)).one()


def _due(day: date) -> Due:
    return Due(day=day, at=None, words=(), spans=(), rest="")


def _by_day(message: Posted) -> tuple[str, date]:
    """To whom and for which day a message is, by its key."""
    _, user_id, day = message.key.split(":")
    return user_id, date.fromisoformat(day)


def _by_meeting(key: str) -> tuple[int, str]:
    """For which meeting and to whom a prompt is."""
    _, meeting_id, user_id = key.split(":")
    return int(meeting_id), user_id


def _is_replaced(key: tuple[str, date], posted: dict[tuple[str, date], Posted]) -> bool:
    """Whether a newer one came instead, before it could be sent."""
    return any(user_id == key[0] and day != key[1] for user_id, day in posted)


def _words(message: Posted) -> set[str]:
    """The tasks of which a message told when it came, or does now."""
    return {word for shown in message.shown for word in _WORD.findall(shown)}


@pytest.mark.timeout(TO_FIND_OUT)
def test_everybody_is_told_once_what_he_must_be_told(sqlite_template: Path, tmp_path: Path) -> None:
    """Whatever people do, whatever fails or dies: nobody is forgotten, nobody is told twice."""
    hold(RoundsModel, model_databases.on_sqlite(sqlite_template, tmp_path), count=25)


@pytest.mark.timeout(TO_FIND_OUT)
def test_everybody_is_told_on_postgresql(postgresql_url: str) -> None:
    """Fewer examples: a server has more to do for each."""
    hold(RoundsModel, model_databases.on_postgresql(postgresql_url), count=5)
