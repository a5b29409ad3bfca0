"""An erasure destroys text and pictures on the disk too: databases, journals, older projections, kept pages, files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CANARY = "Namadirahasiakan"

PUBLISH = f"""
import json, sys, tempfile, django
from pathlib import Path
django.setup()
from django.conf import settings
from redaksi.media.shelf import newspaper_shelf
from redaksi.newsroom import actions
from redaksi.newsroom.models import Story
from redaksi.site.projector import apply_pending, rebuild
from tests.builders import (
    HOUR, NOON, a_channel, a_masthead, a_live_story, a_picture_block, a_tree, a_use_of, rewritten, wati
)
from tests.pictures import XMP, a_picture

def taken(width):
    with tempfile.NamedTemporaryFile() as file:
        file.write(a_picture(width, 400, xmp=XMP.replace("Kapal", "{CANARY}").encode()))
        file.flush()
        return actions.take_picture(Path(file.name), by=wati(), now=NOON)

def body(picture):
    tree = a_tree("{CANARY} " * 400)
    tree["content"].append(a_picture_block(picture, alt="{CANARY}", caption="{CANARY}", credit="{CANARY}"))
    return tree

a_masthead()
lead, former, inside = taken(400), taken(500), taken(600)
story = a_live_story(a_channel(), headline="{CANARY} Disebut", deck="{CANARY}", body=body(former))
words = dict(headline="{CANARY} Disebut", lead_picture=a_use_of(lead, caption="{CANARY}"))
rewritten(story, now=NOON + HOUR, **words, body=body(inside))
apply_pending(settings.ENVIRONMENT.site, newspaper_shelf())
rebuild(settings.ENVIRONMENT.site, lambda done, total: None, newspaper_shelf())
print(json.dumps([str(story.pk), *(picture.sha256 for picture in (lead, former, inside))]))
"""

ERASE = """
import sys, django
django.setup()
from django.conf import settings
from django.utils import timezone
from tests.builders import bima, wati
from redaksi.media.shelf import newspaper_shelf
from redaksi.newsroom import actions
from redaksi.site.projector import apply_pending, left, remove_left
actions.erase_story(int(sys.argv[1]), order="Penetapan 12/2026", by=wati(), second=bima(), now=timezone.now())
apply_pending(settings.ENVIRONMENT.site, newspaper_shelf())
remove_left(settings.ENVIRONMENT.site, left(settings.ENVIRONMENT.site), newspaper_shelf())
"""

RENDER = """
import asyncio, json, sys
from pathlib import Path
import django
django.setup()
from redaksi.edge.key import Key
from redaksi.site.assets import assets_of
from redaksi.site.renderer import RendererService
service = RendererService(Path(sys.argv[1]) / "site", Path(sys.argv[1]) / "pages.sqlite3", assets_of())
if sys.argv[2] == "keep":
    for path in json.loads(sys.argv[3]):
        service._make(Key(path))
else:
    key = ""
    while key is not None:
        key = service._sweep_some(key)
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("REDAKSI_", "DJANGO_"))}
    return ours | {
        "REDAKSI_VAR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "redaksi.config.settings.newsroom",
        "PYTHONPATH": str(Path(__file__).parent.parent.parent),
    }


def run(environment: dict[str, str], *command: str) -> str:
    result = subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def files_with(folder: Path, words: str) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and (words.encode() in path.read_bytes() or words in path.name)
    )


def test_no_file_holds_a_word_or_a_picture_of_it_afterwards(environment: dict[str, str], tmp_path: Path) -> None:
    var = tmp_path / "var"
    public = environment | {"DJANGO_SETTINGS_MODULE": "redaksi.config.settings.site"}
    run(environment, "-m", "redaksi.cli", "migrate")
    story, *digests = json.loads(run(environment, "-c", PUBLISH))
    paths = ["/", "/nasional", f"/nasional/2026/11/20/namadirahasiakan-disebut-{story}"]
    run(public, "-c", RENDER, str(var), "keep", json.dumps(paths))
    before = files_with(var, CANARY)
    assert "newsroom/newsroom.sqlite3" in before
    for folder in ("site/", "media/originals/", "media/renditions/", "public/media/"):
        assert any(name.startswith(folder) for name in before), folder
    assert all(len(files_with(var, digest)) > 1 for digest in digests)
    run(environment, "-c", ERASE, story)
    run(public, "-c", RENDER, str(var), "sweep")
    assert [words for words in (CANARY, *digests) if files_with(var, words)] == []
    assert [file for file in (var / "media").rglob("*") if file.is_file()] == []
