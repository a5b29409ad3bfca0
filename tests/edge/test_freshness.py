"""Whether a kept page still holds."""

import random
from pathlib import Path
from typing import Any

import pytest

from redaksi.edge import freshness as module
from redaksi.edge.entry import EVERYTHING, Entry
from redaksi.edge.epoch import NEVER, Epoch
from redaksi.edge.errors import NoProjection
from redaksi.edge.freshness import Freshness, Verdict

from .builders import SiteFile, an_entry


def judged(freshness: Freshness, entry: Entry, now: float = 0.0) -> Verdict:
    return freshness.judge(entry, now, known_until=NEVER)


def a_page(site: SiteFile, *tags: str, **fields: Any) -> Entry:
    """A page rendered from the site as it is now."""
    return an_entry(epoch=site.epoch, tags=tags, **fields)


@pytest.fixture(params=["after the process started", "before"])
def watching(request: pytest.FixtureRequest, site: SiteFile) -> tuple[Freshness, Entry]:
    """A page about `story:1` at epoch 1.1, with an edge that knows all since by heart or must look it up."""
    site.touch("story:1", "story:2")
    freshness = Freshness(site.folder)
    page = a_page(site, "story:1")
    if request.param == "before":
        site.touch("story:9")
    freshness.poll()
    return freshness, page


def test_a_page_holds_while_only_others_are_touched(watching: tuple[Freshness, Entry], site: SiteFile) -> None:
    freshness, page = watching
    site.touch("story:2", "list:all")
    freshness.poll()
    assert judged(freshness, page) is Verdict.FRESH


@pytest.mark.parametrize("tag", ["story:1", EVERYTHING])
def test_a_page_is_stale_once_something_in_it_is_touched(
    watching: tuple[Freshness, Entry], site: SiteFile, tag: str
) -> None:
    freshness, page = watching
    site.touch(tag)
    freshness.poll()
    assert judged(freshness, page) is Verdict.STALE


def test_a_page_is_gone_once_what_it_shows_is_withdrawn(watching: tuple[Freshness, Entry], site: SiteFile) -> None:
    freshness, page = watching
    site.touch("story:1", gone=True)
    freshness.poll()
    assert judged(freshness, page) is Verdict.GONE
    assert freshness.is_gone("story:1", after=page.epoch)


def test_what_came_back_after_a_withdrawal_holds_and_what_was_before_stays_gone(
    watching: tuple[Freshness, Entry], site: SiteFile
) -> None:
    freshness, page = watching
    site.touch("story:1", gone=True)
    site.touch("story:1")
    freshness.poll()
    assert judged(freshness, page) is Verdict.GONE
    assert judged(freshness, a_page(site, "story:1")) is Verdict.FRESH


def test_a_page_of_another_generation_is_stale(site: SiteFile, freshness: Freshness) -> None:
    page = a_page(site, "story:1")
    site.switch(Epoch(2, 0))
    freshness.poll()
    assert judged(freshness, page) is Verdict.STALE


def test_what_a_restored_newsroom_withdrew_is_gone_though_its_counter_is_lower(
    site: SiteFile, freshness: Freshness
) -> None:
    for _ in range(5):
        site.touch("story:1")
    page = a_page(site, "story:1")
    site.switch(Epoch(2, 1))
    site.touch("story:1", gone=True)
    freshness.poll()
    assert judged(freshness, page) is Verdict.GONE


@pytest.mark.parametrize(("now", "verdict"), [(99.9, Verdict.FRESH), (100.0, Verdict.STALE)])
def test_a_page_holds_until_its_moment(site: SiteFile, freshness: Freshness, now: float, verdict: Verdict) -> None:
    assert judged(freshness, a_page(site, fresh_until=100.0), now) is verdict


def test_a_page_with_more_tags_than_one_question_holds_is_looked_up_to_the_last(site: SiteFile) -> None:
    page = a_page(site, *(f"card:{number}" for number in range(module.LOOKED_UP_AT_ONCE + 1)))
    site.touch(f"card:{module.LOOKED_UP_AT_ONCE}")
    late = Freshness(site.folder)
    late.poll()
    assert judged(late, page) is Verdict.STALE


def test_forgetting_when_the_memory_is_full_changes_no_verdict(site: SiteFile) -> None:
    dice = random.Random(7)
    forgetful, mindful = Freshness(site.folder, remembered=3), Freshness(site.folder)
    pages: list[Entry] = []
    verdicts = set()
    for _ in range(60):
        some = [f"story:{dice.randrange(12)}" for _ in range(2)]
        site.touch(*some, gone=dice.random() < 0.1)
        pages.append(a_page(site, *(f"story:{dice.randrange(12)}" for _ in range(2))))
        forgetful.poll()
        mindful.poll()
        told = [judged(mindful, page) for page in pages]
        assert [judged(forgetful, page) for page in pages] == told
        verdicts.update(told)
    assert forgetful.floor > mindful.floor
    assert verdicts == set(Verdict)


def test_a_poll_says_whether_there_was_anything_new(site: SiteFile, freshness: Freshness) -> None:
    assert not freshness.poll()
    site.touch("story:1")
    assert freshness.poll()
    assert freshness.epoch == site.epoch
    assert not freshness.poll()


def test_following_goes_on_in_the_database_that_current_names(site: SiteFile, freshness: Freshness) -> None:
    page = a_page(site, "story:1")
    site.switch(Epoch(1, 0))
    freshness.poll()
    assert judged(freshness, page) is Verdict.FRESH
    site.touch("story:1")
    freshness.poll()
    assert judged(freshness, page) is Verdict.STALE


def test_a_switch_to_a_missing_database_is_said_and_the_old_knowledge_stays(
    site: SiteFile, freshness: Freshness
) -> None:
    page = a_page(site, "story:1")
    site.touch("story:1")
    freshness.poll()
    (site.folder / "CURRENT").write_text("000099")
    with pytest.raises(NoProjection, match="redaksi rebuild"):
        freshness.poll()
    assert judged(freshness, page) is Verdict.STALE


def test_before_the_first_projection_nothing_is_fresh(tmp_path: Path) -> None:
    freshness = Freshness(tmp_path)
    with pytest.raises(NoProjection, match="redaksi rebuild"):
        freshness.poll()
    assert judged(freshness, an_entry()) is Verdict.STALE


@pytest.mark.parametrize("remembered", [0, 1_000])
def test_a_touch_ahead_of_the_log_reaches_an_edge_that_starts_after_it(site: SiteFile, remembered: int) -> None:
    page, later = a_page(site, "related:1/a"), Freshness(site.folder, remembered=remembered)
    site.touch_ahead("related:1/a")
    later.poll()
    assert judged(later, page) is Verdict.STALE
    site.touch("story:9")
    later.poll()
    assert judged(later, page) is Verdict.STALE
    assert judged(later, a_page(site, "related:1/b")) is Verdict.FRESH


@pytest.mark.parametrize("remembered", [0, 1_000])
def test_a_touch_ahead_of_the_log_reaches_an_edge_that_found_the_page_untouched(
    site: SiteFile, remembered: int
) -> None:
    freshness = Freshness(site.folder, remembered=remembered)
    freshness.poll()
    page = a_page(site, "related:1/a")
    site.touch("story:9")
    freshness.poll()
    until = freshness.epoch
    assert freshness.judge(page, 0.0, known_until=NEVER) is Verdict.FRESH
    site.touch_ahead("related:1/a")
    freshness.poll()
    assert freshness.judge(page, 0.0, known_until=until) is Verdict.STALE
