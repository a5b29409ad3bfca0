"""Public pictures over the edge: whole, unchangeable, within a budget of memory, gone with their file."""

from pathlib import Path

import pytest

from redaksi.edge.answer import Answer, Request
from redaksi.edge.core import Core
from redaksi.edge.freshness import Freshness
from redaksi.edge.pictures import Pictures
from redaksi.edge.store import MemoryStore

from .builders import BUILD, a_request

NAME = "ab" + "0" * 30
PATH = f"/media/ab/{NAME}.avif"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A rendition that readers may have."""
    file = tmp_path / "media" / "ab" / f"{NAME}.avif"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"a picture")
    return file


@pytest.fixture
def core(freshness: Freshness, file: Path) -> Core:
    """An edge that keeps pictures of 20 bytes in memory."""
    memory = MemoryStore(1_000_000, freshness)
    pictures = Pictures(file.parents[1], 20)
    return Core(build=BUILD, memory=memory, shelf=None, freshness=freshness, assets={}, pictures=pictures, hosts=())


def answer(core: Core, request: Request) -> Answer:
    decision = core.receive(request, 0.0)
    assert isinstance(decision, Answer)
    return decision


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_picture_is_served_for_ever_in_its_own_type(core: Core, method: str) -> None:
    got = answer(core, a_request(PATH, method=method))
    headers = dict(got.headers)
    assert (got.status, got.body) == (200, b"a picture")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (headers["content-type"], headers["x-content-type-options"]) == ("image/avif", "nosniff")
    assert "sandbox" in headers["content-security-policy"]


def test_the_validator_tells_the_name_and_nothing_of_the_bytes(core: Core) -> None:
    etag = dict(answer(core, a_request(PATH)).headers)["etag"]
    assert etag == f'"{NAME}"'
    assert answer(core, a_request(PATH, if_none_match=etag)).status == 304
    assert answer(core, a_request(PATH.replace("0.avif", "1.avif"), if_none_match="*")).status == 404


def test_a_picture_that_is_taken_away_is_gone_at_once_though_it_was_kept(core: Core, file: Path) -> None:
    answer(core, a_request(PATH))
    file.unlink()
    assert answer(core, a_request(PATH)).status == 404
    assert answer(core, a_request(PATH, if_none_match="*")).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/ab",
        f"/media/ab/{NAME}",
        f"/media/ab/{NAME}.svg",
        f"/media/cd/{NAME}.avif",
        f"/media/ab/{NAME.upper()}.avif",
        f"/media/ab/{NAME}.avif\n",
        f"/media/ab/../ab/{NAME}.avif",
        f"/media/ab/..%2fab/{NAME}.avif",
        "/media/../newsroom/newsroom.sqlite3",
        f"/media/ab/{NAME}.avif/",
    ],
)
def test_no_other_form_of_an_address_finds_anything(core: Core, path: str) -> None:
    assert answer(core, a_request(path)).status == 404


def test_what_is_kept_stays_within_its_budget(tmp_path: Path) -> None:
    pictures = Pictures(tmp_path, 20)
    (tmp_path / "ab").mkdir()
    for number in range(5):
        (tmp_path / "ab" / f"ab{number:030d}.jpeg").write_bytes(bytes(9))
        assert pictures.get(f"/media/ab/ab{number:030d}.jpeg") is not None
    (tmp_path / "ab" / f"{NAME}.webp").write_bytes(bytes(50))
    assert pictures.get(f"/media/ab/{NAME}.webp") is not None
    assert pictures.kept_bytes <= 20
