"""A menu of the site. Without one, the channels stand in their order, with infographics and the indeks behind them."""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from .advertising import Href
from .base import Document, Lookup


class MenuItem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A link: its words, and a path of this site or a whole address."""

    label: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    href: Href


class Menu(Document, tag="menu", frozen=True, kw_only=True):
    """`main` stands below the masthead on every page, `footer` at its end beside the static pages."""

    place: Literal["main", "footer"]
    items: Annotated[tuple[MenuItem, ...], msgspec.Meta(min_length=1, max_length=40)]

    def claims(self) -> Iterator[str]:
        yield f"menu {self.place}"

    def flaws(self, lookup: Lookup) -> Iterator[str]:
        if len({item.href for item in self.items}) != len(self.items):
            yield "items must not lead to one address twice"
