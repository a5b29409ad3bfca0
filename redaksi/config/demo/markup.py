"""The small markup of the demo's texts, into trees. It is described in README.md beside this file."""

import datetime as dt
import re
from typing import Any, Protocol

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


class Numbers(Protocol):
    """Knows what a text names by key or slug."""

    def picture(self, key: str) -> Tree:
        """The attributes of a picture."""

    def story(self, slug: str) -> int:
        """The number of a story."""


class Unnumbered:
    """For texts that name neither pictures nor stories."""

    def picture(self, key: str) -> Tree:
        """Refused."""
        raise ValueError(f"this text can't have the picture {key!r}")

    def story(self, slug: str) -> int:
        """Refused."""
        raise ValueError(f"this text can't name the story {slug!r}")


def tree(text: str, numbers: Numbers = Unnumbered()) -> Tree:  # noqa: B008 - it has no state
    """The tree of a text: blocks are separated by blank lines."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text.strip())]
    return {"type": "doc", "content": [_block(block, numbers) for block in blocks if block]}


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


def _block(block: str, numbers: Numbers) -> Tree:
    if block.startswith("@"):
        return _order(block, numbers)
    lines = block.splitlines()
    if block.startswith("#"):
        signs, _, words = block.partition(" ")
        return {"type": "heading", "attrs": {"level": len(signs)}, "content": inline(words)}
    if block.startswith("> "):
        return _quote([line.removeprefix(">").strip() for line in lines])
    if block.startswith("- "):
        return _list("bulletList", [line[2:] for line in lines])
    if _NUMBERED.match(block):
        return _list("orderedList", [_NUMBERED.sub("", line) for line in lines])
    return _paragraph(block)


def _order(block: str, numbers: Numbers) -> Tree:
    """A block that begins with @ and a word."""
    first, *lines = block.splitlines()
    order, _, rest = first.partition(" ")
    match order:
        case "@gambar":
            return _picture(rest, numbers)
        case "@galeri":
            return {"type": "gallery", "content": [_picture(key, numbers) for key in rest.split()]}
        case "@baca":
            return {"type": "readAlso", "attrs": {"story": numbers.story(rest)}}
        case "@fakta":
            return {"type": "factBox", "attrs": {"title": rest}, "content": _facts(lines)}
        case "@tabel":
            return _table(rest, [line.split(" | ") for line in lines])
        case "@video":
            provider, id, title = rest.split(" ", 2)
            return {"type": "embed", "attrs": {"provider": provider, "id": id, "title": title}}
        case "@halaman":
            return {"type": "pageBreak"}
        case "@koreksi":
            note = " ".join([rest, *lines])
            return {"type": "correctionNote", "attrs": {"date": None}, "content": [_paragraph(note)]}
    raise ValueError(f"the markup has no {order!r}; see README.md beside it")


def _picture(key: str, numbers: Numbers) -> Tree:
    return {"type": "picture", "attrs": numbers.picture(key)}


def _facts(lines: list[str]) -> list[Tree]:
    """Each line a paragraph, lines that follow each other with a hyphen a list."""
    facts: list[Tree] = []
    for line in lines:
        if not line.startswith("- "):
            facts.append(_paragraph(line))
        elif facts and facts[-1]["type"] == "bulletList":
            facts[-1]["content"] += _list("bulletList", [line[2:]])["content"]
        else:
            facts.append(_list("bulletList", [line[2:]]))
    return facts


def _table(caption: str, rows: list[list[str]]) -> Tree:
    kinds = ["tableHeader", *["tableCell"] * (len(rows) - 1)]
    content = [
        {"type": "tableRow", "content": [{"type": kind, "content": [_paragraph(cell)]} for cell in row]}
        for kind, row in zip(kinds, rows, strict=True)
    ]
    return {"type": "table", "attrs": {"caption": caption or None}, "content": content}


def _quote(lines: list[str]) -> Tree:
    source = lines.pop().removeprefix("—").strip() if lines[-1].startswith("—") else None
    return {"type": "blockquote", "attrs": {"source": source}, "content": [_paragraph(" ".join(lines))]}


def _list(kind: str, points: list[str]) -> Tree:
    return {"type": kind, "content": [{"type": "listItem", "content": [_paragraph(point)]} for point in points]}
