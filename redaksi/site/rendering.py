"""From a key to a kept page: resolve, fill the template, add headers, compress. Sockets are in renderer.py."""

import base64
import datetime as dt
import hashlib
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from redaksi.edge.entry import Entry, compressed, etag_of, tag_header
from redaksi.edge.key import Key

from .assets import Assets
from .outcome import Html, Missing, Moved
from .pages import absent
from .pages.house import house
from .reading import Reading, SiteDatabase, place_of
from .routes import resolve

MISSING_KEY = "!404"
"""The key of the one page that answers every address where nothing is; never an address itself."""

CDN_SECONDS = 30
CDN_STALE_SECONDS = 60


class Renderer:
    """Makes pages from the site database. One per thread."""

    def __init__(self, site_folder: Path, assets: Assets) -> None:
        self._database = SiteDatabase(site_folder)
        self._assets = assets

    def render(self, key: Key, now: dt.datetime) -> Entry:
        """The page for `key` as it is at `now`, with what it depends on."""
        with self._database.reading(now) as reading:
            return entry_for(reading, key, self._assets)

    def close(self) -> None:
        """Let go of the site database."""
        self._database.close()


def entry_for(reading: Reading, key: Key, assets: Assets) -> Entry:
    """The page for `key` from this reading."""
    with translation.override(reading.furniture().masthead.language):
        before = place_of(key.query.removeprefix("before=")) if key.query else None
        resolved = resolve(reading, key.path, before)
        outcome = absent.missing(reading) if isinstance(resolved, Missing) else resolved
        store_key = f"{assets.build}|{MISSING_KEY if isinstance(resolved, Missing) else key}"
        body = html_of(reading, outcome, assets) if isinstance(outcome, Html) else b""
    gzipped, brotlied = compressed(body) if body else (b"", b"")
    tags = tuple(sorted(reading.tags))
    return Entry(
        key=store_key,
        status=outcome.status,
        headers=_headers(reading, outcome, tags),
        body=body,
        gzip=gzipped,
        brotli=brotlied,
        etag=etag_of(body, assets.build),
        epoch=reading.epoch,
        tags=tags,
        subject=outcome.subject if isinstance(outcome, Html) else "",
        fresh_until=reading.fresh_until,
        rendered_at=reading.now.timestamp(),
    )


def html_of(reading: Reading, outcome: Html, assets: Assets) -> bytes:
    """The page as HTML."""
    furniture = reading.furniture()
    here = getattr(outcome.context, "channel", None)
    channel = next((c for c in furniture.channels.values() if here and furniture.channel_path(c) == here.path), None)
    context = {
        "page": outcome.context,
        "house": house(reading, channel),
        "assets": assets,
        "canonical": furniture.masthead.site_url + outcome.canonical,
        "is_indexed": outcome.is_indexed,
        "channel_style": channel_style(reading),
    }
    return render_to_string(outcome.template, context).encode()


def channel_style(reading: Reading) -> SafeString:
    """The channels' colours for the one inline style element; its hash is in the page's policy."""
    furniture = reading.furniture()
    rules = (
        f'[data-channel="{furniture.channel_path(channel)}"]{{--channel:{channel.colour}}}'
        for channel in sorted(furniture.channels.values(), key=lambda channel: int(channel.id))
    )
    return mark_safe("".join(rules))  # noqa: S308 - slugs and colours, both held to patterns by the press


def policy(reading: Reading) -> str:
    """The Content-Security-Policy of a reader page: by hash, since a kept page can't carry a nonce."""
    digest = base64.b64encode(hashlib.sha256(channel_style(reading).encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'self' 'sha256-{digest}'; img-src 'self'; script-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
    )


def _headers(reading: Reading, outcome: Html | Moved, tags: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    headers = [
        ("cache-control", "public, max-age=0, must-revalidate"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("x-redaksi-epoch", str(reading.epoch)),
    ]
    if isinstance(outcome, Moved):
        return (*headers, ("location", outcome.target), ("content-type", "text/html; charset=utf-8"))
    headers += [("content-type", "text/html; charset=utf-8"), ("content-security-policy", policy(reading))]
    purge = tag_header(tags)
    if purge is not None:
        headers.append(("cache-tag", purge))
    lasts_seconds = reading.fresh_until - reading.now.timestamp()
    if purge is not None and outcome.status == 200 and lasts_seconds > CDN_SECONDS + CDN_STALE_SECONDS:
        headers.append(("cdn-cache-control", f"max-age={CDN_SECONDS}, stale-while-revalidate={CDN_STALE_SECONDS}"))
    return tuple(headers)
