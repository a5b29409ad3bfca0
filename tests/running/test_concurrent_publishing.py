"""Several processes publish at once, on SQLite and on PostgreSQL: nothing is lost, nothing is out of order."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.requirements import lacking

PUBLISHERS = 4
EACH = 15
POSTGRES = "postgres://postgres@127.0.0.1:5432"
DATABASE = "redaksi_concurrent_test"

SCRIPT = """
import json, sys, django
django.setup()
from django.utils import timezone
from redaksi.newsroom.models import Channel
from tests.builders import a_draft, wati
from redaksi.newsroom import actions
from redaksi.newsroom.texts import digest_of, text_of
from redaksi.site.projector import apply_pending
from django.conf import settings
channel = Channel.objects.get()
epochs = []
for number in range(int(sys.argv[1])):
    story = a_draft(channel, now=timezone.now(), headline=f"Berita {number}")
    epochs.append(actions.publish(story.pk, digest=digest_of(text_of(story)), by=wati(), now=timezone.now()))
    apply_pending(settings.ENVIRONMENT.site)
print(json.dumps(epochs))
"""

PREPARE = """
import django
django.setup()
from tests.builders import a_channel, a_masthead
a_masthead(); a_channel()
"""

VERDICT = """
import json, django
django.setup()
from django.conf import settings
from redaksi.press import log
from redaksi.site.projector import projected_epoch
print(json.dumps({"rows": log.verify(), "head": log.head_epoch(), "site": projected_epoch(settings.ENVIRONMENT.site)}))
"""


@pytest.fixture(params=["sqlite", "postgres"])
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The settings of a newsroom of our own, migrated and with a channel."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("REDAKSI_", "DJANGO_"))}
    ours |= {
        "REDAKSI_VAR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "redaksi.config.settings.newsroom",
        "PYTHONPATH": str(Path(__file__).parent.parent.parent),
    }
    if request.param == "postgres":
        _recreate_database()
        ours["REDAKSI_DATABASE_URL"] = f"{POSTGRES}/{DATABASE}"
    run(ours, "-m", "redaksi.cli", "migrate")
    run(ours, "-c", PREPARE)
    yield ours
    if request.param == "postgres":
        _sql(f"DROP DATABASE IF EXISTS {DATABASE}")


def run(environment: dict[str, str], *command: str) -> str:
    result = subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def _recreate_database() -> None:
    try:
        _sql(f"DROP DATABASE IF EXISTS {DATABASE}")
        _sql(f"CREATE DATABASE {DATABASE}")
    except Exception as error:
        lacking(f"PostgreSQL on 127.0.0.1:5432 ({type(error).__name__})")


def _sql(statement: str) -> None:
    import psycopg

    with psycopg.connect(f"{POSTGRES.replace('postgres:', 'postgresql:')}/postgres", autocommit=True) as connection:
        connection.execute(statement)


def test_every_acknowledged_publication_is_in_the_log_in_commit_order(environment: dict[str, str]) -> None:
    publishers = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(EACH)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(PUBLISHERS)
    ]
    acknowledged: list[tuple[int, int]] = []
    for publisher in publishers:
        out, error = publisher.communicate(timeout=120)
        assert publisher.returncode == 0, error
        epochs = [tuple(epoch) for epoch in json.loads(out)]
        assert epochs == sorted(epochs)
        acknowledged += epochs
    verdict = json.loads(run(environment, "-c", VERDICT))
    assert len(set(acknowledged)) == PUBLISHERS * EACH
    assert verdict["rows"] == verdict["head"][1] == 2 + PUBLISHERS * EACH
    assert verdict["site"] == verdict["head"]
