"""Fixtures that every test may use."""

from pathlib import Path

import pytest


@pytest.fixture
def site_folder(tmp_path: Path) -> Path:
    """Where a projection is made."""
    return tmp_path / "site"
