"""From a kept page and a request to what goes over the wire. No sockets, no clock."""

import functools
from typing import NamedTuple

from .entry import Entry

Headers = list[tuple[str, str]]

MAX_HEADER = 4_000
MAX_CODINGS = 200
_PLAIN_HEADERS = [
    ("content-type", "text/html; charset=utf-8"),
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
    ("x-content-type-options", "nosniff"),
]


class Request(NamedTuple):
    """What of a request can matter to a page: no cookie, no language, no client address. Names lower case."""

    method: str
    host: str
    path: str
    query: str
    accept_encoding: str
    if_none_match: str


class Answer(NamedTuple):
    """A complete response. `body` is empty for HEAD by the server's doing, not here."""

    status: int
    headers: Headers
    body: bytes


def answer_with(entry: Entry, request: Request) -> Answer:
    """The page in the encoding that the client takes, or 304 if it has it already."""
    headers: Headers = [*entry.headers, ("etag", entry.etag), ("vary", "accept-encoding")]
    if entry.status == 200 and request.if_none_match and matches(request.if_none_match, entry.etag):
        return Answer(304, headers, b"")
    taken = codings(request.accept_encoding[:MAX_CODINGS])
    if "br" in taken and entry.brotli:
        return Answer(entry.status, [*headers, ("content-encoding", "br")], entry.brotli)
    if "gzip" in taken and entry.gzip:
        return Answer(entry.status, [*headers, ("content-encoding", "gzip")], entry.gzip)
    return Answer(entry.status, headers, entry.body)


@functools.lru_cache(maxsize=1_000)
def codings(accept_encoding: str) -> frozenset[str]:
    """The codings that an Accept-Encoding header takes; a quality of 0 refuses (RFC 9110, 12.5.3)."""
    taken: set[str] = set()
    for part in accept_encoding.lower().split(","):
        coding, _, parameters = part.strip().partition(";")
        quality = parameters.strip().removeprefix("q=").strip()
        if not quality or quality.strip("0") not in ("", "."):
            taken.add(coding.strip().removeprefix("x-"))
    return frozenset(taken)


def matches(if_none_match: str, etag: str) -> bool:
    """Weak comparison of If-None-Match with our validator (RFC 9110, 13.1.2)."""
    if if_none_match.strip() == "*":
        return True
    ours = etag.removeprefix("W/")
    return any(candidate.strip().removeprefix("W/") == ours for candidate in if_none_match[:MAX_HEADER].split(","))


def plain(status: int, title: str, text: str, extra: Headers | None = None) -> Answer:
    """A small page of the edge's own, for when no rendered page may be served. Texts are ours, never a reader's."""
    body = (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><h1>{title}</h1><p>{text}</p></html>"
    )
    return Answer(status, [*_PLAIN_HEADERS, *(extra or [])], body.encode())


NOT_FOUND = plain(404, "Halaman tidak ditemukan", "Alamat ini tidak ada. <a href='/'>Ke halaman utama</a>")
GONE = plain(410, "Berita dicabut", "Berita di alamat ini telah dicabut. <a href='/'>Ke halaman utama</a>")
AWAY = plain(
    503,
    "Sedang disiapkan",
    "Halaman ini sedang disiapkan. Silakan muat ulang beberapa detik lagi.",
    [("retry-after", "5")],
)
WRONG_HOST = plain(421, "Alamat lain", "Situs ini tidak dilayani di bawah nama itu.")
WRONG_METHOD = plain(405, "Cara tidak didukung", "Halaman ini hanya dapat dibaca.", [("allow", "GET, HEAD")])
