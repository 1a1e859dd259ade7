"""Dates, numbers, lists and sentences that the code writes itself, where people read them.

The translator writes them as each language does: `t.date`, `t.number`, `t.list` and the like, and a
sentence is one text with placeholders, for its parts stand in another order elsewhere.
"""

import ast
from collections.abc import Iterable, Iterator

from bot.i18n.checks.fault import Fault
from bot.i18n.checks.usage import Module, translator_method

_CLOCK_FORMATS = frozenset({"strftime", "ctime", "asctime"})
_JOINS = frozenset({"join", "joined"})
_LIST_MARKS = frozenset(",;、，；")


def hand_made(modules: Iterable[Module]) -> Iterator[Fault]:
    """Find in `modules` what the translator should write."""
    for module in modules:
        for node in ast.walk(module.tree):
            for sentence in _sentences(node):
                yield Fault(module.path, getattr(node, "lineno", 1), sentence)


def _sentences(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) if name in _CLOCK_FORMATS:
            yield f"{name} knows no language: dates and times are written by the translator"
        case ast.FormattedValue(format_spec=ast.JoinedStr(values=[_, *_])):
            yield "a format knows no language: dates and numbers are written by the translator"
        case ast.Call(func=ast.Attribute(attr=name)) if name in _JOINS and _makes_list(node):
            yield "a list is written by the translator: t.list or t.md_list"
        case ast.BinOp(op=ast.Add(), left=left, right=right) if _says(left) or _says(right):
            yield "a sentence is one text: texts are not put together"
        case ast.JoinedStr(values=parts) if any(map(_says, parts)):
            yield "a sentence is one text: texts are not put together"
        case _:
            return


def _makes_list(call: ast.Call) -> bool:
    """Whether what stands between the items has a comma, or letters such as those of `and`."""
    between = [call.func.value] if isinstance(call.func, ast.Attribute) else []
    literals = [part.value for part in (*between, *call.args) if isinstance(part, ast.Constant)]
    return any(
        char.isalpha() or char in _LIST_MARKS
        for words in literals
        if isinstance(words, str)
        for char in words
    )


def _says(node: ast.expr) -> bool:
    """Whether an expression is a text of the translator."""
    if isinstance(node, ast.FormattedValue):
        return _says(node.value)
    return isinstance(node, ast.Call) and translator_method(node.func) is not None
