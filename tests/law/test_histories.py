"""Histories that once broke the law, as short as they could be told."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from redaksi.edge.answer import Answer, Request
from redaksi.edge.core import Ask
from redaksi.edge.key import Key
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel
from redaksi.press import log
from redaksi.site import projector
from redaksi.site.assets import assets_of
from tests.builders import DAY, HOUR, NOON, a_channel, a_live_story, a_masthead, a_page, bima, rewritten, wati

from .edges import History, RenderHouse, SimulatedEdge
from .test_projection import rows

pytestmark = pytest.mark.django_db


class Public:
    """What readers have of the newspaper: one edge that polls before each of them."""

    def __init__(self, folder: Path) -> None:
        self.site_folder, assets = folder / "site", assets_of()
        self.house = RenderHouse(self.site_folder, folder / "pages.sqlite3", assets)
        self.history = History(self.site_folder, assets)
        self.edge = SimulatedEdge(self.house, folder / "pages.sqlite3", memory_bytes=10_000_000, remembered=1_000)

    def project(self) -> None:
        """Bring the site database up to the log."""
        projector.apply_pending(self.site_folder)
        self.history.note(frozenset())

    def read(self, address: str, *, joins: bool = False, now: dt.datetime = NOON) -> Answer:
        """What a reader gets who waits."""
        self.edge.poll(self.history)
        path, _, query = address.partition("?")
        request = Request("GET", "localhost", path, query, "", "")
        return self.edge.patient_answer(Key(path, query), request, now, joins=joins)[0]


@pytest.fixture
def public(tmp_path: Path) -> Iterator[Public]:
    """A newspaper with a masthead and nothing else."""
    a_masthead()
    public = Public(tmp_path)
    yield public
    public.house.close()
    public.history.close()


def place(published_at: dt.datetime, id: int) -> str:
    """A part of a list as its address names it."""
    return f"?before={int(published_at.timestamp() * 1000)}-{id}"


def test_a_missing_page_under_way_does_not_answer_for_what_came_meanwhile(public: Public) -> None:
    public.project()
    public.house.start(Key("/redaksi"), NOON)
    a_page("redaksi")
    public.project()
    assert public.read("/redaksi", joins=True).status == 200


def test_the_kept_missing_page_is_no_answer_for_what_came_meanwhile(public: Public) -> None:
    public.project()
    assert public.read("/redaksi").status == 404
    before = public.house.page(Key("/redaksi"), NOON, joins=False)
    a_page("redaksi", position=None)
    public.project()
    public.edge.poll(public.history)
    request = Request("GET", "localhost", "/redaksi", "", "", "")
    assert isinstance(public.edge.core.rendered(Key("/redaksi"), before, request, NOON.timestamp()), Ask)


def test_a_story_edited_and_erased_before_the_worker_came_leaves_the_lists(public: Public) -> None:
    story = a_live_story(a_channel(), headline="Nama Anak Disebut")
    public.project()
    rewritten(story, now=NOON + HOUR, headline="Nama Anak Masih Disebut")
    actions.erase_story(story.pk, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON + HOUR)
    public.project()
    assert b"Anak" not in public.read("/").body


def test_a_channel_moved_and_erased_before_the_worker_came_leaves_its_parents_list(public: Public) -> None:
    parent, other = a_channel("nasional"), a_channel("ekonomi")
    child = a_channel("pemilu", parent=parent)
    story = a_live_story(child)
    public.project()
    child = Channel.objects.get(pk=child.pk)
    child.parent = other
    actions.publish_record(child, by=wati(), now=NOON)
    rewritten(story, now=NOON + HOUR, channel=other.pk)
    log.append("channel", str(child.pk), "erase", None, now=NOON)
    public.project()
    anew = public.site_folder.with_name("anew")
    projector.rebuild(anew, lambda done, total: None)
    assert rows(public.site_folder) == rows(anew)


def test_the_way_to_older_stories_goes_when_the_last_of_them_is_withdrawn(public: Public) -> None:
    channel = a_channel()
    stories = [a_live_story(channel, now=NOON - age * DAY) for age in (90, 9, 8, 7)]
    public.project()
    address = f"/nasional{place(NOON - 7 * DAY, stories[3].pk)}"
    older = f"/nasional{place(NOON - 9 * DAY, stories[1].pk)}".encode()
    assert older in public.read(address).body
    actions.withdraw(stories[0].pk, ground="other", reason="Atas putusan Dewan Pers.", by=wati(), now=NOON)
    public.project()
    assert older not in public.read(address).body


def test_an_import_of_old_stories_reaches_the_last_page_of_a_list(public: Public) -> None:
    channel = a_channel()
    newest = [a_live_story(channel, now=NOON - age * DAY) for age in (2, 1)][1]
    public.project()
    address = f"/nasional{place(NOON - DAY, newest.pk)}"
    public.read(address)
    a_live_story(channel, now=NOON - 900 * DAY, headline="Dari Arsip")
    public.project()
    assert b"Dari Arsip" in public.read(address).body


def test_a_story_of_a_days_last_instant_stands_in_that_days_indeks(public: Public) -> None:
    channel = a_channel()
    last_instant = dt.datetime(2026, 11, 19, 16, 59, 59, 999_700, tzinfo=dt.UTC)  # 19 November until 17.00 UTC
    a_live_story(channel, now=last_instant, headline="Tepat Waktu")
    public.project()
    assert b"Tepat Waktu" in public.read("/indeks/2026/11/19").body
    assert b"Tepat Waktu" not in public.read("/indeks/2026/11/20").body
