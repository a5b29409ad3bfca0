"""A text's tree as HTML. Every character that comes from the tree is escaped here and nowhere else.

Blocks that need something from elsewhere (pictures, embeds, read-alsos) are the work of pages/text.py.
"""

import datetime as dt
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from redaksi.press.body import (
    Block,
    Body,
    Bold,
    BulletList,
    CorrectionNote,
    FactBox,
    HardBreak,
    HeadingAttrs,
    HeadingBlock,
    HeadlineText,
    Inline,
    Italic,
    Link,
    OrderedList,
    PageBreak,
    ParagraphBlock,
    QuoteBlock,
    TableBlock,
    Text,
)

from .table_html import table_html
from .timing import long_date


def body_html(body: Body) -> SafeString:
    """The whole text without what needs something from elsewhere."""
    return joined_html([block_html(block) for block in in_order(body.content)])


def in_order(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with each lower subhead that stands below no other lifted, so that headings leave no level out."""
    ordered: list[Block] = []
    is_below = False
    for block in blocks:
        if isinstance(block, HeadingBlock):
            is_below = is_below or block.attrs.level == 2
            ordered.append(block if is_below else HeadingBlock(attrs=HeadingAttrs(level=2), content=block.content))
        else:
            ordered.append(block)
    return tuple(ordered)


def joined_html(parts: list[str]) -> SafeString:
    """Parts that were written here, one below the other."""
    return mark_safe("\n".join(part for part in parts if part))  # noqa: S308 - built from escaped parts


def opening_html(paragraph: ParagraphBlock, dateline: str) -> str:
    """The first paragraph behind its dateline ("MOSKOW -")."""
    return f'<p><b class="story__dateline">{escape(dateline)}</b> {_inline(paragraph.content)}</p>'


def headline_html(headline: tuple[HeadlineText, ...]) -> SafeString:
    """A headline with its italics."""
    return mark_safe("".join(_marked(escape(run.text), run.marks) for run in headline))  # noqa: S308


def block_html(block: Block) -> str:
    """One block; empty for one that needs something from elsewhere."""
    match block:
        case ParagraphBlock():
            return f"<p>{_inline(block.content)}</p>" if block.content else ""
        case HeadingBlock():
            return f"<h{block.attrs.level}>{_inline(block.content)}</h{block.attrs.level}>"
        case QuoteBlock():
            return _quote(block)
        case BulletList():
            return f"<ul>{_points(block)}</ul>"
        case OrderedList():
            return f"<ol>{_points(block)}</ol>"
        case TableBlock():
            return table_html(block, write=_blocks)
        case FactBox():
            return _fact_box(block)
        case CorrectionNote():
            return _correction(block)
        case PageBreak():
            return '<hr class="page-break">'
        case _:
            return ""


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "".join(block_html(block) for block in blocks)


def _quote(block: QuoteBlock) -> str:
    words = _blocks(block.content)
    source = f"<figcaption>{escape(block.attrs.source)}</figcaption>" if block.attrs.source else ""
    return f'<figure class="quote"><blockquote>{words}</blockquote>{source}</figure>'


def _fact_box(block: FactBox) -> str:
    title = f'<p class="fact-box__title">{escape(block.attrs.title)}</p>' if block.attrs.title else ""
    label = escape(block.attrs.title or _("Facts"))
    return f'<div class="fact-box" role="note" aria-label="{label}">{title}{_blocks(block.content)}</div>'


def _correction(block: CorrectionNote) -> str:
    date = block.attrs.date
    when = f", {_time(date)}" if date is not None else ""
    label = f'<p class="correction-note__label">{escape(_("Correction"))}{when}</p>'
    return f'<div class="correction-note" role="note">{label}{_blocks(block.content)}</div>'


def _time(date: dt.date) -> str:
    return f'<time datetime="{date.isoformat()}">{escape(long_date(date, get_language() or "id"))}</time>'


def _points(block: BulletList | OrderedList) -> str:
    return "".join(f"<li>{_blocks(point.content)}</li>" for point in block.content)


def _inline(content: tuple[Inline | HeadlineText, ...]) -> str:
    return "".join("<br>" if isinstance(node, HardBreak) else _text(node) for node in content)


def _text(node: Text | HeadlineText) -> str:
    return _marked(escape(node.text), node.marks)


def _marked(html: str, marks: tuple[Bold | Italic | Link, ...]) -> str:
    for mark in marks:
        match mark:
            case Italic():
                html = f"<i>{html}</i>"
            case Bold():
                html = f"<b>{html}</b>"
            case Link():
                html = f'<a href="{escape(mark.attrs.href)}">{html}</a>'
    return html
