"""A static page: imprint, guideline, about."""

import msgspec
from django.utils.safestring import SafeString

from redaksi.press.body import body_text
from redaksi.press.documents import Page

from .. import addresses, tags
from ..body_html import body_html
from ..outcome import Html
from .story import excerpt


class StaticPage(msgspec.Struct, frozen=True, kw_only=True):
    """`body` is HTML, `description` the first words of the text."""

    title: str
    description: str
    body: SafeString


def static(page: Page) -> Html:
    """The page at /slug."""
    return Html(
        template="site/page.html",
        context=StaticPage(title=page.title, description=excerpt(body_text(page.body)), body=body_html(page.body)),
        canonical=addresses.named_path(page),
        subject=tags.document("page", page.id),
    )
