"""What stays at the address of a withdrawn document, of whatever kind."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from .base import Document, Id, Line, Slug

WithdrawalGround = Literal[
    "sara", "decency", "child_future", "victim_trauma", "source_withdrew", "press_council", "other", "newsroom"
]
"""Why a story may be withdrawn: Press Council, guideline for online media (2012), clauses 5a and 5b.

`newsroom` is for what is not news: a topic, a page, a redirect, an empty channel that is no longer kept.
"""


class Withdrawal(Document, tag="withdrawal", frozen=True, kw_only=True):
    """`title` is the headline that was published, or a neutral label; `reason` is shown to readers.

    `slug`, `channel` and `published_at` are a story's, for the one address at which it says so. Beside a label there is
    no slug, which tells the headline: then every address that names its number says so.
    """

    title: Line
    ground: WithdrawalGround
    reason: Annotated[str, msgspec.Meta(min_length=10, max_length=2_000)]
    withdrawn_at: Annotated[dt.datetime, msgspec.Meta(tz=True)]
    slug: Slug | None = None
    channel: Id | None = None
    published_at: Annotated[dt.datetime, msgspec.Meta(tz=True)] | None = None
