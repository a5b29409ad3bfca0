"""What the edge stands on."""

from pathlib import Path

import pytest

from redaksi.edge.freshness import Freshness

from .builders import SiteFile


@pytest.fixture
def site(site_folder: Path) -> SiteFile:
    """A site database at epoch 1.0."""
    return SiteFile(site_folder)


@pytest.fixture
def freshness(site: SiteFile) -> Freshness:
    """An edge's knowledge of `site`, polled once."""
    fresh = Freshness(site.folder)
    fresh.poll()
    return fresh
