"""A story page rendered afresh: time, queries, bytes."""

import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.results import keep, spread

ROUNDS = 500

METHOD = (
    f"One thread, one process, no HTTP: {ROUNDS} renders of the demo's longest story page from the site database "
    "(SQLite, WAL, warm): read transaction, template, tags, gzip and brotli. `html only` is without compression."
)


def main() -> None:
    """Load the demo in a folder of its own, then measure in this process."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "REDAKSI_VAR": f"{folder}/var"}
        subprocess.run([sys.executable, "-m", "redaksi.cli", "demo", "--load-only"], env=environment, check=True)
        _measure(Path(folder) / "var" / "site")


def _measure(site_folder: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "redaksi.config.settings.site"
    import django

    django.setup()
    from django.utils import translation

    from redaksi.edge.key import Key
    from redaksi.site.assets import assets_of
    from redaksi.site.outcome import Html
    from redaksi.site.reading import SiteDatabase
    from redaksi.site.rendering import entry_for, html_of
    from redaksi.site.routes import resolve

    database, assets, now = SiteDatabase(site_folder), assets_of(), dt.datetime.now(dt.UTC)
    translation.activate("id")
    with database.reading(now) as reading:
        cards = reading.newest("all", 30).cards
        from redaksi.site.addresses import card_path

        entries = [entry_for(reading, Key(card_path(reading.furniture(), card)), assets) for card in cards]
    longest = max(entries, key=lambda entry: len(entry.body))
    key = Key(longest.key.partition("|")[2])
    whole, html_only, queries = [], [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        with database.reading(now) as reading:
            entry_for(reading, key, assets)
        whole.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        with database.reading(now) as reading:
            outcome = resolve(reading, key.path, None)
            assert isinstance(outcome, Html)
            html_of(reading, outcome, assets)
            queries.append(reading.queries)
        html_only.append((time.perf_counter() - began) * 1000)
    figures = {f"with compression, {name}": value for name, value in spread(whole, "ms", 2).items()}
    figures |= {f"html only, {name}": value for name, value in spread(html_only, "ms", 2).items()}
    figures["queries"] = str(max(queries))
    figures["html / gzip / brotli"] = f"{len(longest.body)} / {len(longest.gzip)} / {len(longest.brotli)} bytes"
    figures["renders a second, one core"] = f"{1000 / statistics.median(whole):.0f}"
    keep("story-render", METHOD, figures | {"raw": {"whole_ms": whole, "html_ms": html_only}})


if __name__ == "__main__":
    main()
