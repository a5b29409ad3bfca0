"""Where the desk finds the public side: its folder, its theme, its address."""

import functools
from pathlib import Path

from django.conf import settings

from redaksi.press import log
from redaksi.press.documents import MASTHEAD_ID, Masthead
from redaksi.site.assets import Assets, assets_of


def site_folder() -> Path:
    """The folder of the site databases."""
    folder: Path = settings.ENVIRONMENT.site
    return folder


@functools.cache
def assets() -> Assets:
    """The theme's files as this process knows them."""
    return assets_of()


def site_url() -> str:
    """The address of the site, without a slash at the end."""
    masthead = log.current_document("masthead", MASTHEAD_ID)
    return masthead.site_url if isinstance(masthead, Masthead) else str(settings.ENVIRONMENT.site_url)
