"""Due dates in words, English and Chinese: understood, or asked about, never guessed.

`understand` reads a sentence; `due_instant` says when the deadline it named ends. The order of the
story: `sentence` normalises the text and lets the tables of `numeric`, `english`, `chinese` and
`clocktimes` recognise words (the longest match wins); `context` judges by the words around whether
a date is meant as a deadline; what remains is one date, several to choose from, or none.
"""

from bot.domain.due.instant import due_instant
from bot.domain.due.sentence import understand
from bot.domain.due.values import Ambiguous, Due

__all__ = ["Ambiguous", "Due", "due_instant", "understand"]
