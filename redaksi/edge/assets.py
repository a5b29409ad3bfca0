"""Style sheets, scripts and icons of the theme: hashed names, read once at start, never stale."""

import mimetypes
import time
from pathlib import Path

from .entry import ENDLESS, Entry, etag_of
from .epoch import NEVER

PREFIX = "/static/"
MAX_ASSET_BYTES = 2_000_000

_HEADERS = (
    ("cache-control", "public, max-age=31536000, immutable"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-origin"),
)


def read_assets(folder: Path) -> dict[str, Entry]:
    """Every file under `folder` by its address, with the compressed forms that lie beside it."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in (".gz", ".br")]
    return {
        PREFIX + path.relative_to(folder).as_posix(): _asset(path)
        for path in files
        if path.stat().st_size <= MAX_ASSET_BYTES
    }


def _asset(path: Path) -> Entry:
    body = path.read_bytes()
    return Entry(
        key=path.name,
        status=200,
        headers=(("content-type", _type(path)), *_HEADERS),
        body=body,
        gzip=_beside(path, ".gz"),
        brotli=_beside(path, ".br"),
        etag=etag_of(body, ""),
        epoch=NEVER,
        tags=(),
        subject="",
        fresh_until=ENDLESS,
        rendered_at=time.time(),
    )


def _beside(path: Path, ending: str) -> bytes:
    compressed = path.with_name(path.name + ending)
    return compressed.read_bytes() if compressed.exists() else b""


def _type(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".js":
        kind = "text/javascript"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "svg+xml")) else kind
