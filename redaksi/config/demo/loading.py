"""Loads the demo newspaper by the newsroom's own actions, as if its staff had typed it over the last months."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.db import transaction

from redaksi.media.shelf import newspaper_shelf
from redaksi.site.projector import apply_pending

from ..environment import Environment
from .newspaper import newspaper
from .records import record_steps
from .stories import story_steps

FOUNDED_DAYS_AGO = 125

Progress = Callable[[int, int], None]


def load_demo(environment: Environment, progress: Progress, now: dt.datetime | None = None) -> None:
    """Load what is not there yet; a second time nothing is left to do. Stopped half-way, it goes on from there."""
    now = now or dt.datetime.now(dt.UTC)
    text = newspaper()
    today = now.astimezone(ZoneInfo(text.masthead["timezone"])).date()
    began = now - dt.timedelta(days=FOUNDED_DAYS_AGO)
    steps = [*record_steps(text, environment.site_url, began, today), *story_steps(text, now)]
    for number, step in enumerate(steps, start=1):
        with transaction.atomic():
            step()
        progress(number, len(steps))
    apply_pending(environment.site, newspaper_shelf())
