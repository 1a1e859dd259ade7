"""Due dates in words, English and Chinese: understood, or asked about, never guessed.

`understand` reads a sentence; `due_instant` says when the deadline it named ends. The order of the
story: `sentence` normalises the text and lets tables recognise words (the longest match wins):
`numeric`, `english_*`, `chinese_*`, `festivals`, `ranges`, `absolute` for days, `clocktimes` for
times; `context` judges by the words around whether a date is meant as a deadline; what remains is
one date, several to choose from, or none. What the words mean stands in docs/due-dates.md.
"""

from bot.domain.due.instant import due_instant
from bot.domain.due.sentence import understand
from bot.domain.due.values import Ambiguous, Due

__all__ = ["Ambiguous", "Due", "due_instant", "understand"]
