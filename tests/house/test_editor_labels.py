"""The editor's words: each comes from the desk, in its language, and none stands in the editor's own sources."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from redaksi.desk.labels import editor_labels

SOURCES = Path(__file__).parent.parent.parent / "editor" / "src"
LABELS = "labels.js"

NO_WORDS = {
    *("Enter", "Escape", "Tab", "Backspace", "Home", "End", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"),
    "AbortError",
    *("YouTube", "Vimeo", "Instagram", "TikTok", "Facebook", "Spotify"),
}
"""Names of keys, errors and companies: the same in every language."""

_FOR_DEVELOPERS = re.compile(r"(?:new \w*Error|console\.\w+)\((?:[^()]|\([^()]*\))*\)")
_KEYS = re.compile(r"(?:(?:Mod|Shift|Alt)-)+\w+")
_LITERAL = re.compile(r"'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\]|\\.)*)`")
_SAID = re.compile(
    r"(?:(?:textContent|innerText|innerHTML|title|placeholder|ariaLabel|alt)\s*=|"
    r"['\"]?(?:aria-label|aria-description|title|placeholder|alt)['\"]?\s*[:,])\s*"
    r"(['\"`](?=[^'\"`\n]*[A-Za-z]{2})[^'\"`\n]*['\"`])"
)


def sources() -> dict[str, str]:
    """The editor's modules without comments, by name."""
    return {path.name: _without_comments(path.read_text("utf-8")) for path in sorted(SOURCES.rglob("*.js"))}


def _without_comments(source: str) -> str:
    return re.sub(r"^\s*//.*$", "", re.sub(r"/\*\*?\s.*?\*/", "", source, flags=re.DOTALL), flags=re.MULTILINE)


def literals(source: str) -> list[str]:
    """What stands between quotes."""
    return [next(filter(None, found.groups()), "") for found in _LITERAL.finditer(source)]


def words_in(source: str) -> list[str]:
    """String literals of a module that staff would read in English whatever the desk speaks."""
    plain = re.sub(r"\$\{[^{}]*\}", "", _FOR_DEVELOPERS.sub("", _without_comments(source)))
    said = [found.group(1).strip("'\"`") for found in _SAID.finditer(plain)]
    capital = [text for text in literals(plain) if re.match(r"[A-Z][a-z]{2,}", text) and not _is_name(text)]
    sentence = [text for text in literals(plain) if re.match(r"[a-z]{2,}( [a-z]{2,}){3,}[.?!…]?$", text)]
    return said + capital + sentence


def _is_name(text: str) -> bool:
    return text in NO_WORDS or _KEYS.fullmatch(text) is not None


def english_of_the_editor() -> dict[str, str]:
    table = (SOURCES / LABELS).read_text("utf-8").split("export const ENGLISH = {")[1].split("\n};")[0]
    rows = re.findall(r"^  (\w+): (['\"])(.*)\2,$", table, re.MULTILINE)
    assert len(rows) == len(table.strip().splitlines())
    return {key: words for key, _, words in rows}


def test_the_desk_and_the_editor_have_the_same_words_in_english() -> None:
    with translation.override("en"):
        assert editor_labels() == english_of_the_editor()


def test_every_word_that_the_editor_says_is_at_the_desk_and_every_one_there_is_said() -> None:
    known = set(editor_labels())
    asked = {key for source in sources().values() for key in re.findall(r"\blabel\(\s*'(\w+)'", source)}
    assert asked
    assert asked <= known
    named = {text for name, source in sources().items() if name != LABELS for text in literals(source)}
    assert known - named == set()


def test_every_block_and_tool_names_a_word_that_there_is() -> None:
    shown = [source for name, source in sources().items() if not name.startswith("tree")]
    named = {word for source in shown for word in re.findall(r"\bname: '([a-z_]+)'|'(?=insert_)(\w+)'", source)}
    names = {one for pair in named for one in pair if one}
    assert {"bold", "insert_table", "row_add", "picture_alt"} <= names
    assert names - set(editor_labels()) == set()


@pytest.mark.parametrize(
    "name", sorted(str(path.relative_to(SOURCES)) for path in SOURCES.rglob("*.js") if path.name != LABELS)
)
def test_no_word_for_staff_stands_in_the_sources(name: str) -> None:
    assert words_in((SOURCES / name).read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "button.textContent = 'Simpan';",
        "button.title = `hapus`;",
        "element('p', { 'aria-label': 'remove it' })",
        "field.setAttribute('placeholder', 'cari');",
        "element('button', {}, 'Remove')",
        "say('the picture was not sent');",
        'say("Not sent.");',
    ],
)
def test_a_word_in_a_source_is_found(source: str) -> None:
    assert words_in(source) != []


@pytest.mark.parametrize(
    "source",
    [
        "button.textContent = label('apply');",
        "// Says 'Remove it' to nobody.\nconst a = 'block__bar block__bar--wide';",
        "throw new TypeError(`Unknown ${name}`);",
        "if (event.key === 'Escape') close();",
        "image.alt = '';",
    ],
)
def test_what_nobody_reads_is_not_taken_for_words(source: str) -> None:
    assert words_in(source) == []
