"""Trees of press/body.py inside a Yjs document, laid out as the desk's editor does (y-prosemirror).

A block is an element with its attributes, a stretch of text one text node whose formats are the marks. What stands at
its default is left out.
"""

from collections.abc import Iterable
from typing import Any

from pycrdt import XmlElement, XmlFragment, XmlText

Node = dict[str, Any]

MAX_DEPTH = 12
"""A table in no tree is deeper; whoever sends more sends nonsense."""


class TreeTooDeep(Exception):
    """A document nests deeper than any text does; it is not read."""


def write_nodes(parent: XmlFragment | XmlElement, nodes: Iterable[Node]) -> None:
    """Add plain nodes below `parent`, inside the caller's transaction."""
    text: XmlText | None = None
    for node in nodes:
        if node["type"] == "text":
            text = text or parent.children.append(XmlText())
            _write_run(text, node)
        else:
            text = None
            child = parent.children.append(XmlElement(node["type"]))
            for name, value in node.get("attrs", {}).items():
                if value is not None:
                    child.attributes[name] = value
            write_nodes(child, node.get("content", ()))


def read_nodes(parent: XmlFragment | XmlElement, depth: int = 0) -> list[Node]:
    """The nodes below `parent` as plain lists and dicts; nothing is checked but their depth. Raises `TreeTooDeep`."""
    if depth > MAX_DEPTH:
        raise TreeTooDeep(f"the text nests deeper than {MAX_DEPTH} levels")
    nodes: list[Node] = []
    for child in parent.children:
        match child:
            case XmlText():
                nodes += _runs(child)
            case XmlElement():
                node: Node = {"type": child.tag}
                if attributes := {name: _whole(value) for name, value in _pairs(child)}:
                    node["attrs"] = attributes
                if content := read_nodes(child, depth + 1):
                    node["content"] = content
                nodes.append(node)
    return nodes


def _pairs(element: XmlElement) -> list[tuple[str, Any]]:
    return [pair for pair in element.attributes]  # type: ignore[attr-defined]  # noqa: C416 - no mapping


def _write_run(text: XmlText, node: Node) -> None:
    marks = {mark["type"]: mark.get("attrs", {}) for mark in node.get("marks", ())}
    others = {name: None for _, formats in text.diff() for name in formats or {} if name not in marks}
    text.insert(_bytes_in(text), node["text"], {**others, **marks})


def _bytes_in(text: XmlText) -> int:
    """Where its end is: pycrdt counts a text in bytes of UTF-8."""
    return sum(len(str(run).encode()) for run, _ in text.diff())


def _runs(text: XmlText) -> list[Node]:
    """Stretches of equal marks, each once, as the editor has them."""
    nodes: list[Node] = []
    for run, formats in text.diff():
        marks = [_mark(name, attrs) for name, attrs in sorted((formats or {}).items()) if attrs is not None]
        if nodes and nodes[-1].get("marks", []) == marks:
            nodes[-1]["text"] += str(run)
        elif marks:
            nodes.append({"type": "text", "text": str(run), "marks": marks})
        else:
            nodes.append({"type": "text", "text": str(run)})
    return nodes


def _mark(name: str, attributes: Any) -> Node:
    return {"type": name, "attrs": _whole(attributes)} if attributes else {"type": name}


def _whole(value: Any) -> Any:
    """Yjs knows one kind of number; whole ones are integers in our trees."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {name: _whole(part) for name, part in value.items()}
        case list():
            return [_whole(part) for part in value]
        case _:
            return value
