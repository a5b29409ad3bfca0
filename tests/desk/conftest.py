"""The desk through HTTP, with a newspaper behind it."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client

from redaksi.newsroom.models import Channel
from redaksi.site.projector import apply_pending
from tests.builders import a_channel, a_masthead


@pytest.fixture
def channel(db: None, tmp_path: Path, settings: SimpleNamespace) -> Channel:
    """A channel of a newspaper whose readers are up to date."""
    import msgspec

    settings.ENVIRONMENT = msgspec.structs.replace(settings.ENVIRONMENT, var=tmp_path)
    a_masthead()
    channel = a_channel("nasional")
    apply_pending(settings.ENVIRONMENT.site)
    return channel


@pytest.fixture
def browser() -> Client:
    """A browser that checks cross-site forgery like a real one."""
    return Client(enforce_csrf_checks=False)
