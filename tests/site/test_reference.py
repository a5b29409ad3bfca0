"""docs/reference/ says what the code says, and leaves nothing out."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test.signals import template_rendered

from redaksi.config.environment import read_environment
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel
from tests.builders import NOON, a_live_story, a_page, a_person, a_running_story, a_topic, wati
from tools import reference
from tools.settings import INTERNAL, SETTINGS

from .portal import Portal

PACKAGE = Path(__file__).resolve().parent.parent.parent / "redaksi"
LITERAL = {name: default.strip("`") for name, (default, _) in SETTINGS.items() if re.fullmatch("`[^`]+`", default)}


def test_the_reference_is_what_the_code_says() -> None:
    assert reference.stale() == [], "run `python -m tools.reference`"


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("settings.md", lambda path: path.write_text("old")),
        ("schemas/story.json", lambda path: path.unlink()),
        ("schemas/advert.json", lambda path: path.write_text("{}")),
    ],
)
def test_a_file_that_is_not_what_the_code_says_is_named_and_written_anew(
    tmp_path: Path, name: str, change: Any
) -> None:
    reference.write(tmp_path)
    assert reference.stale(tmp_path) == []
    change(tmp_path / name)
    assert reference.stale(tmp_path) == [name]
    reference.write(tmp_path)
    assert reference.stale(tmp_path) == []


def test_every_setting_that_is_read_is_described() -> None:
    source = (PACKAGE / "config" / "environment.py").read_text()
    assert set(re.findall(r'\benv\.[a-z]+\(\s*"([A-Z_]+)"', source)) == set(SETTINGS)


def test_every_variable_named_in_the_code_is_described() -> None:
    named = {name for path in PACKAGE.rglob("*.py") for name in re.findall(r"REDAKSI_([A-Z_]+)", path.read_text())}
    assert named <= set(SETTINGS) | set(INTERNAL)
    assert named >= set(INTERNAL)


@pytest.mark.parametrize("name", LITERAL)
def test_a_default_is_the_one_that_is_described(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [variable for variable in os.environ if variable.startswith("REDAKSI_")]:
        monkeypatch.delenv(variable)
    environment = read_environment(tmp_path / "no.env")
    assert str(getattr(environment, name.lower())).lower() == LITERAL[name]


@pytest.fixture
def rendered() -> Iterator[dict[str, dict[str, Any]]]:
    """What each template below `site/` was given, by its name."""
    seen: dict[str, dict[str, Any]] = {}

    def remember(template: Any, context: Any, **_: Any) -> None:
        seen[template.name] = context.flatten()

    template_rendered.connect(remember)
    yield seen
    template_rendered.disconnect(remember)


def test_everything_that_a_template_gets_is_described(
    portal: Portal, nasional: Channel, rendered: dict[str, dict[str, Any]]
) -> None:
    a_page("pedoman")
    a_person(), a_topic()
    for _ in range(2):
        a_live_story(nasional)
    actions.withdraw(2, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON)
    story = "/nasional/2026/11/20/pelabuhan-roro-dibuka-lagi"
    for address in ("/", "/nasional", "/indeks/2026/11/20", "/pedoman", "/tidak-ada", f"{story}-1", f"{story}-2"):
        portal.page(address)
    a_running_story()
    named = ("/topik/pelabuhan", "/penulis/sari-utami", "/fokus/pelabuhan-roro", "/infografis", "/terpopuler")
    for address in (*named, "/potongan/terkini/nasional", "/potongan/terpopuler"):
        portal.page(address)
    described = (reference.FOLDER / "templates.md").read_text()
    pages = [name for name in rendered if f"`{name}`" in described]
    assert len(pages) == 14
    for name in pages:
        assert set(rendered[name]) - {"True", "False", "None"} == set(reference.HOUSE_KEYS)
        assert f"### {type(rendered[name]['page']).__name__}\n" in described
