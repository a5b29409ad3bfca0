"""A kept page: ready bytes, and what must be known to say whether they still hold."""

import gzip
import hashlib
import math

import msgspec

from .epoch import Epoch

ENDLESS = math.inf
EVERYTHING = "all"
"""The tag that every page carries: touched when text was erased and what showed it can't be told any more."""

MAX_TAG_HEADER_BYTES = 1_000
MAX_TAGS_IN_HEADER = 50


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One page as it was rendered from the snapshot at `epoch`.

    `tags` is what the page showed or looked for. `subject` is the tag whose withdrawal makes the page itself gone, ""
    if none. `fresh_until` is in Unix seconds. `headers` are final but for those that depend on the request.
    """

    key: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    gzip: bytes
    brotli: bytes
    etag: str
    epoch: Epoch
    tags: tuple[str, ...]
    subject: str
    fresh_until: float
    rendered_at: float

    @property
    def size_bytes(self) -> int:
        """What keeping it costs, near enough for a budget."""
        return len(self.body) + len(self.gzip) + len(self.brotli) + 60 * len(self.tags) + 1_000


def etag_of(body: bytes, build: str) -> str:
    """A weak validator (RFC 9110, 8.8.3): the same for each compressed form of one body."""
    return f'W/"{hashlib.sha256(build.encode() + body).hexdigest()[:20]}"'


def compressed(body: bytes) -> tuple[bytes, bytes]:
    """The body as gzip and as brotli, made once when the page is kept."""
    import brotli  # only processes that render need it

    return gzip.compress(body, 6, mtime=0), brotli.compress(body, quality=5)


def tag_header(tags: tuple[str, ...]) -> str | None:
    """The tags for a CDN's purge by tag; None if they are too many to be understood by all of them."""
    joined = ",".join(tags)
    if len(tags) > MAX_TAGS_IN_HEADER or len(joined) > MAX_TAG_HEADER_BYTES:
        return None
    return joined
