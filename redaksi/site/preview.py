"""A document that readers don't have, in the theme that they will see it in. Nothing is kept."""

import datetime as dt
from pathlib import Path

import msgspec
from django.utils import translation

from redaksi.edge.entry import Entry
from redaksi.edge.key import Key
from redaksi.press.documents import Story

from .assets import Assets
from .pages.story import story as story_page
from .reading import SiteDatabase
from .rendering import entry_for, html_of, policy


class Preview(msgspec.Struct, frozen=True):
    """The page and the policy that it must be sent with."""

    html: bytes
    policy: str


def story_preview(site_folder: Path, story: Story, assets: Assets, now: dt.datetime) -> Preview:
    """The story's page over the live site database."""
    database = SiteDatabase(site_folder)
    try:
        with database.reading(now) as reading, translation.override(reading.furniture().masthead.language):
            return Preview(html_of(reading, story_page(reading, story), assets), policy(reading))
    finally:
        database.close()


def piece(site_folder: Path, path: str, assets: Assets, now: dt.datetime) -> Entry:
    """What readers have at `path`, for a previewed page that fetches it."""
    database = SiteDatabase(site_folder)
    try:
        with database.reading(now) as reading:
            return entry_for(reading, Key(path), assets)
    finally:
        database.close()


def story_address(site_folder: Path, story: Story, now: dt.datetime) -> str:
    """The path at which readers find the story."""
    database = SiteDatabase(site_folder)
    try:
        with database.reading(now) as reading:
            return story_page(reading, story).canonical
    finally:
        database.close()
