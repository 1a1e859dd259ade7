"""Which texts the code uses, read from its syntax trees, and what is wrong with how.

What counts as use, so that this can see it:
- a translator is called `t` (`t("…")`, `reader.t.md("…")`) or made on the spot
  (`translator(locale)("…")`); the key is a literal, a choice of two literals, an f-string, or a
  name or a table that the same module gives such values;
- an f-string begins with the noun, `t(f"followups.state.{state}")`: it uses every key it can make
  of values that stand somewhere in the code, as those of an enumeration do;
- a class of errors names its text: `key: ClassVar[str] = "followups.error.not_yours"`;
- a literal that is a key, or an f-string that can make one, anywhere else (a table of keys, say).
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.i18n.checks.catalogues import ENGLISH, Texts
from bot.i18n.checks.fault import Fault

_PLAIN = frozenset({"t", "md"})
_COUNTING = frozenset({"n", "md_n"})
_HOLE = "([a-z0-9_.]+)"
_ERROR = "GavelError"

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)

Values = Mapping[str, Sequence[ast.expr]]


@dataclass(frozen=True)
class Use:
    """One place that asks for a text.

    `pattern` matches the keys it may mean; `params` are the placeholders it fills, None when that
    cannot be seen; `counts` says whether it wants plural forms, None when that cannot be seen.
    """

    pattern: str
    is_exact: bool
    params: frozenset[str] | None
    counts: bool | None
    path: Path
    line: int


@dataclass(frozen=True)
class Module:
    """A source file and its syntax tree."""

    path: Path
    tree: ast.Module


def unknown_and_unused(
    modules: Iterable[Module], languages: Mapping[str, Texts]
) -> Iterator[Fault]:
    """Find what the code asks for and is not there, and what is there and nobody asks for."""
    modules = list(modules)
    english = languages.get(ENGLISH, {})
    said = frozenset(word for module in modules for word in _literals(module))
    used: set[str] = set()
    for use in uses(modules):
        meant = list(_meant(use.pattern, english, said))
        used.update(meant)
        yield from _faults(use, meant, english)
    for module in modules:
        used.update(_mentioned(module, english, said))
    for key in english.keys() - used:
        entry = english[key]
        yield Fault(entry.path, entry.line, f"{key} is not used anywhere")


def uses(modules: Iterable[Module]) -> Iterator[Use]:
    """Find every place that asks for a text, in calls of a translator and classes of errors."""
    modules = list(modules)
    errors = _error_classes(modules)
    for module in modules:
        for node, values in with_values(module.tree, {}):
            if isinstance(node, ast.Call):
                yield from _uses_of_call(node, values, module.path)
            elif isinstance(node, ast.ClassDef) and node.name in errors:
                yield from _uses_of_class(node, module.path)


def with_values(scope: ast.AST, around: Values) -> Iterator[tuple[ast.AST, Values]]:
    """Give the nodes of a module or function, each with what the names there may be given."""
    own: dict[str, list[ast.expr]] = {}
    inside = list(_inside(scope))
    for node in inside:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
                | ast.NamedExpr(target=ast.Name(id=name), value=value)
            ):
                own.setdefault(name, []).append(value)
            case _:
                pass
    values = {**around, **own}
    for node in inside:
        yield node, values
        if isinstance(node, _FUNCTIONS):
            yield from with_values(node, values)


def _inside(scope: ast.AST) -> Iterator[ast.AST]:
    """Give what is below a node, but not what is within the functions there."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, _FUNCTIONS):
            yield from _inside(node)


def _uses_of_call(call: ast.Call, values: Values, path: Path) -> Iterator[Use]:
    method = translator_method(call.func)
    if method is None or not call.args:
        return
    named = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
    is_open = any(keyword.arg is None for keyword in call.keywords)
    for pattern, is_exact in _patterns(call.args[0], values):
        yield Use(
            pattern=pattern,
            is_exact=is_exact,
            params=None if is_open else named,
            counts=method in _COUNTING,
            path=path,
            line=call.lineno,
        )


def _uses_of_class(node: ast.ClassDef, path: Path) -> Iterator[Use]:
    for statement in node.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id="key")], value=ast.Constant(value=str(key)))
                | ast.AnnAssign(target=ast.Name(id="key"), value=ast.Constant(value=str(key)))
            ):
                yield Use(re.escape(key), True, None, None, path, statement.lineno)
            case _:
                pass


def translator_method(function: ast.expr) -> str | None:
    """Return `t`, `md`, `n` or `md_n` when the called thing is a translator or a method of one."""
    if _is_translator(function):
        return "t"
    if isinstance(function, ast.Attribute) and _is_translator(function.value):
        return function.attr if function.attr in _PLAIN | _COUNTING else None
    return None


def _is_translator(node: ast.expr) -> bool:
    match node:
        case ast.Name(id="t") | ast.Attribute(attr="t"):
            return True
        case ast.Call(func=ast.Name(id="translator") | ast.Attribute(attr="translator")):
            return True
        case _:
            return False


def _patterns(node: ast.expr, values: Values) -> Iterator[tuple[str, bool]]:
    """Give what an expression may be as a key: a regular expression, and whether it is one key."""
    match node:
        case ast.Constant(value=str(key)):
            yield re.escape(key), True
        case ast.JoinedStr(values=parts):
            yield "".join(map(_part, parts)), False
        case ast.IfExp(body=body, orelse=orelse):
            yield from _patterns(body, values)
            yield from _patterns(orelse, values)
        case ast.Name(id=name):
            for value in values.get(name, ()):
                yield from ((pattern, False) for pattern, _ in _patterns(value, {}))
        case (
            ast.Subscript(value=ast.Name(id=name))
            | ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get"))
        ):
            tables = [value for value in values.get(name, ()) if isinstance(value, ast.Dict)]
            for value in (entry for table in tables for entry in table.values):
                yield from ((pattern, False) for pattern, _ in _patterns(value, {}))
        case _:
            return


def _part(node: ast.expr) -> str:
    return re.escape(str(node.value)) if isinstance(node, ast.Constant) else _HOLE


def _meant(pattern: str, english: Texts, said: frozenset[str]) -> Iterator[str]:
    """Give the keys that fit, if what stands in the holes is said somewhere in the code."""
    for key in english:
        found = re.fullmatch(pattern, key)
        if found and all(_is_said(part, said) for part in found.groups()):
            yield key


def _is_said(part: str, said: frozenset[str]) -> bool:
    """Whether a value stands in the code, whole or in two that an f-string joins at a `_`."""
    joints = [at for at, char in enumerate(part) if char == "_"]
    cuts = [cut for at in joints for cut in (at, at + 1)]
    return part in said or any({part[:cut], part[cut:]} <= said for cut in cuts)


def _faults(use: Use, meant: list[str], english: Texts) -> Iterator[Fault]:
    key = use.pattern.replace("\\", "").replace(_HOLE, "…")
    if not meant:
        yield Fault(use.path, use.line, f"{key} is used, but {ENGLISH} has no such text")
    if not use.is_exact and use.pattern.startswith(_HOLE):
        yield Fault(use.path, use.line, f"{key} should begin with its noun, to be found")
    for found in meant:
        entry = english[found]
        if use.counts is not None and use.counts != entry.is_plural:
            wanted = "plural forms, use n or md_n" if entry.is_plural else "no plural, use t or md"
            yield Fault(use.path, use.line, f"{found} has {wanted}")
        yield from _param_faults(use, found, entry.placeholders)


def _param_faults(use: Use, key: str, wanted: frozenset[str]) -> Iterator[Fault]:
    if use.params is None:
        return
    given = use.params | {"count"} if use.counts else use.params
    for name in sorted(wanted - given):
        yield Fault(use.path, use.line, f"{key} is not given its {{{name}}}")
    if use.is_exact:
        for name in sorted(use.params - wanted):
            yield Fault(use.path, use.line, f"{key} has no placeholder {{{name}}}")


def _literals(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _mentioned(module: Module, english: Texts, said: frozenset[str]) -> Iterator[str]:
    nouns = {key.partition(".")[0] for key in english}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value in english:
                yield node.value
        elif isinstance(node, ast.JoinedStr):
            pattern = "".join(map(_part, node.values))
            if pattern.partition("\\.")[0] in nouns:
                yield from _meant(pattern, english, said)


def _error_classes(modules: Iterable[Module]) -> frozenset[str]:
    """Return the names of GavelError and of the classes that come from it, in whatever file."""
    parents = {
        node.name: {_last_name(base) for base in node.bases}
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
    }
    errors = {_ERROR}
    while found := {name for name, bases in parents.items() if bases & errors} - errors:
        errors |= found
    return frozenset(errors)


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
