"""A text's tree as HTML. Every character that comes from the tree is escaped here and nowhere else."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from redaksi.press.body import (
    Block,
    Body,
    Bold,
    BulletList,
    HardBreak,
    HeadingBlock,
    HeadlineText,
    Inline,
    Italic,
    Link,
    OrderedList,
    ParagraphBlock,
    QuoteBlock,
    Text,
)


def body_html(body: Body, *, dateline: str = "") -> SafeString:
    """The whole text; `dateline` ("MOSKOW -") opens its first paragraph."""
    parts: list[str] = []
    for block in body.content:
        if dateline and isinstance(block, ParagraphBlock):
            parts.append(f'<p><b class="story__dateline">{escape(dateline)}</b> {_inline(block.content)}</p>')
            dateline = ""
        else:
            parts.append(_block(block))
    return mark_safe("\n".join(parts))  # noqa: S308 - built from escaped parts


def headline_html(headline: tuple[HeadlineText, ...]) -> SafeString:
    """A headline with its italics."""
    return mark_safe("".join(_marked(escape(run.text), run.marks) for run in headline))  # noqa: S308


def _block(block: Block) -> str:
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
        case _:
            return ""


def _quote(block: QuoteBlock) -> str:
    words = "".join(_block(paragraph) for paragraph in block.content)
    source = f"<figcaption>{escape(block.attrs.source)}</figcaption>" if block.attrs.source else ""
    return f'<figure class="quote"><blockquote>{words}</blockquote>{source}</figure>'


def _points(block: BulletList | OrderedList) -> str:
    return "".join(f"<li>{''.join(_block(paragraph) for paragraph in point.content)}</li>" for point in block.content)


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
