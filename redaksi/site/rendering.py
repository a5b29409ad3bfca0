"""From a key to a kept page: resolve, fill the template, add headers, compress. Sockets are in renderer.py."""

import base64
import datetime as dt
import hashlib
from pathlib import Path

import msgspec
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from redaksi.edge.entry import Entry, compressed, etag_of, tag_header
from redaksi.edge.key import Key
from redaksi.press.documents import AdPlace

from .assets import Assets
from .outcome import Html, Missing, Moved
from .pages import absent
from .pages.advertising import ad_slots
from .pages.house import house
from .reading import Place, Reading, SiteDatabase, place_of
from .routes import resolve

MISSING_KEY = "!404"
"""The key of the one page that answers every address where nothing is; never an address itself."""

UNKEPT_KEY = "!unkept"
"""The key of pages that answer addresses without number: no address, so no store keeps them."""

CDN_SECONDS = 30
CDN_STALE_SECONDS = 60


class Renderer:
    """Makes pages from the site database. One per thread. Keeps the one page for addresses where nothing is."""

    def __init__(self, site_folder: Path, assets: Assets) -> None:
        self._database = SiteDatabase(site_folder)
        self._assets = assets
        self._missing: Entry | None = None

    def render(self, key: Key, now: dt.datetime) -> Entry:
        """The page for `key` as it is at `now`, with what it depends on."""
        with self._database.reading(now) as reading, translation.override(reading.furniture().masthead.language):
            outcome = resolve(reading, key.path, _before(key))
            if not isinstance(outcome, Missing):
                return _entry(reading, outcome, f"{self._assets.build}|{key}", self._assets)
            return self._missing_at(reading)

    def _missing_at(self, reading: Reading) -> Entry:
        """The kept page, with what the address depends on too: something may come to stand there meanwhile."""
        if self._missing is None or not reading.still_holds(self._missing):
            self._missing = missing_entry(reading.anew(), self._assets)
        return msgspec.structs.replace(
            self._missing,
            epoch=reading.epoch,
            tags=tuple(sorted(reading.tags.union(self._missing.tags))),
            fresh_until=min(reading.fresh_until, self._missing.fresh_until),
        )

    def close(self) -> None:
        """Let go of the site database."""
        self._database.close()


def entry_for(reading: Reading, key: Key, assets: Assets) -> Entry:
    """The page for `key` from this reading, made from nothing."""
    with translation.override(reading.furniture().masthead.language):
        outcome = resolve(reading, key.path, _before(key))
        if isinstance(outcome, Missing):
            return missing_entry(reading, assets)
        return _entry(reading, outcome, f"{assets.build}|{key}", assets)


def missing_entry(reading: Reading, assets: Assets) -> Entry:
    """The page that answers every address where nothing is."""
    with translation.override(reading.furniture().masthead.language):
        return _entry(reading, absent.missing(reading), f"{assets.build}|{MISSING_KEY}", assets)


def _before(key: Key) -> Place | None:
    return place_of(key.query.removeprefix("before=")) if key.query else None


def _entry(reading: Reading, outcome: Html | Moved, store_key: str, assets: Assets) -> Entry:
    body = html_of(reading, outcome, assets) if isinstance(outcome, Html) else b""
    gzipped, brotlied = compressed(body) if body else (b"", b"")
    tags = tuple(sorted(reading.tags))
    if isinstance(outcome, Html) and not outcome.is_kept:
        store_key = f"{assets.build}|{UNKEPT_KEY}"
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
    context = {
        "page": outcome.context,
        "house": house(reading, outcome.channel, outcome.canonical),
        "ads": ad_slots(reading, outcome.ads, outcome.channel),
        "assets": assets,
        "canonical": furniture.masthead.site_url + outcome.canonical,
        "is_indexed": outcome.is_indexed,
        "house_style": house_style(reading),
    }
    return render_to_string(outcome.template, context).encode()


def house_style(reading: Reading) -> SafeString:
    """Channels' colours and heights kept free, for the one inline style element; its hash is in the page's policy."""
    furniture = reading.furniture()
    colours = (
        f'[data-channel="{furniture.channel_path(channel)}"]{{--channel:{channel.colour}}}'
        for channel in sorted(furniture.channels.values(), key=lambda channel: int(channel.id))
    )
    heights = (_heights(place) for _, place in sorted(furniture.ad_places.items()))
    return mark_safe("".join((*colours, *heights)))  # noqa: S308 - the press holds slugs, colours, names to patterns


def _heights(place: AdPlace) -> str:
    """On a screen for which a place has no height it is not there."""
    name = f".ad--{place.place.replace('_', '-')}"
    sizes = f"{name}{{--phone:{place.phone_height_px}px;--desktop:{place.desktop_height_px}px}}"
    if not place.phone_height_px:
        return f"{sizes}@media (width < 1024px){{{name}{{display:none}}}}"
    if not place.desktop_height_px:
        return f"{sizes}@media (width >= 1024px){{{name}{{display:none}}}}"
    return sizes


def policy(reading: Reading) -> str:
    """The Content-Security-Policy of a reader page: by hash, since a kept page can't carry a nonce."""
    digest = base64.b64encode(hashlib.sha256(house_style(reading).encode()).digest()).decode()
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
    if not outcome.is_indexed:
        headers.append(("x-robots-tag", "noindex"))
    purge = tag_header(tags)
    if purge is not None:
        headers.append(("cache-tag", purge))
    lasts_seconds = reading.fresh_until - reading.now.timestamp()
    if purge is not None and outcome.status == 200 and lasts_seconds > CDN_SECONDS + CDN_STALE_SECONDS:
        headers.append(("cdn-cache-control", f"max-age={CDN_SECONDS}, stale-while-revalidate={CDN_STALE_SECONDS}"))
    return tuple(headers)
