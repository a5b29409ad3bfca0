"""An erasure destroys text on the disk too: databases, journals, older projections, kept pages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CANARY = "Namadirahasiakan"

PUBLISH = f"""
import json, sys, django
django.setup()
from django.conf import settings
from tests.builders import NOON, a_channel, a_masthead, a_live_story, a_tree
from redaksi.site.projector import apply_pending, rebuild
a_masthead()
story = a_live_story(a_channel(), headline="{CANARY} Disebut", deck="{CANARY}", body=a_tree("{CANARY} " * 400))
apply_pending(settings.ENVIRONMENT.site)
rebuild(settings.ENVIRONMENT.site, lambda done, total: None)
print(story.pk)
"""

ERASE = """
import sys, django
django.setup()
from django.conf import settings
from django.utils import timezone
from tests.builders import bima, wati
from redaksi.newsroom import actions
from redaksi.site.projector import apply_pending
actions.erase_story(int(sys.argv[1]), order="Penetapan 12/2026", by=wati(), second=bima(), now=timezone.now())
apply_pending(settings.ENVIRONMENT.site)
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


def files_with_canary(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and CANARY.encode() in path.read_bytes()
    )


def test_no_file_holds_a_word_of_it_afterwards(environment: dict[str, str], tmp_path: Path) -> None:
    var = tmp_path / "var"
    public = environment | {"DJANGO_SETTINGS_MODULE": "redaksi.config.settings.site"}
    run(environment, "-m", "redaksi.cli", "migrate")
    story = run(environment, "-c", PUBLISH).strip()
    paths = ["/", "/nasional", f"/nasional/2026/11/20/namadirahasiakan-disebut-{story}"]
    run(public, "-c", RENDER, str(var), "keep", json.dumps(paths))
    before = files_with_canary(var)
    assert "newsroom/newsroom.sqlite3" in before
    assert any(name.startswith("site/") for name in before)
    run(environment, "-c", ERASE, story)
    run(public, "-c", RENDER, str(var), "sweep")
    assert files_with_canary(var) == []
