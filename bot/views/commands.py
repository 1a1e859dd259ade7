"""What is asked when the words behind a command may be a slip of the keyboard."""

from dataclasses import dataclass

from bot.domain.mrkdwn import keep_mentions
from bot.i18n.reader import Reader
from bot.views import kit


@dataclass(frozen=True, slots=True)
class Slip:
    """Words (`typed`) behind a `command` such as `/followup` that are hardly what it records.

    `meant` is what may have been meant, "" when nothing is like it.
    """

    command: str
    typed: str
    meant: str


def ask_meant(reader: Reader, slip: Slip, noun: str, record: str) -> kit.Message:
    """Return the question what was meant; help is offered when nothing is known.

    The buttons, `noun.meant` and `noun.record`, carry what is then to be done; `record` is the
    label of the second one.
    """
    t = reader.t
    said = t.md("common.command.unsure", command=slip.command, typed=keep_mentions(slip.typed))
    words = slip.meant or t("common.command.help")
    run = kit.button(
        t("common.command.run", command=slip.command, words=words), f"{noun}.meant", value=words
    )
    keep = kit.button(record, f"{noun}.record", value=slip.typed)
    return kit.said(said, kit.actions(run, keep))
