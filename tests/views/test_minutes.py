"""What minutes look like: whatever people wrote, Slack takes it, and no word of it is lost."""

from datetime import UTC, date, datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.capture import EntryKind
from bot.i18n import translator
from bot.i18n.reader import Reader
from bot.views import closing, kit, minutes, minutes_adding, minutes_answers
from bot.views.closing import EntryForm, PreviewCard
from bot.views.dates import DateChoice
from bot.views.minutes import Change, EntryCard, MinutesCard, What
from bot.views.minutes_adding import AddForm, Picked
from bot.views.minutes_answers import Doubt, Gap, Unused
from sandbox.blocks import message_errors, view_errors
from tests.words import words_of

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENGLISH = Reader(translator("en-US"), "Europe/Berlin", NOW, "U1")
CHINESE = Reader(translator("zh-CN"), "Asia/Shanghai", NOW, "U1")

PIECES = [
    "<!channel>",
    "<@U1>",
    "&",
    "> x",
    "*_~`",
    "👩‍👩‍👧",
    "部门例会",
    "\n",
    "\u202e",
    "\x00",
    "w ",
]
TEXTS = st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
LONG = st.sampled_from(PIECES).map(lambda piece: (piece * 10_000)[:10_000])
PEOPLE = st.lists(st.sampled_from(["U1", "U2", "W3"]), max_size=3, unique=True).map(tuple)


@st.composite
def entry_cards(draw: st.DrawFn) -> EntryCard:
    """Any entry."""
    kind = draw(st.sampled_from(EntryKind))
    numbered = kind in (EntryKind.DECISION, EntryKind.FOLLOWUP)
    due = kind is EntryKind.FOLLOWUP and draw(st.booleans())
    return EntryCard(
        id=draw(st.integers(1, 10**9)),
        kind=kind,
        text=draw(TEXTS | LONG),
        number=draw(st.integers(1, 10**6)) if numbered else None,
        owners=draw(PEOPLE) if kind is EntryKind.FOLLOWUP else (),
        due_on=date(2026, 11, 27) if due else None,
        due_time=time(12) if due and draw(st.booleans()) else None,
        due_at=datetime(2026, 11, 27, 4, tzinfo=UTC) if due else None,
        zone="Asia/Shanghai",
    )


CHANGES = st.builds(Change, st.sampled_from(What), entry_cards(), st.none() | entry_cards())
CARDS = st.builds(
    MinutesCard,
    meeting_id=st.just(7),
    title=TEXTS | LONG,
    channel_id=st.just("C1"),
    starts_at=st.just(NOW),
    facilitator_id=st.just("U1"),
    recorder_id=st.just("U2"),
    entries=st.lists(entry_cards(), max_size=6).map(tuple),
    present=PEOPLE,
    reported=PEOPLE,
    missing=PEOPLE,
    away=PEOPLE,
    version=st.integers(1, 3),
    changes=st.lists(CHANGES, max_size=3).map(tuple),
)
READERS = st.sampled_from([ENGLISH, CHINESE])


def test_an_entry_is_one_line_with_owner_and_weekday() -> None:
    """In the reader's language, and on his clock when a time was named."""
    assert minutes.line(ENGLISH, task()) == "*F-12* send it · <@U2> · due Fri 27 Nov, 05:00"
    assert minutes.line(CHINESE, task()) == "*F-12* send it · <@U2> · 时限 11月27日 周五 12:00"


def test_minutes_are_grouped_decisions_first() -> None:
    """With attendance at the end."""
    entries = (note("a note"), task(), EntryCard(id=3, kind=EntryKind.DECISION, text="d", number=7))
    [message] = minutes.published(ENGLISH, card(*entries, away=("U9",)))
    words = words_of(message)

    assert words.index("D-7") < words.index("F-12") < words.index("a note") < words.index("<@U9>")
    assert message.text == "Minutes: Weekly &amp; more"


def test_a_long_text_is_cut_between_words_and_whole_on_several_pages() -> None:
    """Not in a mention, in Chinese without spaces either."""
    text = "决定了" * 663 + "<@U0LONGNAME>" + "好的" * 3000
    pages = minutes.published(CHINESE, card(note(text)))
    shown = "".join(words_of(page) for page in pages).replace("\n", "")

    assert shown.count("决定了") == 663
    assert shown.count("好的") == 3000
    assert "<@U0LONGNAME>" in shown


@settings(max_examples=60, deadline=None)
@given(reader=READERS, shown=CARDS)
def test_published_minutes_are_taken_by_slack(reader: Reader, shown: MinutesCard) -> None:
    """Whatever was written, however much of it; so is the note about an amendment."""
    for message in [*minutes.published(reader, shown), minutes.amended(reader, shown, "U1")]:
        assert message_errors(**message.payload()) == []
        live = [block for block in message.blocks if block["type"] != "header"]
        assert "<!channel>" not in f"{message.text}{live}"
    for message in closing.review(reader, shown, None):
        assert message_errors(**message.payload()) == []


@settings(max_examples=60, deadline=None)
@given(reader=READERS, shown=CARDS, page=st.integers(0, 1), dropped=st.lists(entry_cards()))
def test_the_preview_and_its_forms_are_taken_by_slack(
    reader: Reader, shown: MinutesCard, page: int, dropped: list[EntryCard]
) -> None:
    """With an approver and without."""
    preview = closing.preview(
        reader,
        PreviewCard(
            minutes=shown,
            dropped=tuple(dropped),
            informed=("U1", "C1"),
            approver_id="U9" if page else None,
            is_private=True,
            page=page,
        ),
    )
    assert view_errors(preview) == []
    for entry in shown.entries:
        form = EntryForm(entry.text, entry.owners, entry.due_on, entry.due_time)
        assert view_errors(closing.entry_modal(reader, entry, form, "7 0 1")) == []
    assert view_errors(closing.return_modal(reader, 7, shown.title)) == []


@settings(max_examples=60, deadline=None)
@given(reader=READERS, entries=st.lists(entry_cards(), min_size=1, max_size=30))
def test_questions_about_what_is_missing_are_taken_by_slack(
    reader: Reader, entries: list[EntryCard]
) -> None:
    """However many there are; block ids are those of the entries."""
    choices = tuple(DateChoice(date(2026, 12, day), time(9)) for day in range(1, 8))
    gaps = [Gap(one, Doubt.AMBIGUOUS, choices, ("U1",)) for one in _distinct(entries)]
    unused = [Unused(kind, 3) for kind in EntryKind]
    for message in (
        minutes_answers.answer(reader, unused, gaps),
        minutes_answers.complete(reader, entries),
        minutes_answers.left_open(reader, entries),
    ):
        assert message_errors(**message.payload()) == []


@settings(max_examples=40, deadline=None)
@given(reader=READERS, text=TEXTS | LONG, kind=st.sampled_from(EntryKind))
def test_the_form_of_a_message_is_taken_by_slack_and_remembers_it(
    reader: Reader, text: str, kind: EntryKind
) -> None:
    """A text too long to carry along is left out."""
    picked = Picked("C1", "1.0", "2.0", text)
    view = minutes_adding.modal(reader, picked, AddForm(kind, text, ("U1",)), text)

    assert view_errors(view) == []
    carried = Picked.decoded(view["private_metadata"])
    assert (carried.ts, carried.text) in ((picked.ts, text), (picked.ts, ""))


def test_a_choice_and_an_entry_come_back_from_their_buttons() -> None:
    """With a time and without."""
    for choice in (DateChoice(date(2026, 12, 5)), DateChoice(date(2026, 12, 5), time(9, 30))):
        assert DateChoice.decoded(choice.encoded()) == choice
    assert minutes_answers.entry_of(minutes_answers.block_of(12)) == 12


def note(text: str) -> EntryCard:
    """A note."""
    return EntryCard(id=1, kind=EntryKind.NOTE, text=text)


def task() -> EntryCard:
    """A follow-up that is due at noon in Shanghai."""
    return EntryCard(
        id=2,
        kind=EntryKind.FOLLOWUP,
        text="send it",
        number=12,
        owners=("U2",),
        due_on=date(2026, 11, 27),
        due_time=time(12),
        due_at=datetime(2026, 11, 27, 4, tzinfo=UTC),
        zone="Asia/Shanghai",
    )


def card(*entries: EntryCard, away: tuple[str, ...] = ()) -> MinutesCard:
    """The minutes of a meeting with these entries."""
    return MinutesCard(
        meeting_id=7,
        title="Weekly & more",
        channel_id="C1",
        starts_at=NOW,
        facilitator_id="U1",
        recorder_id="U2",
        entries=entries,
        away=away,
    )


def _distinct(entries: list[EntryCard]) -> list[EntryCard]:
    return list({entry.id: entry for entry in entries}.values())


def test_no_block_of_the_minutes_is_cut_short() -> None:
    """A paragraph that Slack would not take ends with …, which none here does."""
    pages = minutes.published(ENGLISH, card(*[note("a & b " * 900)] * 30))

    assert all(kit.text.ELLIPSIS not in words_of(page) for page in pages)
