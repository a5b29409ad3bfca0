"""What the edge answers, when it asks a renderer, and what it says when none answers."""

import math
from pathlib import Path
from typing import Any

import pytest

from redaksi.edge import core as module
from redaksi.edge.answer import Answer
from redaksi.edge.core import Ask, Core
from redaksi.edge.entry import EVERYTHING, Entry
from redaksi.edge.epoch import Epoch
from redaksi.edge.freshness import Freshness
from redaksi.edge.key import Key
from redaksi.edge.pictures import Pictures
from redaksi.edge.store import DiskShelf, DiskStore, MemoryStore

from .builders import BUILD, SiteFile, a_request, an_entry

SECRET = b"<p>Nama anak itu</p>"


@pytest.fixture
def core(freshness: Freshness, tmp_path: Path) -> Core:
    """An edge that keeps pages in memory only and knows one style sheet."""
    return Core(
        build=BUILD,
        memory=MemoryStore(1_000_000, freshness),
        shelf=None,
        freshness=freshness,
        assets={"/static/site.css": an_entry("/static/site.css", b"p{}")},
        pictures=Pictures(tmp_path / "media", 1_000_000),
        hosts=["localhost", "berita.example.org"],
    )


def asked(decision: Answer | Ask) -> Ask:
    assert isinstance(decision, Ask)
    return decision


def answered(decision: Answer | Ask) -> Answer:
    assert isinstance(decision, Answer)
    return decision


def a_story(site: SiteFile, **fields: Any) -> Entry:
    """The page of story 1 as the site stands now."""
    defaults = {"body": SECRET, "epoch": site.epoch, "tags": ("story:1", "person:4"), "subject": "story:1"}
    return an_entry("/nasional/uji-1", **{**defaults, **fields})


STORY = a_request("/nasional/uji-1")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"])
def test_nothing_but_reading_is_answered(core: Core, method: str) -> None:
    answer = answered(core.receive(a_request(method=method), 0.0))
    assert answer.status == 405
    assert ("allow", "GET, HEAD") in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "", "localhost.evil.example", "berita.example.org.:80"])
def test_a_host_that_is_not_ours_gets_no_page(core: Core, host: str) -> None:
    assert answered(core.receive(a_request(host=host), 0.0)).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "berita.example.org:443"])
def test_our_hosts_are_served_with_any_port_and_spelling(core: Core, host: str) -> None:
    core.memory.put(an_entry(epoch=Epoch(1, 0)))
    assert answered(core.receive(a_request(host=host), 0.0)).status == 200


@pytest.mark.parametrize("path", ["/.env", "//x", "/a\\b", "/" + "a" * 2_000])
def test_what_can_not_be_a_page_is_not_found_without_asking_anybody(core: Core, path: str) -> None:
    assert answered(core.receive(a_request(path), 0.0)).status == 404


def test_the_themes_files_are_never_asked_for(core: Core) -> None:
    assert answered(core.receive(a_request("/static/site.css"), math.inf)).body == b"p{}"


def test_a_page_that_is_not_kept_is_asked_for_and_503_if_nobody_answers(core: Core) -> None:
    question = asked(core.receive(a_request(query="utm=x"), 0.0))
    assert question.key == Key("/")
    assert question.patience_seconds == module.PATIENCE_WITHOUT_SECONDS
    assert question.otherwise.status == 503
    assert ("retry-after", "5") in question.otherwise.headers


def test_a_fresh_page_is_answered_at_once(core: Core, site: SiteFile) -> None:
    core.keep(a_story(site))
    assert answered(core.receive(STORY, 0.0)).body == SECRET


def test_a_page_of_another_build_is_another_page(core: Core, site: SiteFile) -> None:
    core.keep(a_story(site, key="old|/nasional/uji-1"))
    assert asked(core.receive(STORY, 0.0)).otherwise.status == 503


def test_a_stale_page_waits_shortly_for_the_new_one_then_is_served(core: Core, site: SiteFile) -> None:
    core.keep(a_story(site))
    site.touch("person:4")
    core.freshness.poll()
    question = asked(core.receive(STORY, 0.0))
    assert question.patience_seconds == module.PATIENCE_WITH_STALE_SECONDS < 1
    assert question.otherwise.body == SECRET


def test_a_tombstone_that_holds_is_answered_at_once(core: Core, site: SiteFile) -> None:
    core.keep(a_story(site, status=410, body=b"Dicabut"))
    answer = answered(core.receive(STORY, 0.0))
    assert (answer.status, answer.body) == (410, b"Dicabut")


@pytest.mark.parametrize("touched", ["story:1", "furniture", EVERYTHING])
def test_a_stale_tombstone_waits_for_the_page_that_stands_there_now(core: Core, site: SiteFile, touched: str) -> None:
    core.keep(a_story(site, status=410, body=b"Dicabut", tags=("story:1", "furniture")))
    site.touch(touched)
    core.freshness.poll()
    question = asked(core.receive(STORY, 0.0))
    assert question.patience_seconds == module.PATIENCE_WITH_STALE_SECONDS > 0
    assert (question.otherwise.status, question.otherwise.body) == (410, b"Dicabut")
    restored = a_story(site, body=b"<p>Tayang lagi</p>")
    assert answered(core.rendered(question.key, restored, STORY, 0.0)).status == 200


@pytest.mark.parametrize("status", [200, 410])
def test_the_old_text_is_never_served_once_its_subject_is_gone(core: Core, site: SiteFile, status: int) -> None:
    core.keep(a_story(site, status=status))
    site.touch("story:1", EVERYTHING, gone=True)
    core.freshness.poll()
    question = asked(core.receive(STORY, 0.0))
    assert question.patience_seconds == module.PATIENCE_WITH_GONE_SECONDS < 1
    assert question.otherwise.status == 410
    assert SECRET not in question.otherwise.body


def test_a_list_that_shows_something_erased_is_never_served_but_is_not_gone_itself(core: Core, site: SiteFile) -> None:
    core.keep(an_entry("/nasional", SECRET, epoch=site.epoch, tags=("card:1",)))
    site.touch("card:1", gone=True)
    core.freshness.poll()
    question = asked(core.receive(a_request("/nasional"), 0.0))
    assert question.otherwise.status == 503
    assert SECRET not in question.otherwise.body


def test_a_client_that_holds_the_erased_page_is_not_told_that_it_still_stands(core: Core, site: SiteFile) -> None:
    page = a_story(site)
    core.keep(page)
    site.touch("story:1", gone=True)
    core.freshness.poll()
    question = asked(core.receive(a_request("/nasional/uji-1", if_none_match=page.etag), 0.0))
    assert question.otherwise.status == 410


def test_what_a_renderer_made_is_answered_and_kept(core: Core, site: SiteFile) -> None:
    assert answered(core.rendered(Key("/nasional/uji-1"), a_story(site), STORY, 0.0)).body == SECRET
    assert answered(core.receive(STORY, 0.0)).body == SECRET


@pytest.mark.parametrize(("gone", "otherwise"), [(False, 200), (True, 410)])
def test_a_render_that_was_overtaken_is_asked_for_again(core: Core, site: SiteFile, gone: bool, otherwise: int) -> None:
    page = a_story(site)
    site.touch("story:1", gone=gone)
    core.freshness.poll()
    again = asked(core.rendered(Key("/nasional/uji-1"), page, STORY, 0.0))
    assert again.key == Key("/nasional/uji-1")
    assert again.otherwise.status == otherwise


def test_the_page_for_missing_addresses_is_answered_and_not_kept(core: Core, site: SiteFile) -> None:
    missing = an_entry(key=f"{BUILD}|!404", status=404, epoch=site.epoch)
    assert answered(core.rendered(Key("/tidak-ada"), missing, a_request("/tidak-ada"), 0.0)).status == 404
    assert len(core.memory) == 0


def test_what_another_edge_had_rendered_is_found_on_disk_before_anybody_is_asked(
    core: Core, site: SiteFile, tmp_path: Path
) -> None:
    disk, core.shelf = DiskStore(tmp_path / "pages.sqlite3"), DiskShelf(tmp_path / "pages.sqlite3")
    core.keep(a_story(site, body=b"<p>lama</p>"))
    epoch = site.touch("story:1")
    core.freshness.poll()
    disk.put(a_story(site, body=b"<p>baru</p>", epoch=epoch))
    assert answered(core.receive(STORY, 0.0)).body == b"<p>baru</p>"
    disk.close()


@pytest.mark.parametrize(("status", "path", "is_kept"), [(302, "/indeks", True), (301, "/x", False)])
def test_only_answers_that_are_few_are_kept(core: Core, site: SiteFile, status: int, path: str, is_kept: bool) -> None:
    core.keep(an_entry(path, b"", status=status, epoch=site.epoch))
    assert isinstance(core.receive(a_request(path), 0.0), Answer) is is_kept


def test_a_renderer_of_another_build_is_named_as_trouble(core: Core, site: SiteFile) -> None:
    core.keep(an_entry("/", key="other|/", epoch=site.epoch))
    assert "build other" in core.trouble
    assert "restart" in core.trouble
