"""Words that a user would see and that stand in the code instead of a catalogue.

Looked at: what is passed as a text to a builder of `bot/views/kit` (their own signatures say which
arguments those are), what is declared to be `Mrkdwn(…)`, `text=` of any call, the first argument of
`say`, `respond` and `ack`, `"text": "…"` in a dictionary, the errors beside the fields of a form,
and what fills the placeholders of a text, unless it is a command to type. A name is followed to
what its module or function gives it.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.i18n.checks.fault import Fault
from bot.i18n.checks.usage import Module, Values, translator_method, with_values

# How builders call the arguments that people read.
TEXT_PARAMETERS = frozenset(
    {
        "caption",
        "categories",
        "close",
        "columns",
        "description",
        "hint",
        "items",
        "label",
        "no",
        "placeholder",
        "submit",
        "text",
        "title",
        "words",
        "x_label",
        "y_label",
        "yes",
    }
)
_ANSWERS = {"say": ("text",), "respond": ("text",), "ack": ("text",)}
_MARKUP = {"Mrkdwn": ("text",), "escape": ("text",)}
_TRANSPARENT = frozenset({"Mrkdwn", "escape", "joined", "str"})
_EMOJI = re.compile(r":[a-z0-9_+-]+:")

Signatures = Mapping[str, tuple[str, ...]]


def hard_coded(kit: Iterable[Module], modules: Iterable[Module]) -> Iterator[Fault]:
    """Find words in `modules` that should come from a catalogue; `kit` are the builders."""
    signatures = {**dict(_signatures(kit)), **_ANSWERS, **_MARKUP}
    for module in modules:
        for node, values in with_values(module.tree, {}):
            for shown in _shown(node, signatures):
                for words in _words(shown, values):
                    sentence = f"{words!r} is shown to users; it belongs in a catalogue"
                    yield Fault(module.path, shown.lineno, sentence)


def _signatures(kit: Iterable[Module]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the names of the positional arguments of each function and record; `*` repeats."""
    for module in kit:
        for node in module.tree.body:
            match node:
                case ast.FunctionDef(name=name, args=arguments):
                    star = (f"*{arguments.vararg.arg}",) if arguments.vararg else ()
                    yield name, (*(argument.arg for argument in arguments.args), *star)
                case ast.ClassDef(name=name, body=body):
                    yield name, tuple(_field_names(body))
                case _:
                    pass


def _field_names(body: list[ast.stmt]) -> Iterator[str]:
    for statement in body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield statement.target.id


def _shown(node: ast.AST, signatures: Signatures) -> Iterator[ast.expr]:
    """Give the expressions in a node whose value is shown to users."""
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == "text":
                yield value
    if isinstance(node, ast.Call):
        yield from _shown_arguments(node, signatures.get(_name(node.func), ()))
        is_builder = _name(node.func) in signatures
        fills = translator_method(node.func) is not None
        for keyword in node.keywords:
            if keyword.arg == "errors" and isinstance(keyword.value, ast.Dict):
                yield from keyword.value.values
            if keyword.arg == "text" or (is_builder and keyword.arg in TEXT_PARAMETERS) or fills:
                yield keyword.value


def _shown_arguments(call: ast.Call, names: tuple[str, ...]) -> Iterator[ast.expr]:
    for index, argument in enumerate(call.args):
        if not names:
            return
        name = names[index] if index < len(names) else names[-1]
        if index >= len(names) and not name.startswith("*"):
            return
        if name.lstrip("*") in TEXT_PARAMETERS:
            yield argument


def _words(node: ast.expr, values: Values) -> Iterator[str]:
    """Give the literals with letters that an expression is made of, not those inside its calls."""
    match node:
        case ast.Constant(value=str(words)) if _is_read(words):
            yield words
        case _:
            pass
    for part, known in _parts(node, values):
        yield from _words(part, known)


def _is_read(words: str) -> bool:
    is_command = words.startswith("/")
    return not is_command and any(char.isalpha() for char in _EMOJI.sub("", words))


def _parts(node: ast.expr, values: Values) -> Iterator[tuple[ast.expr, Values]]:
    """Give what an expression is made of, each with the names that are still to be followed."""
    found: Sequence[ast.expr] = ()
    match node:
        case ast.Name(id=name):
            yield from ((value, {}) for value in values.get(name, ()))
        case (
            ast.JoinedStr(values=found)
            | ast.List(elts=found)
            | ast.Tuple(elts=found)
            | ast.BoolOp(values=found)
        ):
            pass
        case ast.IfExp(body=left, orelse=right) | ast.BinOp(left=left, right=right):
            found = (left, right)
        case ast.Call(func=ast.Attribute(value=left, attr="format" | "join"), args=arguments):
            found = (left, *arguments)
        case ast.Call(func=function, args=arguments) if _name(function) in _TRANSPARENT:
            found = arguments
        case ast.FormattedValue(value=left) | ast.NamedExpr(value=left) | ast.Starred(value=left):
            found = (left,)
        case ast.Subscript(value=ast.Dict(values=found)):
            pass
        case ast.ListComp(elt=left) | ast.GeneratorExp(elt=left):
            found = (left,)
        case _:
            pass
    yield from ((part, values) for part in found)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
