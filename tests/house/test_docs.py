"""What the pages name is there: files, functions, links, packages, settings, commands, decisions."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
DECISIONS = sorted((DOCS / "adr").glob("*.md"))
TOPS = ("redaksi", "tests", "tools", "editor", "bench", "docs")
HEADINGS = ("## Context", "## Decision", "## Consequences")

_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_PATH = re.compile(rf"`((?:{'|'.join(TOPS)})/[^`\s]*|[A-Za-z.-]+\.(?:toml|lock|md)|Makefile|LICENSE)`")
_PAIR = re.compile(r"`([\w./-]+\.py)`\s+`([A-Za-z_]\w*(?:\.\w+)?)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_SETTING = re.compile(r"\bREDAKSI_[A-Z_]*[A-Z]\b")

REFERENCE = sorted((DOCS / "reference").rglob("*.md"))
"""Made from the code, and checked against it by `tools.reference`."""

WRITTEN = [page for page in sorted(DOCS.rglob("*.md")) if page not in REFERENCE]

by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def prose(page: Path) -> str:
    """The page without its fenced examples, which may name what a reader is to make."""
    return _FENCE.sub("", page.read_text("utf-8"))


def absent_paths(text: str) -> list[str]:
    """The paths in code type that are not in the repository."""
    return [path for path in _PATH.findall(text) if not (ROOT / path).exists()]


def absent_names(text: str) -> list[str]:
    """The pairs `file.py` `name` where the file or the name in it is not there."""
    return [
        f"{path} {name}"
        for path, name in _PAIR.findall(text)
        if not (ROOT / path).is_file() or name not in names_in(ROOT / path)
    ]


def dead_links(text: str, folder: Path) -> list[str]:
    """The links within the repository that lead nowhere."""
    links = [link for link in _LINK.findall(text) if not re.match(r"[a-z]+:|#", link)]
    return [link for link in links if not (folder / link.partition("#")[0]).exists()]


@functools.cache
def names_in(path: Path) -> frozenset[str]:
    """Functions, classes and constants of a module, and the members of its classes as `Class.member`."""
    tree = ast.parse(path.read_text("utf-8"))
    found = set(_defined(tree.body))
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{member}" for member in _defined(node.body)}
    return frozenset(found)


def _defined(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def settings() -> set[str]:
    """Every variable that config/environment.py reads, with its prefix."""
    tree = ast.parse((ROOT / "redaksi/config/environment.py").read_text("utf-8"))
    return {
        f"REDAKSI_{node.args[0].value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def commands() -> list[str]:
    """The commands that cli.py adds to its parser."""
    tree = ast.parse((ROOT / "redaksi/cli.py").read_text("utf-8"))
    return [
        str(node.args[1].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_add"
        and isinstance(node.args[1], ast.Constant)
    ]


def out_of_order(names: list[str]) -> list[str]:
    """The decisions whose number is not their place in the row."""
    return [name for number, name in enumerate(sorted(names), start=1) if not name.startswith(f"{number:04d}-")]


def unlike_a_decision(name: str, text: str) -> list[str]:
    """What a decision's page lacks: its number, its date, its three headings in order."""
    title = rf"# {int(name[:4])}\. \S.*\n\nDate: 20\d\d-\d\d-\d\d\n"
    troubles = [] if re.match(title, text) else ["title or date"]
    places = [text.find(f"\n{heading}\n") for heading in HEADINGS]
    return troubles if -1 not in places and places == sorted(places) else [*troubles, "headings"]


@by_page
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    assert not absent_paths(prose(page))


@by_page
def test_every_function_class_or_constant_that_a_page_names_is_there(page: Path) -> None:
    assert not absent_names(prose(page))


@by_page
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    assert not dead_links(prose(page), page.parent)


@pytest.mark.parametrize("page", [ROOT / "README.md", *WRITTEN], ids=lambda page: page.name)
def test_every_setting_that_a_page_names_exists(page: Path) -> None:
    assert not set(_SETTING.findall(page.read_text("utf-8"))) - settings()


def test_the_map_has_every_package() -> None:
    text = (DOCS / "map.md").read_text("utf-8")
    packages = [folder.parent.name for folder in (ROOT / "redaksi").glob("*/__init__.py")]
    assert len(packages) > 5
    assert [name for name in packages if f"`redaksi/{name}/`" not in text] == []


def test_every_command_is_told() -> None:
    text = (ROOT / "README.md").read_text("utf-8") + (DOCS / "operations.md").read_text("utf-8")
    assert len(commands()) > 3
    assert [name for name in commands() if f"`redaksi {name}`" not in text] == []


def test_the_index_leads_to_every_page() -> None:
    pages = [page for page in DOCS.rglob("*.md") if page != DOCS / "index.md"]
    links = {(DOCS / link).resolve() for link in _LINK.findall((DOCS / "index.md").read_text("utf-8"))}
    assert [page.relative_to(DOCS).as_posix() for page in pages if page not in links] == []


def test_decisions_are_numbered_without_gaps() -> None:
    assert len(DECISIONS) > 10
    assert not out_of_order([page.name for page in DECISIONS])


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_has_its_number_its_date_and_its_headings(page: Path) -> None:
    assert not unlike_a_decision(page.name, page.read_text("utf-8"))


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 110


# What the helpers above must refuse: a check that can't fail checks nothing.


@pytest.mark.parametrize("path", ["redaksi/press/nowhere.py", "docs/adr/9999-later.md", "setup.toml", "tests/none/"])
def test_a_path_that_is_not_there_is_found(path: str) -> None:
    assert absent_paths(f"see `{path}` for more, and `pyproject.toml`") == [path]


@pytest.mark.parametrize("name", ["appendix", "Entry.nothing", "Nobody.verify", "head_epochs"])
def test_a_name_that_is_not_there_is_found(name: str) -> None:
    pairs = f"`redaksi/press/log.py` `append`, `redaksi/press/log.py`\n  `{name}`, `redaksi/press/log.py` `Entry.epoch`"
    assert absent_names(pairs) == [f"redaksi/press/log.py {name}"]


def test_a_name_in_a_file_that_is_not_there_is_found() -> None:
    assert absent_names("`redaksi/press/logbook.py` `append`") == ["redaksi/press/logbook.py append"]


def test_a_dead_link_is_found_and_an_example_is_not_read() -> None:
    text = "[a](map.md) [b](nowhere.md#part) [c](https://example.org/x.md) [d](#here) [e](../README.md)"
    assert dead_links(text, DOCS) == ["nowhere.md#part"]
    assert _FENCE.sub("", "one\n```python\n`redaksi/none.py`\n```\ntwo") == "one\n\ntwo"


def test_settings_and_commands_are_really_read() -> None:
    assert {"REDAKSI_VAR", "REDAKSI_SITE_PORT", "REDAKSI_DEBUG"} <= settings()
    assert "REDAKSI_COLOUR" not in settings()
    assert {"serve", "demo", "doctor"} <= set(commands())


@pytest.mark.parametrize("names", [["0001-a.md", "0003-c.md"], ["0002-b.md"], ["0001-a.md", "0001-b.md"]])
def test_a_gap_in_the_numbers_is_found(names: list[str]) -> None:
    assert out_of_order(names)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("# 2. A\n\nDate: 2026-11-22\n\n## Context\n\n## Decision\n\n## Consequences\n", "title or date"),
        ("# 1. A\n\n## Context\n\n## Decision\n\n## Consequences\n", "title or date"),
        ("# 1. A\n\nDate: 2026-11-22\n\n## Decision\n\n## Context\n\n## Consequences\n", "headings"),
        ("# 1. A\n\nDate: 2026-11-22\n\n## Context\n\n## Decision\n", "headings"),
    ],
)
def test_a_page_that_is_no_decision_is_found(text: str, trouble: str) -> None:
    assert unlike_a_decision("0001-a.md", text) == [trouble]
