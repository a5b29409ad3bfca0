"""Each test begins with no manuscript open: numbers of stories come again, and so would the rooms of another test."""

import pytest

from redaksi.desk.live.socket import ROOMS


@pytest.fixture(autouse=True)
def no_rooms() -> None:
    """Forget what earlier tests opened; their event loops are gone."""
    ROOMS._rooms.clear()
    ROOMS._opening.clear()
