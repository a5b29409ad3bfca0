"""Pictures in a running newspaper: every one that pages name is served, and none outlives its story."""

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.newspaper import Newspaper, running_newspaper

WITHDRAW = """
import sys, django
django.setup()
from django.conf import settings
from django.utils import timezone
from redaksi.accounts.models import User
from redaksi.media.shelf import newspaper_shelf
from redaksi.newsroom import actions
from redaksi.site.projector import apply_pending
wati = User.objects.get(username="wati")
actions.withdraw(int(sys.argv[1]), ground="other", reason="Atas putusan Dewan Pers.", by=wati, now=timezone.now())
apply_pending(settings.ENVIRONMENT.site, newspaper_shelf())
"""


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newspaper]:
    with running_newspaper(tmp_path_factory.mktemp("pictures")) as running:
        yield running


def named(html: str) -> list[str]:
    """The pictures that a page names."""
    return sorted(set(re.findall(r"/media/[0-9a-f]{2}/[0-9a-f]{32}\.(?:avif|webp|jpeg)", html)))


def status_of(newspaper: Newspaper, path: str) -> int:
    try:
        with urllib.request.urlopen(newspaper.site + path, timeout=5) as answer:
            assert answer.headers["content-type"] == f"image/{path.rpartition('.')[2]}"
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_every_picture_that_the_front_page_names_is_served(newspaper: Newspaper) -> None:
    pictures = named(newspaper.read("/").text)
    assert len(pictures) > 40
    assert {status_of(newspaper, path) for path in pictures} == {200}


def test_a_withdrawn_story_s_picture_is_gone_within_a_second(newspaper: Newspaper) -> None:
    story = re.findall(r'story-card__link" href="([^"]+)"', newspaper.read("/").text)[0]
    html = newspaper.read(story).text
    pictures = named(html[html.index('class="story__picture"') :].partition("</figure>")[0])
    assert {status_of(newspaper, path) for path in pictures} == {200}
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("REDAKSI_", "DJANGO_"))}
    environment = {
        **ours,
        "REDAKSI_VAR": str(newspaper.var),
        "DJANGO_SETTINGS_MODULE": "redaksi.config.settings.newsroom",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]),
    }
    id = story.rpartition("-")[2]
    subprocess.run([sys.executable, "-c", WITHDRAW, id], env=environment, cwd=newspaper.var.parent, check=True)
    time.sleep(1)
    assert newspaper.read(story).status == 410
    assert {status_of(newspaper, path) for path in pictures} == {404}
    front = named(newspaper.read("/").text)
    assert not set(front) & set(pictures)
    assert {status_of(newspaper, path) for path in front} == {200}
