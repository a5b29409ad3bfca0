"""Loads the demo newspaper by the newsroom's own actions, as if its staff had typed it over the last months."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from django.db import transaction

from redaksi.media.shelf import newspaper_shelf
from redaksi.site.projector import apply_pending

from ..environment import Environment
from .illustrations import Illustrations
from .newspaper import newspaper
from .records import Step, record_steps
from .stories import story_steps

FOUNDED_DAYS_AGO = 125

Progress = Callable[[int, int], None]


def load_demo(environment: Environment, progress: Progress, now: dt.datetime | None = None) -> None:
    """Load what is not there yet; a second time nothing is left to do. Stopped half-way, it goes on from there."""
    now = now or dt.datetime.now(dt.UTC)
    text = newspaper()
    today = now.astimezone(ZoneInfo(text.masthead["timezone"])).date()
    began = now - dt.timedelta(days=FOUNDED_DAYS_AGO)
    illustrations = Illustrations(text.pictures)
    records = [partial(_whole, step) for step in record_steps(text, environment.site_url, began, today)]
    stories = [partial(_whole, step) for step in story_steps(text, illustrations, now)]
    steps: list[Step] = [*records, *illustrations.steps(began), *stories]
    for number, step in enumerate(steps, start=1):
        step()
        progress(number, len(steps))
    apply_pending(environment.site, newspaper_shelf())


def _whole(step: Step) -> None:
    with transaction.atomic():
        step()
