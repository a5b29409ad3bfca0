"""What a machine may lack: skipped loudly on a user's machine, a failure where everything was installed."""

import os
from pathlib import Path
from typing import NoReturn

import pytest


def lacking(what: str) -> NoReturn:
    """Skip the test for want of `what`, or fail it if REQUIRE_ALL=1."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"REQUIRE_ALL=1, but this machine lacks {what}")
    pytest.skip(f"this machine lacks {what}")


def shared_data(name: str) -> Path:
    """A file or folder beside the repository (`../shared/data`), or where REDAKSI_SHARED_DATA says.

    Its words belong to newspapers, so it is in no clone and no CI has it: the test is skipped without it, saying so,
    whatever REQUIRE_ALL says.
    """
    folder = Path(os.environ.get("REDAKSI_SHARED_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
    if not (folder / name).exists():
        pytest.skip(f"{folder / name} is not there: real texts of other newspapers are not part of the project")
    return folder / name
