"""A newspaper with its public side."""

from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from redaksi.newsroom.models import Channel
from tests.builders import a_channel, a_masthead

from .portal import Portal, Rendered
from .whole import a_whole_newspaper


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


@pytest.fixture(scope="session")
def every_page(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Rendered]:
    """Every kind of page and piece of one newspaper, made once; tests that use it are marked `django_db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        a_masthead()
        whole = a_whole_newspaper(Portal(tmp_path_factory.mktemp("whole")))
        found = {kind: whole.portal.page(address) for kind, address in whole.every().items()}
        transaction.set_rollback(True)
    return found
