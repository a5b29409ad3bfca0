"""The story screen's pickers and the queue over a large newsroom: time and queries."""

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from bench.results import keep, spread

MANY = 100_000
ROUNDS = 50
FIRST = ["Sari", "Bima", "Wati", "Tono", "Ayu", "Muhammad", "Siti", "Rizki", "Dewi", "Putra"]

METHOD = (
    f"One thread, one process, no HTTP: {ROUNDS} rounds over the demo's newsroom (SQLite, WAL, warm) with {MANY} "
    "people, as many topics and as many stories more, each with its words. A picker is asked for a letter, a first "
    "name, two names and a number; a page of the queue is read with its rows."
)


def main() -> None:
    """Load the demo in a folder of its own, fill it, then measure in this process."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "REDAKSI_VAR": f"{folder}/var"}
        subprocess.run([sys.executable, "-m", "redaksi.cli", "demo", "--load-only"], env=environment, check=True)
        os.environ["REDAKSI_VAR"] = f"{folder}/var"
        os.environ["DJANGO_SETTINGS_MODULE"] = "redaksi.config.settings.newsroom"
        import django

        django.setup()
        _fill()
        _measure()


def _fill() -> None:
    from django.db import transaction

    from redaksi.newsroom.models import Channel, Person, SearchWord, Story, Topic
    from redaksi.newsroom.searching import words_of

    channels = list(Channel.objects.values_list("pk", flat=True))
    now = dt.datetime.now(dt.UTC)

    def remember(rows: list[Any], kind: str, names: list[str]) -> None:
        SearchWord.objects.bulk_create(
            (
                SearchWord(kind=kind, word=word, thing_id=row.pk)
                for row, name in zip(rows, names, strict=True)
                for word in words_of(name)
            ),
            batch_size=5_000,
        )

    names = [f"{FIRST[n % 10]} {FIRST[n // 10 % 10]} {n}" for n in range(MANY)]
    with transaction.atomic():
        models: tuple[Any, ...] = (Person, Topic)
        for model in models:
            rows = model._default_manager.bulk_create(
                (model(slug=f"x-{n}", name=name) for n, name in enumerate(names)), batch_size=5_000
            )
            remember(rows, model.__name__.lower(), names)
        stories = Story.objects.bulk_create(
            (
                Story(
                    headline=[{"type": "text", "text": name}],
                    channel_id=channels[n % len(channels)],
                    state="live",
                    created_at=now,
                    changed_at=now - dt.timedelta(minutes=n),
                    published_at=now - dt.timedelta(minutes=n),
                )
                for n, name in enumerate(names)
            ),
            batch_size=5_000,
        )
        remember(stories, "story", names)


def _measure() -> None:
    from redaksi.accounts.models import User
    from redaksi.desk.picking import found
    from redaksi.desk.story_queue import Asked, listed
    from redaksi.newsroom.models import Channel

    actor = User.objects.get(username="wati")
    parent = Channel.objects.filter(children__isnull=False).values_list("pk", flat=True)[0]
    asked: dict[str, Callable[[], object]] = {
        **{
            f"{kind}, “{query}”": lambda kind=kind, query=query: found(kind, query)  # type: ignore[misc]
            for kind in ("people", "topics", "stories")
            for query in ("s", "sari", "muhammad rizki", "99999")
        },
        "queue, all": lambda: listed(Asked(), actor),
        "queue, mine": lambda: listed(Asked(tab="mine"), actor),
        "queue, a channel with its sub-channels": lambda: listed(Asked(channel=parent), actor),
        "queue, “sari” in the headline": lambda: listed(Asked(words="sari"), actor),
    }
    figures: dict[str, Any] = {}
    raw: dict[str, list[float]] = {}
    for name, ask in asked.items():
        raw[name] = [_timed(ask) for _ in range(ROUNDS)]
        found_spread = spread(raw[name], "ms", 2)
        figures[name] = f"median {found_spread['median']}, p99 {found_spread['p99']}, {_queries(ask)} queries"
    keep("pickers", METHOD, figures | {"raw": raw})


def _timed(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def _queries(ask: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries)


if __name__ == "__main__":
    main()
