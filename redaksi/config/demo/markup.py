"""The small markup of newspaper.toml, into trees. It is described in README.md beside this file."""

import datetime as dt
import re
from typing import Any

Tree = dict[str, Any]

_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[(?P<label>[^\]]+)\]\((?P<href>[^)]+)\)")
_DATE = re.compile(r"\{tanggal(?P<days>[+-]\d+)?\}")
_NUMBERED = re.compile(r"^\d+\. ")
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def dated(text: str, day: dt.date) -> str:
    """`{tanggal}` becomes `Kamis (14/9/2023)`, `{tanggal-1}` the day before."""

    def written(match: re.Match[str]) -> str:
        date = day + dt.timedelta(days=int(match["days"] or 0))
        return f"{_WEEKDAYS[date.weekday()]} ({date.day}/{date.month}/{date.year})"

    return _DATE.sub(written, text)


def tree(text: str) -> Tree:
    """The tree of a text: blocks are separated by blank lines."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text.strip())]
    return {"type": "doc", "content": [_block(block) for block in blocks if block]}


def inline(text: str) -> list[Tree]:
    """Runs of text with bold, italic and links."""
    runs: list[Tree] = []
    position = 0
    for match in _INLINE.finditer(text):
        runs += _run(text[position : match.start()])
        if match["bold"]:
            runs += _run(match["bold"], {"type": "bold"})
        elif match["italic"]:
            runs += _run(match["italic"], {"type": "italic"})
        else:
            runs += _run(match["label"], {"type": "link", "attrs": {"href": match["href"]}})
        position = match.end()
    return runs + _run(text[position:])


def _run(text: str, *marks: Tree) -> list[Tree]:
    if not text:
        return []
    return [{"type": "text", "text": text, "marks": list(marks)} if marks else {"type": "text", "text": text}]


def _paragraph(text: str) -> Tree:
    return {"type": "paragraph", "content": inline(" ".join(text.split()))}


def _block(block: str) -> Tree:
    lines = block.splitlines()
    if block.startswith("## "):
        return {"type": "heading", "attrs": {"level": 2}, "content": inline(block[3:])}
    if block.startswith("> "):
        return _quote([line.removeprefix(">").strip() for line in lines])
    if block.startswith("- "):
        return _list("bulletList", [line[2:] for line in lines])
    if _NUMBERED.match(block):
        return _list("orderedList", [_NUMBERED.sub("", line) for line in lines])
    return _paragraph(block)


def _quote(lines: list[str]) -> Tree:
    source = lines.pop().removeprefix("—").strip() if lines[-1].startswith("—") else None
    return {"type": "blockquote", "attrs": {"source": source}, "content": [_paragraph(" ".join(lines))]}


def _list(kind: str, points: list[str]) -> Tree:
    return {"type": kind, "content": [{"type": "listItem", "content": [_paragraph(point)]} for point in points]}
