"""What a page module decides: a page from a template, another address, or nothing there."""

import msgspec

from redaksi.press.documents import Channel
from redaksi.press.documents.advertising import AdPlaceName


class Html(msgspec.Struct, frozen=True, kw_only=True):
    """A page: `template` gets `page` (the struct in `context`) and `house`; `subject` is the tag of what it is about.

    `channel` is where in the menu it stands, `ads` the places for advertisements around what it says. `is_paged`:
    `before` chooses a part of it. `is_kept` is False for a page that answers addresses without number.
    """

    template: str
    context: msgspec.Struct
    canonical: str
    channel: Channel | None = None
    ads: tuple[AdPlaceName, ...] = ()
    status: int = 200
    subject: str = ""
    is_indexed: bool = True
    is_paged: bool = False
    is_kept: bool = True


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """The page is at another path of this site, for ever (301) or for now (302)."""

    target: str
    status: int = 301


class Missing(msgspec.Struct, frozen=True):
    """Nothing stands at the address and nothing ever did."""


Outcome = Html | Moved | Missing
