"""Random histories of a newsroom. What readers see of them is in machine.py."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from redaksi.site import projector

from .addresses import Addresses
from .newspaper import START, Newspaper, undone

JAKARTA = ZoneInfo("Asia/Jakarta")

numbers = st.integers(0, 9_999)


class NewsroomHistory(RuleBasedStateMachine):
    """What may happen in a newsroom. Each run is taken back in the end; the newspaper was founded before the first."""

    def __init__(self, newspaper: Newspaper) -> None:
        super().__init__()
        self._undoing = undone()
        self._undoing.__enter__()
        self._folder = tempfile.TemporaryDirectory(prefix="redaksi-law-")
        self.site_folder = Path(self._folder.name) / "site"
        self.newspaper = newspaper
        newspaper.back_up()
        self.now = START
        self.is_prompt = True
        self.addresses = Addresses()

    def teardown(self) -> None:
        self._folder.cleanup()
        self._undoing.__exit__(None, None, None)

    def published(self) -> None:
        """Called after each order: the desk projects at once, or is away and leaves it to the worker."""
        self.addresses.learn(self.now)
        if self.is_prompt:
            self.project()

    def project(self) -> None:
        """Bring the site database up to the log."""
        projector.apply_pending(self.site_folder)

    def find_related(self, most: int) -> None:
        """Make some of the lists that are due."""
        projector.find_related(self.site_folder, most)

    @initialize(is_prompt=st.booleans())
    def desk_begins(self, is_prompt: bool) -> None:
        self.is_prompt = is_prompt

    @rule()
    def worker_projects(self) -> None:
        self.project()

    @rule(most=st.sampled_from([1, 3, 50]))
    def worker_finds_related_stories(self, most: int) -> None:
        self.find_related(most)

    @rule(by=st.sampled_from(["second", "minute", "hours", "day", "midnight", "new year", "month"]))
    def clock_goes_on(self, by: str) -> None:
        local = self.now.astimezone(JAKARTA)
        midnight = dt.datetime.combine(local.date() + dt.timedelta(days=1), dt.time(), JAKARTA)
        new_year = dt.datetime(local.year + 1, 1, 1, tzinfo=JAKARTA)
        self.now = {
            "second": self.now + dt.timedelta(seconds=1),
            "minute": self.now + dt.timedelta(minutes=1, milliseconds=17),
            "hours": self.now + dt.timedelta(hours=7),
            "day": self.now + dt.timedelta(days=1),
            "midnight": midnight.astimezone(dt.UTC),
            "new year": (new_year - dt.timedelta(microseconds=300)).astimezone(dt.UTC),
            "month": self.now + dt.timedelta(days=31),
        }[by]
        self.addresses.learn(self.now)

    @rule(number=numbers, age_hours=st.sampled_from([0, 0, 0, 0, 1, 26, 300, 1_000, 9_000, 12_000]))
    def story_is_published(self, number: int, age_hours: int) -> None:
        self.newspaper.publish_story(number, self.now - dt.timedelta(hours=age_hours))
        self.published()

    @rule(
        number=numbers,
        part=st.sampled_from(
            [
                "text",
                "body",
                "deck",
                "slug",
                "channel",
                "channel",
                "topics",
                "picture",
                "pointing",
                "running",
                "nothing",
            ]
        ),
    )
    def story_is_edited(self, number: int, part: str) -> None:
        self.newspaper.edit_story(number, part, self.now)
        self.published()

    @rule(number=numbers, op=st.sampled_from(["withdraw", "withdraw", "erase"]))
    def story_is_taken_back(self, number: int, op: Any) -> None:
        self.newspaper.take_back_story(number, op, self.now)
        self.published()

    @rule(number=numbers, part=st.sampled_from(["slug", "name", "colour", "position", "parent", "parent"]))
    def channel_is_edited(self, number: int, part: str) -> None:
        self.newspaper.edit_channel(number, part, self.now)
        self.published()

    @rule(
        number=numbers,
        what=st.sampled_from(["channel", "masthead", "name", "page", "promo", "address", "withdraw", "erase"]),
    )
    def house_changes(self, number: int, what: str) -> None:
        paper, now = self.newspaper, self.now
        match what:
            case "channel":
                paper.open_channel(number, now)
            case "masthead":
                paper.edit_masthead(("tagline", "timezone", "language")[number // 6 % 3], number, now)
            case "name":
                paper.rename_somebody(number, now)
            case "promo":
                paper.publish_promo(number, now)
            case "page":
                paper.publish_page(number, ("new", "slug", "text", "footer")[number // 20 % 4], now)
            case "withdraw" | "erase":
                paper.take_down_record(("page", "redirect", "channel")[number // 20 % 3], number, what, now)
            case _:
                [old, new] = self.addresses.some(number, 2)
                paper.publish_redirect(old if number % 3 else f"/lama-{number % 5}", new, number, now)
        self.published()

    @rule()
    def newsroom_is_backed_up(self) -> None:
        self.newspaper.back_up()

    @rule()
    def newsroom_is_restored(self) -> None:
        self.newspaper.restore()
        self.published()
