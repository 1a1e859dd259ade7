"""Closing: the last look, publication or approval, and who may do what."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.domain.decisions import DecisionStatus
from bot.domain.followups import FollowupState
from bot.domain.meetings import MeetingState, MeetingStateError
from bot.i18n import translator
from bot.services import closing, minutes_preview, updates
from bot.services.followup_words import OwnerError
from bot.services.meetings import NotOpenError
from bot.services.minutes_rights import NotApproverError, NotSteeringError
from bot.views.closing import DOWN, DROP, RESTORE, UP, EntryForm, Place, Pressed
from storage.channels import Channel
from storage.teams import Role, TeamMember
from tests.minutes import CHANNEL, Thread, opened
from tests.units import WORKSPACE, Works
from tests.words import words_of

ENGLISH = translator("en")


@pytest.fixture
def thread(work: Works) -> Thread:
    """A meeting that is open."""
    return opened(work)


def test_the_preview_shows_the_minutes_as_they_will_be(thread: Thread) -> None:
    """Decisions first, then follow-ups; what is missing is counted."""
    thread.say("note: a note\naction: no owner\ndecision: new prices")

    words = words_of(preview(thread))

    assert words.index("new prices") < words.index("no owner") < words.index("a note")
    assert ENGLISH.n("closing.lacking", 1) in words


@pytest.mark.parametrize("who", ["U1", "U2"])
def test_the_facilitator_and_the_recorder_close(thread: Thread, who: str) -> None:
    """Each alone."""
    thread.close(who)

    assert thread.meeting.state is MeetingState.PUBLISHED
    assert thread.meeting.closed_by == who


def test_a_manager_closes_too_and_nobody_else(thread: Thread) -> None:
    """Who may is told by name."""
    with pytest.raises(NotSteeringError) as refused:
        minutes_preview.opened(thread.works(actor="U3"), thread.place().meeting_id)
    assert refused.value.params == {"facilitator": "Person U1", "recorder": "Person U2"}
    with pytest.raises(NotSteeringError):
        thread.close("U3")

    work = thread.works(actor="U1")
    team = minutes_preview.steered(work, thread.place().meeting_id).team_id
    deputy = TeamMember(
        team_id=team, user_id="U9", workspace_id=work.workspace_id, role=Role.DEPUTY
    )
    work.session.add(deputy)
    thread.close("U9")
    assert thread.meeting.state is MeetingState.PUBLISHED


def test_a_meeting_is_closed_once(thread: Thread) -> None:
    """Whoever comes second is told that it is not open."""
    thread.close("U1")

    with pytest.raises(NotOpenError):
        thread.close("U2")
    with pytest.raises(NotOpenError):
        preview(thread)


def test_updates_cannot_be_changed_any_more(thread: Thread) -> None:
    """What is typed is not lost: the refusal repeats it."""
    thread.close()

    with pytest.raises(updates.ClosedError):
        updates.quick(thread.works(actor="U3"), "done", thread.place().meeting_id)


def test_entries_change_places_within_their_kind(thread: Thread) -> None:
    """At the ends nothing moves; a line that comes later goes to the end."""
    thread.say("note: one\nnote: two\ndecision: three\nnote: four")
    act(thread, UP, "four")
    act(thread, DOWN, "one")
    act(thread, UP, "three")
    thread.say("note: five")

    assert order(thread) == ["three", "four", "one", "two", "five"]
    act(thread, UP, "four")
    assert order(thread) == ["three", "four", "one", "two", "five"]


def test_what_is_dropped_is_undone_at_publication_and_not_before(thread: Thread) -> None:
    """Until then it can be put back."""
    thread.say("decision: a\naction: <@U3> b by Friday\nnote: c")
    ids = {text: thread.id_of(text) for text in ("a", "b")}
    for entry_id in ids.values():
        minutes_preview.acted(thread.works(actor="U1"), thread.place(), Pressed(DROP, entry_id), ())
    shown = minutes_preview.acted(
        thread.works(actor="U1"), thread.place(), Pressed(RESTORE, ids["a"]), ()
    )
    assert ENGLISH.n("closing.dropped", 1) in words_of(shown)
    assert thread.followup(1).state is FollowupState.OPEN

    thread.close()

    assert thread.followup(1).state is FollowupState.CANCELLED
    assert thread.decision(1).status is DecisionStatus.ADOPTED
    published = thread.sent(f"minutes:{thread.meeting.id}:1")
    assert published is not None
    assert "F-1" not in str(published.content)


def test_an_entry_is_reworded(thread: Thread) -> None:
    """A follow-up gets the owners and the date that were filled in; mentions are read back."""
    thread.say("action: <@U3> prepare slides for <@U4>")
    entry_id = thread.id_of("slides")
    form = minutes_preview.entry_form(thread.works(actor="U1"), thread.place(), entry_id, ())
    assert initial(form, "text") == "prepare slides for @Person U4"

    filled = EntryForm("prepare two slides for @Person U4", ("U5",), date(2026, 12, 1), time(12))
    minutes_preview.saved(thread.works(actor="U1"), thread.place(), entry_id, filled)

    changed = thread.followup(1)
    assert changed.text == "prepare two slides for <@U4>"
    assert (changed.due_on, changed.due_time) == (date(2026, 12, 1), time(12))
    assert thread.owners(1) == ["U5"]


def test_a_form_that_cannot_be_used_says_which_field_is_wrong(thread: Thread) -> None:
    """No words, a bot as owner, a time without a day."""
    thread.say("action: <@U3> send it by Friday")
    entry_id = thread.id_of("send")
    for form, error in (
        (EntryForm(" ", ("U3",)), minutes_preview.TextMissingError),
        (EntryForm("x", ("UBOT",)), OwnerError),
        (EntryForm("x", ("U3",), None, time(9)), minutes_preview.DayMissingError),
    ):
        with pytest.raises(error):
            minutes_preview.saved(thread.works(actor="U1"), thread.place(), entry_id, form)


def test_a_text_too_long_for_a_field_stays_whole(thread: Thread) -> None:
    """The other fields can be filled in all the same."""
    long = "send " + "it " * 1500
    thread.say(f"action: <@U3> {long}")
    entry_id = thread.id_of("send")
    form = minutes_preview.entry_form(thread.works(actor="U1"), thread.place(), entry_id, ())
    assert ENGLISH("closing.too_long") in words_of(form)

    minutes_preview.saved(
        thread.works(actor="U1"), thread.place(), entry_id, EntryForm(None, ("U4",))
    )
    assert thread.followup(1).text == long.strip()
    assert thread.owners(1) == ["U4"]


def test_many_entries_come_on_pages(thread: Thread) -> None:
    """A hundred of them, forty on a page; the page stays while entries are moved."""
    for number in range(10):
        thread.say("\n".join(f"note: item {number}{line}" for line in range(10)))

    first, last = preview(thread), preview(thread, page=2)
    assert len(menus(first)) == 40
    assert len(menus(last)) == 20
    assert ENGLISH("common.more.page", page=3, pages=3) in words_of(last)
    moved = minutes_preview.acted(
        thread.works(actor="U1"), Place(thread.place().meeting_id, 2), Pressed(UP, 100), ()
    )
    assert ENGLISH("common.more.page", page=3, pages=3) in words_of(moved)
    turned = minutes_preview.turned(thread.works(actor="U1"), thread.place(), 1, ("U5",))
    assert ENGLISH("common.more.page", page=2, pages=3) in words_of(turned)
    assert thread.meeting.informed == ["U5"]


def test_a_meeting_in_a_private_channel_warns_whoever_chooses_readers(work: Works) -> None:
    """And one in a public channel does not."""
    thread = opened(work)
    warning = ENGLISH("closing.private", channel=f"<#{CHANNEL}>")
    assert warning not in words_of(preview(thread))
    row = work().session.get(Channel, (WORKSPACE, CHANNEL))
    assert row is not None
    row.is_private = True
    assert warning in words_of(preview(thread))


def test_with_an_approver_the_minutes_wait(work: Works) -> None:
    """He gets them with buttons; approved, they are published and the request is settled."""
    thread = opened(work, approver_id="U4")
    thread.say("decision: new prices")
    assert "U4" in words_of(preview(thread))
    thread.close("U2")

    assert thread.meeting.state.value == "in_review"
    assert thread.sent(f"minutes:{thread.meeting.id}:1") is None
    request = thread.sent(review(thread))
    assert request is not None
    assert request.channel_id == "U4"
    assert "closing.approve" in str(request.content)
    pages = thread.sent(f"{review(thread)}:p1")
    assert pages is not None
    assert "new prices" in str(pages.content)

    closing.approve(thread.works(actor="U4"), thread.place().meeting_id)
    assert thread.meeting.state.value == "published"
    assert thread.sent(f"minutes:{thread.meeting.id}:1") is not None
    request = thread.sent(review(thread))
    assert request is not None
    assert ENGLISH("closing.approved", who="Person U4", title="Weekly meeting") in str(
        request.content
    )
    assert "closing.approve" not in str(request.content)


def test_only_the_approver_and_managers_answer(work: Works) -> None:
    """And only while the minutes wait."""
    thread = opened(work, approver_id="U4")
    with pytest.raises(MeetingStateError):
        closing.approve(thread.works(actor="U4"), thread.place().meeting_id)
    thread.close("U2")

    with pytest.raises(NotApproverError):
        closing.approve(thread.works(actor="U2"), thread.place().meeting_id)
    with pytest.raises(NotApproverError):
        closing.return_form(thread.works(actor="U3"), thread.place().meeting_id)
    closing.approve(thread.works(actor="U1"), thread.place().meeting_id)
    with pytest.raises(MeetingStateError):
        closing.send_back(thread.works(actor="U4"), thread.place().meeting_id, "late")


def test_minutes_sent_back_are_open_again_and_can_be_closed_anew(work: Works) -> None:
    """The facilitator and the recorder are told why; the second request is another message."""
    thread = opened(work, approver_id="U4")
    thread.close("U2")
    first = review(thread)
    with pytest.raises(closing.ReasonMissingError):
        closing.send_back(thread.works(actor="U4"), thread.place().meeting_id, "  ")
    closing.send_back(thread.works(actor="U4"), thread.place().meeting_id, "Say who pays")

    assert thread.meeting.state is MeetingState.OPEN
    for user_id in ("U1", "U2"):
        told = thread.sent(f"{first}:returned:{user_id}")
        assert told is not None
        assert "Say who pays" in str(told.content)
    thread.say("note: U3 pays")
    later = thread.works(actor="U2", now=thread.works().now + timedelta(minutes=5))
    closing.close(later, thread.place(), ())
    assert review(thread) != first
    assert thread.sent(review(thread)) is not None


def test_an_approver_who_closes_publishes_at_once(work: Works) -> None:
    """He has just looked the minutes over."""
    thread = opened(work, approver_id="U1")
    assert ENGLISH("closing.approver", approver="<@U1>") not in words_of(preview(thread))
    thread.close("U1")

    assert thread.meeting.state is MeetingState.PUBLISHED


def preview(thread: Thread, page: int = 0) -> dict[str, Any]:
    """The preview as the facilitator opens it."""
    return minutes_preview.opened(thread.works(actor="U1"), thread.place().meeting_id, page)


def act(thread: Thread, name: str, text: str) -> None:
    """The facilitator chooses something beside the entry with these words."""
    pressed = Pressed(name, thread.id_of(text))
    minutes_preview.acted(thread.works(actor="U1"), thread.place(), pressed, ())


def order(thread: Thread) -> list[str]:
    """The texts of the preview in their order."""
    blocks = menus(preview(thread))
    return [block["text"]["text"].split()[-1] for block in blocks]


def menus(view: dict[str, Any]) -> list[dict[str, Any]]:
    """The blocks of entries."""
    return [block for block in view["blocks"] if block.get("block_id", "").startswith("entry ")]


def initial(view: dict[str, Any], block_id: str) -> str:
    """What a field is filled with."""
    block = next(block for block in view["blocks"] if block.get("block_id") == block_id)
    return str(block["element"]["initial_value"])


def review(thread: Thread) -> str:
    """The key of the request for approval."""
    closed = thread.meeting.closed_at
    assert closed is not None
    return f"review:{thread.meeting.id}:{int(closed.timestamp())}"
