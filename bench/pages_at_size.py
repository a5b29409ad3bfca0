"""Each kind of page, rendered afresh with ten and with a hundred thousand stories behind it: queries and time."""

import datetime as dt
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.results import keep

if TYPE_CHECKING:
    from redaksi.press.log import Entry
    from redaksi.site.assets import Assets
    from redaksi.site.reading import SiteDatabase

SIZES = (10_000, 100_000)
ROUNDS = 300
NOW = dt.datetime(2026, 11, 20, 5, 0, tzinfo=dt.UTC)
STORIES_A_DAY = 50
OLDEST_DAYS = 2_000
CHANNELS, TOPICS, PEOPLE, RUNNING = 12, 400, 300, 40
BATCH = 1_000
BOUND = 1.5
FORMATS = ("news",) * 16 + ("opinion", "analysis", "photo", "video", "infographic")

METHOD = (
    f"Generated stories ({STORIES_A_DAY} a day, {CHANNELS} channels, {TOPICS} topics, {PEOPLE} people, {RUNNING} "
    "running stories; the first of each are far more frequent) as press documents through the projector's own "
    "`project()` into a real site database (SQLite, WAL), without the newsroom and its log; related lists by the "
    f"worker's `find` for those stories that are measured. Then {ROUNDS} renders a kind of page without compression, "
    "the sizes taking turns, addresses drawn anew each time from the whole archive. Each database is warm. "
    f"`ratio` is p95 at {SIZES[1]:,} through p95 at {SIZES[0]:,}; the bound is {BOUND}."
)


def main() -> None:
    """Generate both newspapers, measure, keep."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "redaksi.config.settings.newsroom", "REDAKSI_VAR": folder}
        import django

        django.setup()
        from redaksi.site.assets import assets_of
        from redaksi.site.reading import SiteDatabase

        databases, figures = {}, {}
        for size in SIZES:
            site = Path(folder) / str(size)
            began = time.perf_counter()
            _generate(site, size)
            seconds = time.perf_counter() - began
            print(f"{size} stories projected in {seconds:.0f} s", flush=True)
            bytes_ = (site / "000001.sqlite3").stat().st_size
            figures[f"site database, {size:,} stories"] = f"{bytes_ / 1e6:.0f} MB, {size / seconds:.0f} stories/s"
            databases[size] = SiteDatabase(site)
        keep("pages-at-size", METHOD, figures | _measured(databases, assets_of()))


def _generate(site: Path, size: int) -> None:
    """A newspaper with `size` stories. It grows as a rebuild does, a transaction a batch."""
    from redaksi.edge import sqlite
    from redaksi.site import related, schema
    from redaksi.site.projecting import project

    site.mkdir(parents=True)
    connection = sqlite.open_to_write(site / "000001.sqlite3", synchronous="OFF")
    schema.create(connection)
    connection.execute("BEGIN")
    counter = 0
    for counter, entry in enumerate(_entries(size), start=1):
        project(connection, entry)
        if counter % BATCH == 0:
            connection.execute("COMMIT")
            connection.execute("BEGIN")
    connection.execute("UPDATE state SET generation = 1, counter = ?", (counter,))
    connection.execute("DELETE FROM related_due WHERE story % ? != 0", (max(1, size // 1_000),))
    while related.find(connection, BATCH):
        pass
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    (site / "CURRENT").write_text("000001", "ascii")


def _entries(size: int) -> Iterator["Entry"]:
    """The log of the newspaper, oldest first. The same for each run."""
    from redaksi.edge.epoch import Epoch
    from redaksi.press.documents import from_fields
    from redaksi.press.log import Entry

    dice = random.Random(size)
    for number, (kind, fields) in enumerate((*_house(), *_stories(size, dice)), start=1):
        document = from_fields(kind, fields)
        at = fields.get("published_at", NOW)
        epoch = Epoch(1, number)
        yield Entry(epoch=epoch, at=at, kind=kind, id=fields["id"], version=1, op="put", document=document)


def _house() -> Iterator[tuple[str, dict[str, Any]]]:
    yield (
        "masthead",
        {
            "id": "1",
            "name": "Warta Ukur",
            "site_url": "http://localhost:8000",
            "founded_date": (NOW - dt.timedelta(days=OLDEST_DAYS + 1)).date().isoformat(),
        },
    )
    for number in range(1, CHANNELS + 1):
        yield "channel", {"id": str(number), "slug": f"kanal-{number}", "name": f"Kanal {number}", "label": "kabar"}
    for kind, count in (("topic", TOPICS), ("person", PEOPLE), ("running_story", RUNNING)):
        for number in range(1, count + 1):
            yield kind, {"id": str(number), "slug": f"nama-{number}", "name": f"Nama {number}"}


def _stories(size: int, dice: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    words = [f"{first}{second}{third}" for first in "bdkmpst" for second in ("a", "ing", "ora") for third in _ENDINGS]
    for number in range(1, size + 1):
        at = _published(size, number)
        headline = " ".join(words[_often_first(dice, len(words)) - 1].title() for _ in range(8))
        body = [" ".join(dice.choices(words, k=45)).capitalize() + "." for _ in range(8)]
        topics = {str(_often_first(dice, TOPICS)) for _ in range(dice.randrange(1, 4))}
        yield (
            "story",
            {
                "id": str(number),
                "slug": f"kabar-{number}",
                "headline": [{"type": "text", "text": headline}],
                "deck": f"{headline} {number}.",
                "format": dice.choice(FORMATS),
                "channel": str(_often_first(dice, CHANNELS)),
                "topics": sorted(topics),
                "running_story": str(_often_first(dice, RUNNING)) if dice.random() < 0.1 else None,
                "credits": [{"role": "reporter", "person": str(_often_first(dice, PEOPLE))}],
                "body": {"type": "doc", "content": [_paragraph(text) for text in body]},
                "published_at": at,
                "version_created": at,
            },
        )


def _published(size: int, number: int) -> dt.datetime:
    """An archive grows by days that are alike: a day of the larger one has as many stories as a day of the smaller."""
    return (NOW - dt.timedelta(days=1) / STORIES_A_DAY * (size - number)).replace(microsecond=0)


_ENDINGS = ("lan", "kar", "ti", "rung", "sa", "mbu", "ya", "gal", "pi", "tuk")


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def _often_first(dice: random.Random, count: int) -> int:
    """1 to `count`; the first far more often than the last, as topics and words are."""
    return min(count, int(count ** dice.random()) or 1)


def _addresses(size: int, dice: random.Random) -> dict[str, str]:
    """One address of each kind of page, drawn from the whole archive."""
    number = dice.randrange(1, 1_001) * max(1, size // 1_000)
    number = min(number, size)
    at = _published(size, number)
    day = f"{at + dt.timedelta(hours=7):%Y/%m/%d}"
    before = f"?before={int(at.timestamp() * 1000)}-{number}"
    return {
        "home": "/",
        "channel": f"/kanal-{dice.randrange(1, CHANNELS + 1)}",
        "channel, deep": f"{{channel}}{before}",
        "story": f"{{channel}}/{day}/kabar-{number}-{number}",
        "indeks day": f"/indeks/{day}",
        "topic": f"/topik/nama-{_often_first(dice, TOPICS)}",
        "person": f"/penulis/nama-{_often_first(dice, PEOPLE)}",
        "running story": f"/fokus/nama-{_often_first(dice, RUNNING)}",
        "format list": dice.choice(("/infografis", "/foto", "/video")),
        "latest piece": f"/potongan/terkini/kanal-{dice.randrange(1, CHANNELS + 1)}",
    }


def _measured(databases: dict[int, "SiteDatabase"], assets: "Assets") -> dict[str, object]:
    """Median, p95 and queries by kind of page and size."""
    times: dict[str, dict[int, list[float]]] = {}
    queries: dict[str, int] = {}
    for number in range(-20, ROUNDS):
        for size in SIZES if number % 2 else reversed(SIZES):
            for kind, address in _addresses(size, random.Random(number)).items():
                took = _render(databases[size], address, assets)
                if took is not None and number >= 0:
                    times.setdefault(kind, {one: [] for one in SIZES})[size].append(took[0])
                    queries[kind] = max(queries.get(kind, 0), took[1])
    figures: dict[str, object] = {}
    for kind, by_size in times.items():
        p95 = {size: _p95(values) for size, values in by_size.items()}
        spread = [f"{statistics.median(by_size[size]):.2f} / {p95[size]:.2f} ms" for size in SIZES]
        ratio = p95[SIZES[1]] / p95[SIZES[0]]
        figures[f"{kind}: queries; median / p95 at {SIZES[0]:,}; at {SIZES[1]:,}; ratio"] = (
            f"{queries[kind]}; {spread[0]}; {spread[1]}; {ratio:.2f}"
        )
    raw = {
        kind: {str(size): [round(took, 3) for took in values] for size, values in by.items()}
        for kind, by in times.items()
    }
    return figures | {"raw": raw}


def _render(database: "SiteDatabase", address: str, assets: "Assets") -> tuple[float, int] | None:
    """Milliseconds and queries of a page; None if this version of the site has no page of that kind."""
    from django.utils import translation

    from redaksi.edge.key import key_of
    from redaksi.site.outcome import Html
    from redaksi.site.reading import place_of
    from redaksi.site.rendering import html_of
    from redaksi.site.routes import resolve

    path, _, query = _whole(database, address).partition("?")
    key = key_of(path, query)
    assert key is not None, address
    began = time.perf_counter()
    with database.reading(NOW) as reading, translation.override("id"):
        outcome = resolve(reading, key.path, place_of(query.removeprefix("before=")) if query else None)
        if not isinstance(outcome, Html) or outcome.status != 200:
            return None
        html_of(reading, outcome, assets)
        queries = reading.queries
    return (time.perf_counter() - began) * 1000, queries


def _whole(database: "SiteDatabase", address: str) -> str:
    """A story's channel stands in its address."""
    if not address.startswith("{channel}"):
        return address
    with database.reading(NOW) as reading:
        [card] = reading.cards([address.rpartition("-")[2]])
        return address.replace("{channel}", f"/kanal-{card.channel}")


def _p95(values: list[float]) -> float:
    return sorted(values)[round(0.95 * (len(values) - 1))]


if __name__ == "__main__":
    main()
