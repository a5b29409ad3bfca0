"""What a machine may lack: skipped loudly on a user's machine, a failure where everything was installed."""

import os
from typing import NoReturn

import pytest


def lacking(what: str) -> NoReturn:
    """Skip the test for want of `what`, or fail it if REQUIRE_ALL=1."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"REQUIRE_ALL=1, but this machine lacks {what}")
    pytest.skip(f"this machine lacks {what}")
