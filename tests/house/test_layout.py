"""The house rules that no tool holds: names, sizes, queries, templates, what may not stand in a file."""

import ast
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.requirements import lacking

ROOT = Path(__file__).resolve().parents[2]
CODE = ("redaksi", "tests", "tools", "bench")
MOST_MODULE_LINES = 400
MOST_FUNCTION_LINES = 60
MOST_TEMPLATE_LINES = 80
LONGEST_TEMPLATE_LINES = 150

LONG_TEMPLATES: dict[str, str] = {}
"""Templates above 80 lines by their path, each with its reason; above 150 there is none."""

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "services", "managers", "signals"}
Check = Callable[[str], list[str]]

_SKIPS_OR_COUNTS = re.compile(r"\bOFFSET\s*(?:[\d?:%]|$)|\bCOUNT\s*\(", re.IGNORECASE)


def modules(*tops: str) -> Iterator[Path]:
    """The Python modules below these folders, without migrations, which Django writes."""
    for top in tops:
        yield from (path for path in sorted((ROOT / top).rglob("*.py")) if "migrations" not in path.parts)


def templates() -> list[Path]:
    """Every template of the package."""
    return sorted((ROOT / "redaksi").rglob("templates/**/*.html"))


def files_of_the_repository() -> list[Path]:
    """What git tracks, or would if it were added."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        lacking("git and a clone, to list the repository's files")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [ROOT / name for name in sorted(listed.split("\0")) if name and (ROOT / name).is_file()]


def said_of(paths: list[Path], check: Check) -> list[str]:
    """What the check finds, each with its file."""
    return [f"{path.relative_to(ROOT)}: {found}" for path in paths for found in check(path.read_text("utf-8"))]


def says_nothing(path: str) -> bool:
    """True if a folder or module of the path has a name under which anything could stand."""
    return bool(EMPTY_NAMES & {Path(part).stem for part in Path(path).parts})


def too_long(source: str) -> list[str]:
    """Modules and functions above their limits."""
    lines = len(source.splitlines())
    found = [f"{lines} lines"] if lines > MOST_MODULE_LINES else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_FUNCTION_LINES:
                found.append(f"{node.name} has {length} lines")
    return found


def counting(source: str) -> list[str]:
    """Queries that skip or count rows: their time grows with the archive."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(text)) if _SKIPS_OR_COUNTS.search(text):
                found.append(f"line {node.lineno}: {text[:60]!r}")
            case ast.Call(func=ast.Attribute(attr="count"), args=[], keywords=[]):
                found.append(f"line {node.lineno}: .count()")
            case ast.ImportFrom(module="django.core.paginator") | ast.alias(name="django.core.paginator"):
                found.append("django.core.paginator counts")
    return found


def signals(source: str) -> list[str]:
    """Imports of Django's signals, under whatever name."""
    found = []
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found += [name for name in names if re.match(r"django\.(dispatch\b|.*\bsignals\b)", name)]
    return found


def unsafe_markup(template: str) -> list[str]:
    """What a template may not hold: unescaped values, inline script and style, other hosts."""
    return [
        words
        for words, pattern in (
            ("|safe", r"\|\s*safe(seq)?\b"),
            ("autoescape off", r"autoescape\s+off"),
            ("inline script", r"<script(?![^>]*\ssrc=)(?![^>]*\stype=\"application/(?:ld\+)?json\")"),
            ("script in an attribute", r"<[^>]*\son[a-z]+\s*=|javascript:"),
            ("style attribute", r"<[^>]*\sstyle\s*="),
            (
                "third-party host",
                r"<(?!a\b)[a-z][^>]*\s(?:src|srcset|href|action|poster|data)\s*=\s*[\"']?(?:https?:)?//",
            ),
        )
        if re.search(pattern, template, re.IGNORECASE)
    ]


def foreign_styles(sheet: str) -> list[str]:
    """What a style sheet may not hold: files of other hosts, rules that win by force."""
    return re.findall(r"@import|url\(\s*[\"']?(?:https?:)?//[^)]*|!important", sheet)


def machine_paths(text: str) -> list[str]:
    """Folders of one person's machine."""
    return re.findall(r"(?<![\w.<>-])/(?:home|root|Users|work)/\w+", text)


def addresses(lock: str) -> list[str]:
    """Addresses in a lock file: it must hold for any registry."""
    return re.findall(r"https?://[^\s\"']+", lock)


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in modules(*CODE)]
    assert [name for name in names if says_nothing(name)] == []


def test_modules_and_functions_are_short() -> None:
    assert said_of(list(modules(*CODE)), too_long) == []


def test_templates_are_short() -> None:
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in templates()}
    assert {name: count for name, count in lines.items() if count > LONGEST_TEMPLATE_LINES} == {}
    assert {name: count for name, count in lines.items() if count > MOST_TEMPLATE_LINES}.keys() == LONG_TEMPLATES.keys()


def test_nothing_that_readers_or_the_queue_wait_for_skips_or_counts_rows() -> None:
    assert said_of(list(modules("redaksi/site", "redaksi/desk")), counting) == []


def test_there_are_no_signals() -> None:
    assert said_of(list(modules("redaksi")), signals) == []


def test_templates_are_safe_and_load_nothing_from_elsewhere() -> None:
    assert len(templates()) > 20
    assert said_of(templates(), unsafe_markup) == []


def test_style_sheets_load_nothing_from_elsewhere() -> None:
    sheets = sorted((ROOT / "redaksi/site/theme").rglob("*.css"))
    assert len(sheets) > 10
    assert said_of(sheets, foreign_styles) == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    binary = {".png", ".jpg", ".webp", ".heic", ".woff2", ".ico", ".gz", ".br", ".mo", ".sqlite3"}
    texts = [path for path in files_of_the_repository() if path.suffix not in binary]
    assert len(texts) > 100
    assert said_of(texts, machine_paths) == []


def test_lock_files_name_no_address() -> None:
    locks = [ROOT / "editor/package-lock.json", *sorted(ROOT.glob("requirements*.lock"))]
    assert len(locks) > 2
    assert said_of(locks, addresses) == []


# What the helpers above must refuse: a check that can't fail checks nothing.


@pytest.mark.parametrize(
    "path", ["redaksi/utils.py", "redaksi/site/helpers/text.py", "redaksi/press/common.py", "tests/misc/test_a.py"]
)
def test_a_name_that_says_nothing_is_found(path: str) -> None:
    assert says_nothing(path)


@pytest.mark.parametrize(
    "path", ["redaksi/press/log.py", "redaksi/site/common_names.py", "redaksi/config/settings/both_sides.py"]
)
def test_a_name_that_says_something_is_not(path: str) -> None:
    assert not says_nothing(path)


@pytest.mark.parametrize(
    ("check", "bad", "good"),
    [
        (too_long, "x = 1\n" * 401, "x = 1\n" * 400),
        (too_long, "async def f():\n" + "    x = 1\n" * 60, "def f():\n" + "    x = 1\n" * 59),
        (counting, 'q = "SELECT 1 LIMIT 5 OFFSET 20"', 'q = "an offset of two"'),
        (counting, 'q = f"SELECT 1 LIMIT 5 OFFSET {start}"', 'q = f"the count of {start}"'),
        (counting, 'q = "SELECT count (*) FROM story"', 'q = "the count of Monte Cristo"'),
        (counting, "n = stories.filter(a=1).count()", 'n = "abc".count("a")'),
        (counting, "from django.core.paginator import Paginator", "from django.core import management"),
        (counting, "import django.core.paginator", "import django.core.checks"),
        (signals, "from django.db.models.signals import post_save", "from django.db.models import Model"),
        (signals, "from django.db.models import signals as s", "from redaksi.press import log"),
        (signals, "from django.dispatch import receiver", "from signal import SIGTERM"),
        (signals, "import django.core.signals", "import signal"),
        (unsafe_markup, "{{ page.body|safe }}", "{{ page.body|safely }}"),
        (unsafe_markup, "{{ page.body | safe }}", "{{ page.safe }}"),
        (unsafe_markup, "{% autoescape off %}", "{% autoescape on %}"),
        (unsafe_markup, "<script>alert(1)</script>", '<script src="{{ js }}" defer></script>'),
        (unsafe_markup, '<script type="module">x</script>', '<script type="application/ld+json">{}</script>'),
        (unsafe_markup, '<p class="a" style="color: red">', '<p class="a">style="b"</p>'),
        (unsafe_markup, '<a class="b" onclick="go()">', '<a class="b" data-once="1">'),
        (unsafe_markup, '<a href="javascript:go()">', '<a href="/javascript">'),
        (unsafe_markup, '<img alt="" src="//cdn.example/a.png">', '<img alt="" src="/a.png">'),
        (unsafe_markup, '<link rel="x" href="https://f.example/a">', '<a rel="x" href="https://f.example/a">'),
        (unsafe_markup, '<form method="post" action="http://x.example/">', '<form method="post" action="/x">'),
        (foreign_styles, '@import "other.css";', ".important { top: 0 }"),
        (foreign_styles, "a { background: url('https://f.example/a.png') }", "a { background: url('a.png') }"),
        (foreign_styles, "a { top: 0 !important }", "a { top: 0 }"),
        (machine_paths, f"cd /{'home'}/sari/redaksi", "bench/results/a and https://example.org/home/a"),
        (machine_paths, f"see `/{'work'}/notes`", "</root><work>"),
        (addresses, '"resolved": "https://r.example/a.tgz"', '"integrity": "sha512-a//b"'),
    ],
)
def test_each_check_can_fail(check: Check, bad: str, good: str) -> None:
    assert check(bad)
    assert not check(good)
