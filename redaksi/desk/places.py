"""Where the desk finds the public side: its folder, its theme, its address."""

import functools
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from redaksi.newsroom.models import Masthead
from redaksi.site.assets import Assets, assets_of


def site_folder() -> Path:
    """The folder of the site databases."""
    folder: Path = settings.ENVIRONMENT.site
    return folder


@functools.cache
def assets() -> Assets:
    """The theme's files as this process knows them."""
    return assets_of()


def newspaper_zone() -> ZoneInfo:
    """The newspaper's zone; UTC before it has a masthead."""
    masthead = Masthead.objects.values_list("timezone", flat=True).first()
    return ZoneInfo(masthead or "UTC")


def site_url() -> str:
    """The address of the site, without a slash at the end."""
    masthead = Masthead.objects.values_list("site_url", flat=True).first()
    return masthead or str(settings.ENVIRONMENT.site_url)
