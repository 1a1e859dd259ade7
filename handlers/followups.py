"""`/followup` and whatever is pressed or filled in about follow-ups."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from bot.domain import mrkdwn
from bot.services import followup_buttons as buttons
from bot.services import followup_commands as commands
from bot.services import followup_dialogs as dialogs
from bot.services import followup_lists
from bot.services import followup_questions as questions
from bot.services.followup_dialogs import Origin
from bot.views import followup_forms as forms
from bot.views import followup_lists as lists
from bot.views import followup_questions as asking
from bot.views import followup_requests as requests
from bot.views import followups as views
from bot.views import kit
from bot.views.followup_forms import FollowupForm
from bot.views.followup_lists import Scope
from bot.views.followup_questions import Asking, DueChosen, SnoozeChosen
from bot.views.followups import Act, Pressed
from handlers import followup_grammar as grammar
from handlers.followup_grammar import Command, Verb
from handlers.interaction import Interaction
from handlers.routes import Routes

_ABOUT_ONE: Final = {
    Verb.START: commands.start,
    Verb.SHOW: commands.show,
    Verb.REOPEN: commands.reopen,
    Verb.UNBLOCK: commands.unblock,
}
_WITH_WORDS: Final = {
    Verb.DONE: commands.finish,
    Verb.CHANGE: commands.change,
    Verb.POSTPONE: commands.postpone,
    Verb.BLOCK: commands.block,
    Verb.CANCEL: commands.cancel,
}


def register(routes: Routes) -> None:
    """Let the app hear of everything about follow-ups."""
    routes.command("/followup", command)
    for action_id in (views.FINISH, views.SNOOZE, views.MORE):
        routes.action(action_id, press)
    routes.actions(views.ACT, press)
    routes.actions(lists.LIST, show_list)
    routes.action(lists.ADD, add)
    routes.actions(asking.CHOOSE_DUE, choose_due)
    routes.action(asking.PICK_DUE, pick_due)
    routes.actions(asking.CHOOSE_SNOOZE, choose_snooze)
    routes.actions(asking.CHOOSE_WHO, choose_who)
    routes.action(asking.PICK_WHO, choose_who)
    routes.action("followups.meant", run_meant)
    routes.action("followups.record", record)
    routes.action(requests.AGREE, agree)
    routes.action(requests.REFUSE, refuse)
    routes.submission(forms.SAVE_NEW, partial(save_form, dialogs.save_new))
    routes.submission(forms.SAVE_CHANGE, partial(save_form, dialogs.save_change))
    routes.submission(forms.SAVE_BLOCK, partial(save_reason, dialogs.save_block))
    routes.submission(forms.SAVE_CANCEL, partial(save_reason, dialogs.save_cancel))
    routes.submission(forms.SAVE_RETURN, partial(save_reason, dialogs.save_return))
    routes.submission(forms.SAVE_EXTENSION, save_extension)
    routes.submission(forms.SAVE_HANDOVER, save_handover)


async def command(i: Interaction) -> None:
    """Do what was typed behind `/followup` and answer privately."""
    typed = mrkdwn.plain(i.payload.text)
    await i.know_people(mrkdwn.mentions(typed))
    await i.know_channel(i.payload.channel_id or "")
    await i.answer(await _done(i, grammar.parse(typed)))


async def press(i: Interaction) -> None:
    """Do what a button or menu beside a follow-up says, or open the dialogue that it needs."""
    pressed = Pressed.decoded(i.payload.value)
    if pressed.act in dialogs.NEEDS_DIALOG:
        await i.open(await i.read(dialogs.dialog, pressed, _origin(i, pressed)))
        return
    message = await i.run(buttons.press, pressed, _channel(i))
    if message and pressed.place in list(Scope) and pressed.act != Act.SHOW:
        await i.replace(message)
    elif message:
        await i.answer(message)


async def show_list(i: Interaction) -> None:
    """Show another list in the place of this one."""
    await i.replace(await i.read(followup_lists.listing, Scope(i.payload.value), _channel(i)))


async def add(i: Interaction) -> None:
    """Open the form of a new follow-up."""
    origin = Origin(channel_id=_channel(i), response_url=i.payload.response_url)
    await i.open(await i.read(dialogs.new_dialog, origin))


async def choose_due(i: Interaction) -> None:
    """Take one of the dates offered."""
    chosen = DueChosen.decoded(i.payload.value)
    await i.replace(await i.run(questions.choose_due, _asked(i), chosen))


async def pick_due(i: Interaction) -> None:
    """Take the date picked in the calendar beside the question."""
    asked, day = _asked(i), date.fromisoformat(i.payload.action["selected_date"])
    await i.replace(await i.run(questions.choose_due, asked, DueChosen(asked.followup_id, day)))


async def choose_snooze(i: Interaction) -> None:
    """Put off nudges for as long as was chosen."""
    chosen = SnoozeChosen.decoded(i.payload.value)
    await i.replace(await i.run(questions.choose_snooze, chosen))


async def choose_who(i: Interaction) -> None:
    """Take the person who was offered, or picked beside the question."""
    user_id = i.payload.action.get("selected_user") or i.payload.value
    await i.know_people([user_id])
    await i.replace(await i.run(questions.choose_owner, _asked(i), user_id))


async def run_meant(i: Interaction) -> None:
    """The command was meant that was offered for what had been typed."""
    await i.replace(await _done(i, grammar.parse(i.payload.value)))


async def record(i: Interaction) -> None:
    """What was typed is a follow-up after all."""
    await i.replace(await i.run(commands.add, i.payload.value, _channel(i)))


async def agree(i: Interaction) -> None:
    """Agree to what somebody asked for."""
    await i.run(buttons.agree, int(i.payload.value))


async def refuse(i: Interaction) -> None:
    """Refuse what somebody asked for."""
    await i.run(buttons.refuse, int(i.payload.value))


async def save_form(save: Callable[..., kit.Message | None], i: Interaction) -> None:
    """Keep what was filled in about a new or a known follow-up."""
    origin, filled = Origin.decoded(i.payload.metadata), i.payload.inputs
    form = FollowupForm(
        text=filled.text(forms.TEXT),
        owners=tuple(filled.users(forms.OWNERS)),
        due_on=filled.date(forms.DUE_ON),
        due_time=filled.time(forms.DUE_TIME),
    )
    await i.know_people(form.owners)
    await _reply(i, origin, await i.run(save, origin, form))


async def save_reason(save: Callable[..., kit.Message | None], i: Interaction) -> None:
    """Keep the reason for which something is blocked, cancelled or sent back."""
    origin = Origin.decoded(i.payload.metadata)
    reason = i.payload.inputs.text(forms.REASON)
    await _reply(i, origin, await i.run(save, origin, reason))


async def save_extension(i: Interaction) -> None:
    """Ask for more time."""
    origin, filled = Origin.decoded(i.payload.metadata), i.payload.inputs
    day, reason = filled.date(forms.DUE_ON), filled.text(forms.REASON)
    await _reply(i, origin, await i.run(dialogs.save_extension, origin, day, reason))


async def save_handover(i: Interaction) -> None:
    """Offer a follow-up to somebody else."""
    origin, filled = Origin.decoded(i.payload.metadata), i.payload.inputs
    taker, reason = filled.user(forms.OWNER), filled.text(forms.REASON)
    await i.know_people([taker])
    await _reply(i, origin, await i.run(dialogs.save_handover, origin, taker, reason))


async def _done(i: Interaction, said: Command) -> kit.Message:
    if said.verb in _ABOUT_ONE:
        return await i.run(_ABOUT_ONE[said.verb], said.number)
    if said.others:
        return await i.run(commands.finish_all, (said.number, *said.others), said.rest)
    if said.verb in _WITH_WORDS:
        return await i.run(_WITH_WORDS[said.verb], said.number, said.rest)
    if said.verb is Verb.SNOOZE:
        return await _snoozed(i, said)
    if said.verb is Verb.ADD:
        return await i.run(commands.add, said.rest, _channel(i))
    return await _looked_up(i, said)


async def _snoozed(i: Interaction, said: Command) -> kit.Message:
    choice = grammar.snooze(said.rest)
    if choice is None:
        return await i.read(questions.ask_snooze, said.number, said.rest)
    return await i.run(commands.snooze, said.number, choice)


async def _looked_up(i: Interaction, said: Command) -> kit.Message:
    if said.verb is Verb.LIST:
        return await i.read(followup_lists.listing, Scope(said.rest), _channel(i))
    if said.verb is Verb.UNSURE:
        return await i.read(commands.ask_meant, said.rest, said.meant)
    return await i.read(commands.help_)


async def _reply(i: Interaction, origin: Origin, message: kit.Message | None) -> None:
    """Answer a dialogue where it was opened: a modal itself stands nowhere."""
    if message and origin.response_url:
        await i.answer_at(origin.response_url, message, replace=origin.place in list(Scope))
    elif message:
        await i.answer(message)


def _asked(i: Interaction) -> Asking:
    return Asking.decoded(i.payload.action["block_id"])


def _origin(i: Interaction, pressed: Pressed) -> Origin:
    return Origin(pressed.followup_id, pressed.place, _channel(i), i.payload.response_url)


def _channel(i: Interaction) -> str | None:
    """The channel in which it happened; None for a private conversation with Gavel."""
    return None if i.payload.is_direct else i.payload.channel_id
