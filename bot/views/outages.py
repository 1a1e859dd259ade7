"""What can be said when it cannot be looked up who reads it: the same in every language."""

from bot.i18n import translators
from bot.views import kit


def database_away(incident: str) -> kit.Message:
    """Say that nothing can be looked up or written down now; `incident` is the id in the log."""
    text = "\n".join(t("common.error.database_away", incident=incident) for t in translators())
    markup = [t.md("common.error.database_away", incident=incident) for t in translators()]
    return kit.Message(text=text, blocks=[kit.section(line) for line in markup])
