"""A table as HTML: its caption, the rows that name its columns, and cells that scroll inside themselves on phones."""

from collections.abc import Callable
from html import escape

from django.utils.translation import gettext as _

from redaksi.press.body import ParagraphBlock, TableBlock, TableCell, TableHeader, TableRow

Cell = TableCell | TableHeader
Write = Callable[[tuple[ParagraphBlock, ...]], str]


def table_html(table: TableBlock, *, write: Write) -> str:
    """The table in a region that can be scrolled by keyboard too; `write` gives the HTML of a cell's paragraphs."""
    heads = next((n for n, row in enumerate(table.content) if not _names_columns(row)), len(table.content))
    caption = f"<caption><span>{escape(table.attrs.caption)}</span></caption>" if table.attrs.caption else ""
    head = "".join(_row(row, "col", write) for row in table.content[:heads])
    rows = "".join(_row(row, "row", write) for row in table.content[heads:])
    parts = (f"<thead>{head}</thead>" if head else "") + (f"<tbody>{rows}</tbody>" if rows else "")
    label = escape(table.attrs.caption or _("Table"))
    return f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table>{caption}{parts}</table></div>'


def _names_columns(row: TableRow) -> bool:
    return all(isinstance(cell, TableHeader) for cell in row.content)


def _row(row: TableRow, scope: str, write: Write) -> str:
    return f"<tr>{''.join(_cell(cell, scope, write) for cell in row.content)}</tr>"


def _cell(cell: Cell, scope: str, write: Write) -> str:
    spans = (("colspan", cell.attrs.colspan), ("rowspan", cell.attrs.rowspan))
    attributes = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
    words = _words(cell, write)
    if isinstance(cell, TableHeader):
        return f'<th scope="{scope}"{attributes}>{words}</th>'
    return f"<td{attributes}>{words}</td>"


def _words(cell: Cell, write: Write) -> str:
    """A cell of one paragraph is just its words."""
    html = write(cell.content)
    return html.removeprefix("<p>").removesuffix("</p>") if len(cell.content) == 1 else html
