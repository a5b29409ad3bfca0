"""What the newsroom works on. Rows that decide something are changed by redaksi/newsroom/actions/ alone."""

from .advertising import AdPlace, Creative, Promo
from .records import Channel, Masthead, Menu, Page, Person, Redirect, RunningStory, Source, Topic
from .stories import (
    UNPUBLISHED,
    AuditRow,
    Credit,
    SearchWord,
    Story,
    StoryChange,
    StoryPicture,
    StoryState,
    StoryWithdrawal,
    Version,
)

__all__ = [
    "UNPUBLISHED",
    "AdPlace",
    "AuditRow",
    "Channel",
    "Creative",
    "Credit",
    "Masthead",
    "Menu",
    "Page",
    "Person",
    "Promo",
    "Redirect",
    "RunningStory",
    "SearchWord",
    "Source",
    "Story",
    "StoryChange",
    "StoryPicture",
    "StoryState",
    "StoryWithdrawal",
    "Topic",
    "Version",
]
