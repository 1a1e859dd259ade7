"""`gavel run` at no pace: at Slack's, ten thousand messages take a quarter of an hour.

It has loaded beforehand what the bot loads when it has been running for a second, so that its
memory has no reason to grow, however slow the machine is. `python -m tests.reliability.load_bot`
takes its settings from the environment, as `gavel run` does.
"""

from datetime import UTC, datetime

from bot import app, logs, settings
from bot.settings import Settings
from bot.slack.pace import Pace
from bot.warmup import warm_up

if __name__ == "__main__":
    known = settings.load(Settings, env_file=None)
    logs.configure(known.log_level, known.log_format, known.secrets)
    warm_up(datetime.now(UTC))
    app.run(known, pace=Pace(0))
