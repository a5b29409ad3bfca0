"""Structs as Markdown: fields with their types in words. Which structs, and where they go, is in reference.py."""

import inspect
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import inspect as types

from redaksi.press import body
from redaksi.press.documents.base import END


def section(struct: type[msgspec.Struct], *, heading: str = "", level: int = 2) -> str:
    """A struct with its sentence and a table of its fields."""
    parts = [f"{'#' * level} {heading or struct.__name__}", sentence(struct)]
    if fields := _fields(struct):
        rows = [f"| `{field.encode_name}` | {words(field.type)} | {_default(field)} |" for field in fields]
        parts.append("\n".join(["| field | type | default |", "|---|---|---|", *rows]))
    return "\n\n".join(part for part in parts if part)


def sentence(thing: Any) -> str:
    """The docstring as running text; empty if there is none of its own."""
    return " ".join((inspect.cleandoc(thing.__doc__) if thing.__doc__ else "").split())


def words(kind: types.Type) -> str:
    """A type in words, with its limits: `text, 1 to 300 characters`."""
    match kind:
        case types.StrType():
            return "text" + _length(kind.min_length, kind.max_length, "characters") + _pattern(kind.pattern)
        case types.IntType():
            return "whole number" + (f", {kind.ge} to {kind.le}" if kind.ge is not None else "")
        case types.LiteralType():
            return " or ".join(f"`{value}`" for value in kind.values)
        case types.VarTupleType():
            return f"list of {words(kind.item_type)}" + _length(kind.min_length, kind.max_length, "entries")
        case types.UnionType():
            return " or ".join(words(one) for one in _none_last(kind.types))
        case types.StructType():
            file = "body.md" if kind.cls.__module__ == body.__name__ else ""
            return f"[{kind.cls.__name__}]({file}#{kind.cls.__name__.lower()})"
        case types.DateTimeType():
            return "instant with its offset" if kind.tz else "instant"
        case types.CustomType():
            return "HTML" if kind.cls.__name__ == "SafeString" else kind.cls.__name__
        case types.Metadata():
            return words(kind.type)
        case _:
            plain = {types.BoolType: "true or false", types.NoneType: "null", types.DateType: "date"}
            return plain[type(kind)]


def structs_of(module: Any) -> Iterable[type[msgspec.Struct]]:
    """The public structs that a module defines itself, in the order of the file."""
    own = (thing for name, thing in vars(module).items() if inspect.isclass(thing) and not name.startswith("_"))
    return [one for one in own if issubclass(one, msgspec.Struct) and one.__module__ == module.__name__]


def _fields(struct: type[msgspec.Struct]) -> tuple[types.Field, ...]:
    kind = types.type_info(struct)
    assert isinstance(kind, types.StructType)
    return kind.fields


def _default(field: types.Field) -> str:
    if field.required:
        return "required"
    if field.default is msgspec.NODEFAULT or isinstance(field.default, msgspec.Struct):
        return "empty"
    return f"`{msgspec.json.encode(field.default).decode()}`"


def _length(least: int | None, most: int | None, unit: str) -> str:
    if least is None and most is None:
        return ""
    if least is None:
        return f", at most {most} {unit}"
    return f", {least} to {most} {unit}" if most is not None else f", at least {least} {unit}"


def _pattern(pattern: str | None) -> str:
    return f", form `{pattern.removesuffix(END) or pattern}$`".replace("|", r"\|") if pattern else ""


def _none_last(kinds: Iterable[types.Type]) -> list[types.Type]:
    return sorted(kinds, key=lambda kind: isinstance(kind, types.NoneType))
