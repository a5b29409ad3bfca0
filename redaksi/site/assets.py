"""The theme's style sheet, script and icon under hashed names, and the hash that tells one build from another."""

import gzip
import hashlib
from collections.abc import Iterable
from pathlib import Path

import babel
import brotli
import django
import msgspec

from redaksi import __version__

THEME = Path(__file__).parent / "theme"
TEMPLATES = Path(__file__).parent / "templates"
FIRST_SHEETS = ("tokens.css", "base.css")
FIRST_SCRIPTS = ("base.js",)


class Assets(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses for templates, and `build`: other code, templates or styles give another."""

    css: str
    js: str
    icon: str
    build: str


def assets_of(theme: Path = THEME) -> Assets:
    """The addresses under which `write_assets` puts the theme's files, without writing them."""
    return _named(_contents(theme))


def write_assets(folder: Path, theme: Path = THEME) -> Assets:
    """Put the theme's files below `folder` with their compressed forms; older ones stay for older pages."""
    contents = _contents(theme)
    assets = _named(contents)
    folder.mkdir(parents=True, exist_ok=True)
    for address, content in zip((assets.css, assets.js, assets.icon), contents, strict=True):
        target = folder / address.removeprefix("/static/")
        if not target.exists():
            target.with_name(target.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
            target.with_name(target.name + ".br").write_bytes(brotli.compress(content))
            target.write_bytes(content)
    return assets


def _contents(theme: Path) -> tuple[bytes, bytes, bytes]:
    """Style sheet, script and icon."""
    css = _joined(theme / "css", "*.css", FIRST_SHEETS)
    return css, _joined(theme / "js", "*.js", FIRST_SCRIPTS), (theme / "icon.svg").read_bytes()


def _named(contents: tuple[bytes, bytes, bytes]) -> Assets:
    css, js, icon = contents
    return Assets(
        css=f"/static/site.{_digest([css])}.css",
        js=f"/static/site.{_digest([js])}.js",
        icon=f"/static/icon.{_digest([icon])}.svg",
        build=_digest([__version__.encode(), *contents, *_sources()]),
    )


def _joined(folder: Path, pattern: str, names: tuple[str, ...]) -> bytes:
    first = [folder / name for name in names]
    rest = sorted(path for path in folder.glob(pattern) if path not in first)
    return b"\n".join(path.read_bytes() for path in [*first, *rest])


def _sources() -> list[bytes]:
    """Everything else that shapes a page: templates, code, catalogues, and the libraries that write HTML and dates."""
    package = Path(__file__).parent
    code = [path for name in ("site", "press", "edge") for path in (package.parent / name).rglob("*.py")]
    files = [*TEMPLATES.rglob("*.html"), *code, *(package.parent / "locale").rglob("*.mo")]
    libraries = f"{django.__version__} {babel.__version__}".encode()
    return [libraries, *(path.read_bytes() for path in sorted(files))]


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:12]
