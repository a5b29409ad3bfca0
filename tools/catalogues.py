"""The catalogues of words: `extract` finds every sentence, `compile` makes what Django reads. No gettext tools needed.

English is the language of the source, so Indonesian is the one catalogue; a sentence without it fails `check`.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "redaksi"
LANGUAGES = ("id",)
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "_": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def sentences() -> Iterator[tuple[str, str]]:
    """(file:line, sentence) of every translatable sentence in code and templates."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from _found(path, path.read_text("utf-8"))
    for path in sorted(PACKAGE.rglob("*.html")):
        yield from _found(path, templatize(path.read_text("utf-8"), origin=str(path)))


def catalogue_file(language: str) -> Path:
    """The catalogue that people edit."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def extract() -> None:
    """Bring every catalogue up to date with the code; what is translated stays."""
    for language in LANGUAGES:
        old = _read(language)
        new = Catalog(locale=language, project="Redaksi", charset="utf-8")
        for place, sentence in sentences():
            known = old.get(sentence)
            new.add(sentence, known.string if known else "", locations=[(place.rpartition(":")[0], 0)])
        target = catalogue_file(language)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_po(file, new, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)


def compile_all() -> None:
    """Write the compiled form beside each catalogue."""
    for language in LANGUAGES:
        with catalogue_file(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(language))


def missing() -> list[str]:
    """What is not translated, or stands in a catalogue for nothing."""
    wanted = {sentence for _, sentence in sentences()}
    troubles = []
    for language in LANGUAGES:
        have = {message.id: message.string for message in _read(language) if message.id}
        troubles += [
            f"{language}: not translated: {sentence!r}" for sentence in sorted(wanted) if not have.get(sentence)
        ]
        troubles += [f"{language}: said nowhere: {sentence!r}" for sentence in sorted(set(map(str, have)) - wanted)]
    return troubles


def main() -> int:
    """extract | compile | check."""
    order = sys.argv[1] if len(sys.argv) > 1 else ""
    if order == "extract":
        extract()
    elif order == "compile":
        compile_all()
    elif order == "check":
        troubles = missing()
        print("\n".join(troubles) or "every sentence is translated")
        return 1 if troubles else 0
    else:
        print("usage: python -m tools.catalogues extract | compile | check", file=sys.stderr)
        return 2
    return 0


def _read(language: str) -> Catalog:
    path = catalogue_file(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _found(path: Path, source: str) -> Iterator[tuple[str, str]]:
    place = path.relative_to(PACKAGE.parent).as_posix()
    for line, _function, messages, _comments in extract_python(
        io.BytesIO(source.encode()), KEYWORDS, [], {"encoding": "utf-8"}
    ):
        found = (messages,) if isinstance(messages, str) else messages or ()  # none: a sentence marked elsewhere
        yield from ((f"{place}:{line}", str(message)) for message in found if message)


if __name__ == "__main__":
    sys.exit(main())
