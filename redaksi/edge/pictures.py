"""Renditions of pictures: read when they are asked for, a few kept in memory, gone as soon as their file is."""

import re
import time
from collections import OrderedDict
from pathlib import Path

from .entry import ENDLESS, Entry
from .epoch import NEVER

PREFIX = "/media/"
MAX_PICTURE_BYTES = 5_000_000

_PATH = re.compile(r"/media/([0-9a-f]{2})/(\1[0-9a-f]{30})\.(avif|webp|jpeg)")
_HEADERS = (
    ("cache-control", "public, max-age=31536000, immutable"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-origin"),
    ("content-security-policy", "default-src 'none'; sandbox"),
)


class Pictures:
    """The public pictures below `folder`, of which at most `memory_bytes` are kept."""

    def __init__(self, folder: Path, memory_bytes: int) -> None:
        self._folder = folder
        self._memory_bytes = memory_bytes
        self._used_bytes = 0
        self._kept: OrderedDict[str, tuple[int, Entry]] = OrderedDict()

    def get(self, path: str) -> Entry | None:
        """The picture at an address, None if readers have none there. The name alone tells pictures apart."""
        match = _PATH.fullmatch(path)
        if match is None:
            return None
        file = self._folder / match[1] / f"{match[2]}.{match[3]}"
        try:
            size_bytes = file.stat().st_size
            kept = self._kept.get(path)
            if kept is not None and kept[0] == size_bytes:
                self._kept.move_to_end(path)
                return kept[1]
            if size_bytes > MAX_PICTURE_BYTES:
                return None
            entry = _entry(match[2], match[3], file.read_bytes())
        except OSError:
            self._drop(path)
            return None
        self._keep(path, entry)
        return entry

    @property
    def kept_bytes(self) -> int:
        """What lies in memory."""
        return self._used_bytes

    def _keep(self, path: str, entry: Entry) -> None:
        self._drop(path)
        self._kept[path] = (len(entry.body), entry)
        self._used_bytes += len(entry.body)
        while self._used_bytes > self._memory_bytes:
            self._drop(next(iter(self._kept)))

    def _drop(self, path: str) -> None:
        size_bytes, _ = self._kept.pop(path, (0, None))
        self._used_bytes -= size_bytes


def _entry(name: str, format: str, body: bytes) -> Entry:
    return Entry(
        key=name,
        status=200,
        headers=(("content-type", f"image/{format}"), *_HEADERS),
        body=body,
        gzip=b"",
        brotli=b"",
        etag=f'"{name}"',
        epoch=NEVER,
        tags=(),
        subject="",
        fresh_until=ENDLESS,
        rendered_at=time.time(),
    )
