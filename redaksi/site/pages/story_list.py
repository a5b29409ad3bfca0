"""A list of stories page by page, as channels, topics and people have one."""

import msgspec

from .. import addresses
from ..reading import Place, Reading
from .teaser import Teaser, teasers

ON_A_PAGE = 20


class StoryList(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a list. `older_path` leads on, None at the end; `is_first` is the part without `before`."""

    path: str
    stories: tuple[Teaser, ...]
    older_path: str | None
    is_first: bool


def story_list(reading: Reading, name: str, path: str, before: Place | None) -> StoryList | None:
    """The part of list `name` after `before`, at `path`; None if no story stands at that place."""
    if before is not None and not reading.is_listed(name, before):
        return None
    found = reading.older(name, before, ON_A_PAGE) if before else reading.newest(name, ON_A_PAGE)
    return StoryList(
        path=addresses.before(path, before) if before else path,
        stories=teasers(reading, found.cards),
        older_path=addresses.before(path, found.older) if found.older else None,
        is_first=before is None,
    )
