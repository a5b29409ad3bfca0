"""A newspaper with its public side."""

from pathlib import Path

import pytest

from redaksi.newsroom.models import Channel
from tests.builders import a_channel, a_masthead

from .portal import Portal


@pytest.fixture
def portal(db: None, site_folder: Path) -> Portal:
    """`Warta Uji` without a story, in WIB."""
    a_masthead()
    return Portal(site_folder)


@pytest.fixture
def nasional(portal: Portal) -> Channel:
    """A channel of the first level."""
    return a_channel("nasional")


@pytest.fixture
def pemilu(nasional: Channel) -> Channel:
    """A channel below `nasional`."""
    return a_channel("pemilu", parent=nasional)
