"""What the press takes as a document, and what it refuses by name."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from redaksi.press import documents, log
from redaksi.press.body import MAX_BLOCKS
from redaksi.press.documents import KINDS, Kind, decode, encode, from_fields, kind_of
from redaksi.press.errors import DocumentRefused
from tests.builders import DAY, NOON, a_tree

SOME: dict[str, dict[str, Any]] = {
    "masthead": {"name": "Warta Uji", "site_url": "https://berita.example.org", "founded_date": dt.date(2020, 1, 1)},
    "channel": {"slug": "nasional", "name": "Nasional", "label": "nasional", "parent": "7"},
    "person": {"slug": "sari-utami", "name": "Sari Utami", "is_active": False},
    "topic": {"slug": "banjir", "name": "Banjir", "aliases": ["Rob", "Genangan"]},
    "story": {
        "slug": "uji",
        "headline": [{"type": "text", "text": "Uji "}, {"type": "text", "text": "Roro", "marks": [{"type": "italic"}]}],
        "channel": "1",
        "topics": ["2", "3"],
        "credits": [{"role": "reporter", "name": "Sari"}, {"role": "editor", "person": "4"}],
        "located": "SAGARA",
        "body": a_tree("Satu.", "Dua."),
        "published_at": NOON,
        "version_created": NOON,
    },
    "page": {"slug": "pedoman", "title": "Pedoman", "body": a_tree("Isi."), "position": 2},
    "redirect": {"source": "/lama", "target": "/baru"},
    "running_story": {"slug": "pelabuhan-roro", "name": "Pelabuhan Roro", "description": "Ramai.", "is_open": False},
    "source": {
        "slug": "kcna",
        "name": "Kantor Cerita Nusantara",
        "short_name": "KCNA",
        "source_kind": "agency",
        "url": "https://kcna.example/",
    },
    "menu": {
        "place": "main",
        "items": [{"label": "Ekonomi", "href": "/ekonomi"}, {"label": "Indeks", "href": "/indeks"}],
    },
    "promo": {
        "text": "Ikuti kami",
        "link_text": "Saluran WhatsApp",
        "href": "https://whatsapp.example/saluran",
        "places": ["below_text", "home"],
        "channels": ["1"],
        "position": 2,
        "starts_at": NOON,
        "ends_at": NOON + DAY,
    },
    "ad_place": {"place": "in_text_1", "is_on": False, "phone_height_px": 0, "desktop_height_px": 1_000},
    "creative": {
        "heading": "Langganan Warta",
        "text": "Baca tanpa batas.",
        "button": "Berlangganan",
        "href": "/langganan",
        "places": ["top", "side_1"],
        "ends_at": NOON,
    },
    "withdrawal": {"title": "Uji", "ground": "other", "reason": "Sumber mencabutnya.", "withdrawn_at": NOON},
}


def a_body(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"type": "doc", "content": list(blocks)}


def linked(href: str) -> dict[str, Any]:
    marks = [{"type": "link", "attrs": {"href": href}}]
    return a_body({"type": "paragraph", "content": [{"type": "text", "text": "x", "marks": marks}]})


def nested(depth: int) -> dict[str, Any]:
    block: dict[str, Any] = {"type": "paragraph"}
    for _ in range(depth):
        block = {"type": "blockquote", "content": [block]}
    return a_body(block)


@pytest.mark.parametrize("kind", [*KINDS, "withdrawal"])
def test_a_document_comes_back_from_its_bytes_as_it_was(kind: str) -> None:
    document = from_fields(kind, {"id": "1", **SOME[kind]})
    raw = encode(document)
    assert decode(raw) == document
    assert encode(decode(raw)) == raw
    assert kind_of(document) == kind


@pytest.mark.parametrize(
    ("kind", "fields", "named"),
    [
        ("topic", {"colour": "red"}, "colour"),
        ("story", {"credits": [{"role": "reporter", "name": "Sari", "fee": 1}]}, "fee"),
        ("story", {"body": a_body({"type": "paragraph", "html": "<b>"})}, "html"),
        ("topic", {"name": "x" * 301}, r"\$\.name"),
        ("topic", {"name": ""}, r"\$\.name"),
        ("topic", {"aliases": ["x"] * 21}, r"\$\.aliases"),
        ("story", {"headline": [{"type": "text", "text": "x" * 10_000_000}]}, r"\$\.headline\[0\]\.text"),
        ("story", {"headline": []}, r"\$\.headline"),
        ("story", {"body": a_body(*[{"type": "paragraph"}] * (MAX_BLOCKS + 1))}, r"\$\.body\.content"),
        ("channel", {"position": "3"}, r"\$\.position"),
        ("channel", {"position": -1}, r"\$\.position"),
        ("channel", {"colour": "red"}, r"\$\.colour"),
        ("channel", {"colour": "#7a1f1f;}"}, r"\$\.colour"),
        ("channel", {"colour": "#7a1f1f\n"}, r"\$\.colour"),
        ("channel", {"slug": "Na Sional"}, r"\$\.slug"),
        ("channel", {"slug": "nasional\n"}, r"\$\.slug"),
        ("channel", {"parent": "nasional"}, r"\$\.parent"),
        ("topic", {"id": "0"}, r"\$\.id"),
        ("topic", {"id": "1\n"}, r"\$\.id"),
        ("topic", {"id": 1}, r"\$\.id"),
        ("masthead", {"site_url": "javascript:alert(1)"}, r"\$\.site_url"),
        ("masthead", {"site_url": "https://a.example/path"}, r"\$\.site_url"),
        ("masthead", {"language": "jv"}, r"\$\.language"),
        ("masthead", {"founded_date": "kemarin"}, r"\$\.founded_date"),
        ("story", {"published_at": dt.datetime(2026, 1, 1)}, r"\$\.published_at"),
        ("story", {"credits": [{"role": "reporter"}]}, r"\$\.credits\[0\]"),
        ("story", {"credits": [{"role": "boss", "name": "x"}]}, r"\$\.credits\[0\]\.role"),
        ("story", {"body": linked("javascript:alert(1)")}, "href 'javascript:alert"),
        ("story", {"body": linked("JavaScript:alert(1)")}, "href 'JavaScript:"),
        ("story", {"body": linked("\tjavascript:alert(1)")}, "href"),
        ("story", {"body": linked("//evil.example/x")}, "href '//evil.example"),
        ("story", {"body": linked("/\\evil.example")}, "href"),
        ("story", {"body": linked("data:text/html,x")}, "href 'data:"),
        ("story", {"body": linked("https://")}, "href 'https://'"),
        ("story", {"body": linked("mailto:nobody")}, "href 'mailto:"),
        ("story", {"body": linked("relative")}, "href 'relative'"),
        ("story", {"body": nested(2)}, r"\$\.body\.content\[0\]\.content\[0\]"),
        ("story", {"body": nested(900)}, r"\$\.body\.content\[0\]\.content\[0\]"),
        (
            "story",
            {"body": a_body({"type": "heading", "attrs": {"level": 1}})},
            r"\$\.body\.content\[0\]\.attrs\.level",
        ),
        ("story", {"body": a_body({"type": "iframe"})}, r"\$\.body\.content\[0\]"),
        ("redirect", {"target": "https://evil.example"}, r"\$\.target"),
        ("redirect", {"target": "/a b"}, r"\$\.target"),
        ("redirect", {"target": "/a\n"}, r"\$\.target"),
        ("running_story", {"slug": "a b"}, r"\$\.slug"),
        ("running_story", {"is_open": "ya"}, r"\$\.is_open"),
        ("source", {"source_kind": "blog"}, r"\$\.source_kind"),
        ("source", {"url": "javascript:alert(1)"}, r"\$\.url"),
        ("source", {"url": "https://a.example/ b"}, r"\$\.url"),
        ("person", {"initials": "x" * 9}, r"\$\.initials"),
        ("menu", {"place": "side"}, r"\$\.place"),
        ("menu", {"items": []}, r"\$\.items"),
        ("menu", {"items": [{"label": "", "href": "/"}]}, r"\$\.items\[0\]\.label"),
        ("menu", {"items": [{"label": "x", "href": "javascript:alert(1)"}]}, r"\$\.items\[0\]\.href"),
        ("menu", {"items": [{"label": "x", "href": "/", "target": "_blank"}]}, "target"),
        ("promo", {"places": []}, r"\$\.places"),
        ("promo", {"places": ["top"]}, r"\$\.places\[0\]"),
        ("promo", {"channels": ["nasional"]}, r"\$\.channels\[0\]"),
        ("promo", {"href": "data:text/html,x"}, r"\$\.href"),
        ("promo", {"starts_at": dt.datetime(2026, 1, 1)}, r"\$\.starts_at"),
        ("ad_place", {"place": "popup"}, r"\$\.place"),
        ("ad_place", {"phone_height_px": 1_001}, r"\$\.phone_height_px"),
        ("creative", {"button": ""}, r"\$\.button"),
        ("creative", {"places": ["below_text"]}, r"\$\.places\[0\]"),
        ("creative", {"position": -1}, r"\$\.position"),
        ("withdrawal", {"ground": "because"}, r"\$\.ground"),
        ("withdrawal", {"reason": "pendek"}, r"\$\.reason"),
    ],
)
def test_what_a_kind_does_not_allow_is_refused_by_field(kind: str, fields: dict[str, Any], named: str) -> None:
    with pytest.raises(DocumentRefused, match=named):
        from_fields(kind, {"id": "1", **SOME[kind], **fields})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "fields", "named"),
    [
        ("masthead", {"timezone": "Asia/Atlantis"}, "timezone 'Asia/Atlantis' is not known"),
        ("masthead", {"timezone": "../../etc/passwd"}, "timezone"),
        ("masthead", {"timezone": ""}, "timezone"),
        ("masthead", {"dateline_pattern": "{place} {0.__class__}"}, "dateline_pattern"),
        ("masthead", {"dateline_pattern": "tanpa tempat"}, "dateline_pattern"),
        ("masthead", {"id": "2"}, "id must be 1"),
        ("channel", {"slug": "indeks", "parent": None}, "slug 'indeks' is kept"),
        ("channel", {"slug": "2026", "parent": None}, "slug must hold a letter"),
        ("channel", {"parent": None, "name": "\ud800"}, "channel"),
        ("page", {"slug": "static"}, "slug 'static' is kept"),
        ("redirect", {"target": "//evil.example"}, "target must be a path of this site"),
        ("redirect", {"source": "/healthz"}, "kept for the site itself"),
        ("redirect", {"source": "/a//b"}, "not a path that the site answers"),
        ("redirect", {"target": "/lama"}, "target must not lead back"),
        ("redirect", {"source": "/"}, "kept for the site itself"),
        ("menu", {"items": [{"label": "A", "href": "/a"}, {"label": "B", "href": "/a"}]}, "items must not lead"),
        ("promo", {"channels": [], "ends_at": NOON}, "ends_at must be after starts_at"),
        ("creative", {"starts_at": NOON + DAY}, "ends_at must be after starts_at"),
        ("creative", {"channels": ["9"]}, r"channels\[0\] names channel 9, which is not published"),
    ],
)
def test_what_types_can_not_say_is_refused_by_the_log(kind: str, fields: dict[str, Any], named: str) -> None:
    document = from_fields(kind, {"id": "1", **SOME[kind], **fields})
    with pytest.raises(DocumentRefused, match=named):
        log.append(kind, document.id, "put", document, now=NOON)
    assert log.head_epoch().counter == 0


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "document: Input data was truncated"),
        (b"{", "document: Input data was truncated"),
        (b"[]", "document: Expected `object`"),
        (b'{"kind": "story"', "document:"),
        (b'{"id": "1"}', "kind"),
        (b'{"kind": "advert", "id": "1"}', "kind 'advert' is not one of masthead"),
        (b'{"kind": "topic", "id": "1", "slug": "a", "name": "\xff"}', "document: .*utf-8"),
        (b'{"kind": "topic", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "document:.*recursion"),
        (b'{"kind": "topic", "name": "' + b"x" * 10_000_000 + b'"}', "10000029 bytes is too large"),
        (b'{"kind": "topic", "id": "1", "slug": "a", "name": "b", "schema": 9}', "schema 9 is not known"),
        (b'{"kind": "topic", "id": "1", "slug": "a", "name": "b", "schema": 0}', "schema 0 is not known"),
        (b'{"kind": "topic", "id": "1", "slug": "a", "name": "b", "schema": "1"}', r"\$\.schema"),
    ],
    ids=lambda value: value[:30] if isinstance(value, bytes) else None,
)
def test_bytes_that_are_no_document_of_today_are_refused(raw: bytes, said: str) -> None:
    with pytest.raises(DocumentRefused, match=f"(?i){said}"):
        decode(raw)


@pytest.fixture
def second_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stories of schema 1 said `place` for what schema 3 calls `located`, and had no deck before schema 2."""

    def with_deck(fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "deck": "Tanpa teras."}

    def with_located(fields: dict[str, Any]) -> dict[str, Any]:
        return {**{name: value for name, value in fields.items() if name != "place"}, "located": fields["place"]}

    lifted = Kind(documents.Story, 3, {1: with_deck, 2: with_located})
    monkeypatch.setattr(documents, "_FORMS", {**documents._FORMS, "story": lifted})


def an_old_story(**fields: Any) -> bytes:
    story = {"kind": "story", "id": "1", **SOME["story"], **fields}
    del story["located"]
    return msgspec.json.encode(story)


@pytest.mark.parametrize(
    ("fields", "deck"), [({"schema": 1}, "Tanpa teras."), ({"schema": 2, "deck": "Teras."}, "Teras.")]
)
def test_an_older_document_is_lifted_step_by_step(second_schema: None, fields: dict[str, Any], deck: str) -> None:
    story = decode(an_old_story(place="LONTAR", **fields))
    assert isinstance(story, documents.Story)
    assert (story.schema, story.located, story.deck, story.published_at) == (3, "LONTAR", deck, NOON)
    assert decode(encode(story)) == story


def test_a_document_of_a_newer_schema_asks_for_a_newer_redaksi(second_schema: None) -> None:
    with pytest.raises(DocumentRefused, match=r"story: schema 4 is not known here \(newest is 3\); upgrade Redaksi"):
        decode(an_old_story(place="LONTAR", schema=4))


def test_an_older_document_is_held_to_todays_rules(second_schema: None) -> None:
    with pytest.raises(DocumentRefused, match=r"\$\.located"):
        decode(an_old_story(place="x" * 81, schema=2))
