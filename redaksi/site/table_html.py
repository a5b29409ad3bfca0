"""A table as HTML: its caption, the rows that name its columns, and cells that scroll inside themselves on phones."""

import re
from collections.abc import Callable
from html import escape

from django.utils.translation import gettext as _

from redaksi.press.body import ParagraphBlock, TableBlock, TableCell, TableHeader, TableRow, block_text

Cell = TableCell | TableHeader
Write = Callable[[tuple[ParagraphBlock, ...]], str]

NUMBER = re.compile(
    r"[-+\u2212\u00b1]?\s?((Rp|US\$|\$|\u20ac)\.?\s?)?[-+\u2212]?\d[\d.,\s]*(%|persen|ribu|juta|miliar|triliun)?",
    re.IGNORECASE,
)
"""What a cell holds that is one number, percentage or amount of money, and nothing else."""


def table_html(table: TableBlock, *, write: Write) -> str:
    """The table in a region that can be scrolled by keyboard too; `write` gives the HTML of a cell's paragraphs."""
    heads = next((n for n, row in enumerate(table.content) if not _names_columns(row)), len(table.content))
    caption = f"<caption><span>{escape(table.attrs.caption)}</span></caption>" if table.attrs.caption else ""
    numbers = _columns_of_numbers(table.content[heads:])
    head = "".join(_row(row, "col", write, numbers) for row in table.content[:heads])
    rows = "".join(_row(row, "row", write, numbers) for row in table.content[heads:])
    parts = (f"<thead>{head}</thead>" if head else "") + (f"<tbody>{rows}</tbody>" if rows else "")
    label = escape(table.attrs.caption or _("Table"))
    return f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table>{caption}{parts}</table></div>'


def _names_columns(row: TableRow) -> bool:
    return all(isinstance(cell, TableHeader) for cell in row.content)


def _columns_of_numbers(rows: tuple[TableRow, ...]) -> set[int]:
    """The columns whose cells are all numbers, so that their heads stand above them; none where cells span others."""
    if not rows or any(cell.attrs.colspan > 1 or cell.attrs.rowspan > 1 for row in rows for cell in row.content):
        return set()
    shortest = min(len(row.content) for row in rows)
    return {n for n in range(shortest) if all(_is_number(row.content[n]) for row in rows)}


def _is_number(cell: Cell) -> bool:
    words = " ".join(block_text(paragraph) for paragraph in cell.content)
    return isinstance(cell, TableCell) and NUMBER.fullmatch(words.strip()) is not None


def _row(row: TableRow, scope: str, write: Write, numbers: set[int]) -> str:
    are_plain = all(cell.attrs.colspan == 1 for cell in row.content)
    heads = numbers if are_plain and scope == "col" else set()
    return f"<tr>{''.join(_cell(cell, scope, write, n in heads) for n, cell in enumerate(row.content))}</tr>"


def _cell(cell: Cell, scope: str, write: Write, heads_numbers: bool) -> str:
    spans = (("colspan", cell.attrs.colspan), ("rowspan", cell.attrs.rowspan))
    attributes = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    if heads_numbers or _is_number(cell):
        attributes += ' class="table__number"'
    words = _words(cell, write)
    if isinstance(cell, TableHeader):
        return f'<th scope="{scope}"{attributes}>{words}</th>'
    return f"<td{attributes}>{words}</td>"


def _words(cell: Cell, write: Write) -> str:
    """A cell of one paragraph is just its words."""
    html = write(cell.content)
    return html.removeprefix("<p>").removesuffix("</p>") if len(cell.content) == 1 else html
