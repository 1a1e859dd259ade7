"""`gavel run` at no pace: at Slack's, ten thousand messages take a quarter of an hour.

`python -m tests.reliability.load_bot` takes its settings from the environment, as `gavel run` does.
"""

from bot import app, logs, settings
from bot.settings import Settings
from bot.slack.pace import Pace

if __name__ == "__main__":
    known = settings.load(Settings, env_file=None)
    logs.configure(known.log_level, known.log_format, known.secrets)
    app.run(known, pace=Pace(0))
