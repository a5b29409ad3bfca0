"""A newspaper with every kind of page and every element of one, and where they are."""

import json
import sqlite3
from typing import Any, NamedTuple

from redaksi.edge.freshness import current_projection
from redaksi.newsroom import actions
from redaksi.newsroom.models import AdPlace, Channel, Creative, Menu, Promo
from redaksi.site.projector import apply_pending
from tests.builders import (
    DAY,
    HOUR,
    MINUTE,
    NOON,
    a_channel,
    a_live_story,
    a_page,
    a_person,
    a_running_story,
    a_source,
    a_topic,
    wati,
)

from .portal import Portal

HEADLINE = [{"type": "text", "text": "Update", "marks": [{"type": "italic"}]}, {"type": "text", "text": " Roro Dibuka"}]
SIDES = ((320, 180), (640, 360), (1280, 720))


class Whole(NamedTuple):
    """`pages` by kind are whole pages with 200; `absent` are those with 404 and 410; `pieces` have no frame."""

    portal: Portal
    pages: dict[str, str]
    absent: dict[str, str]
    pieces: dict[str, str]

    def every(self) -> dict[str, str]:
        """All of them by kind."""
        return {**self.pages, **self.absent, **self.pieces}


def a_whole_newspaper(portal: Portal) -> Whole:
    """Something of everything. The full story has every block and every field."""
    nasional = a_channel("nasional")
    pemilu = a_channel("pemilu", parent=nasional)
    _furniture(nasional)
    running, ended = a_running_story("krisis-feri"), a_running_story("lebaran", is_open=False)
    named = {"running_story": str(running.pk)}
    older = [
        portal.file_story(
            nasional, NOON - DAY - number * HOUR, lead_picture=a_lead(number), **(named if number else {})
        )
        for number in range(1, 46)
    ]
    ids = [path.rpartition("-")[2] for path in older]
    formats = {
        name: portal.file_story(nasional, NOON - HOUR * (2 + number), format=name, lead_picture=a_lead(90 + number))
        for number, name in enumerate(("opinion", "analysis", "photo", "video", "infographic", "fact_check"))
    }
    paid = portal.file_story(nasional, NOON - MINUTE, format="paid", sponsor="PT Uji", body=a_body(ids[3]))
    plain = portal.file_story(pemilu, NOON - HOUR, running_story=str(ended.pk), is_sensitive=True)
    full = _full_story(portal, pemilu, named, ids)
    gone = a_live_story(nasional, now=NOON)
    actions.withdraw(gone.pk, ground="other", reason="Sumber mencabutnya.", by=wati(), now=NOON)
    relate(portal, full.rpartition("-")[2], ids[10:20])
    return Whole(
        portal,
        {
            "home": "/",
            "channel": "/nasional",
            "sub-channel": "/nasional/pemilu",
            "part of a channel": portal.page("/nasional").links("button")[-1],
            "indeks": "/indeks/2026/11/20",
            "story": full,
            "paid story": paid,
            "sensitive story": plain,
            "photo story": formats["photo"],
            "topic": "/topik/pelabuhan",
            "person": "/penulis/rahman-asmardika",
            "running story": "/fokus/krisis-feri",
            "ended running story": "/fokus/lebaran",
            "infographics": "/infografis",
            "photos": "/foto",
            "videos": "/video",
            "most read": "/terpopuler",
            "static page": "/redaksi",
        },
        {"missing": "/tidak-ada", "withdrawn": f"/nasional/2026/11/20/pelabuhan-roro-dibuka-lagi-{gone.pk}"},
        {"latest piece": "/potongan/terkini/nasional", "most read piece": "/potongan/terpopuler"},
    )


def relate(portal: Portal, story: str, ids: list[str]) -> None:
    """What the worker would find beside a story."""
    apply_pending(portal.folder)
    with sqlite3.connect(portal.folder / f"{current_projection(portal.folder)}.sqlite3") as connection:
        row = (int(story), "1", json.dumps(ids).encode())
        connection.execute("INSERT OR REPLACE INTO related (story, version, stories) VALUES (?, ?, ?)", row)
    connection.close()


def a_lead(number: int, **fields: Any) -> dict[str, Any]:
    """A lead picture as documents have it, with files of its own."""
    words = {"alt": "Kapal di dermaga.", "caption": "Kapal bersandar.", "credit": "Reuters"}
    return {**words, **forms(number), **fields}


def forms(number: int) -> dict[str, Any]:
    """The size and the renditions of a picture."""
    renditions = [
        {"format": format, "width": width, "height": height, "name": f"{number:08x}{width:08x}{place:016x}"}
        for place, format in enumerate(("avif", "webp", "jpeg"))
        for width, height in SIDES
    ]
    return {"width": 1280, "height": 720, "renditions": renditions}


def _furniture(nasional: Channel) -> None:
    for place, _ in AdPlace.PLACES:
        actions.publish_record(AdPlace(place=place), by=wati(), now=NOON)
    actions.publish_record(
        Creative(heading="Langganan", button="Daftar", href="/redaksi", places=["top", "in_text_1", "side_1"]),
        by=wati(),
        now=NOON,
    )
    promo = Promo(
        text="Ikuti saluran kami", href="https://whatsapp.example/uji", places=["below_text", "home", "channel"]
    )
    actions.publish_record(promo, by=wati(), now=NOON)
    items = [{"label": "Indeks lengkap", "href": "/indeks"}]
    actions.publish_record(Menu(place="footer", items=items), by=wati(), now=NOON)
    a_page("redaksi")


def _full_story(portal: Portal, channel: Channel, named: dict[str, str], ids: list[str]) -> str:
    people = [a_person("rahman-asmardika"), a_person("bima-arya", initials="bar")]
    credits = [
        {"role": role, "person": str(one.pk)} for role, one in zip(("journalist", "editor"), people, strict=True)
    ]
    source = a_source("kcna")
    return portal.file_story(
        channel,
        NOON,
        **named,
        headline=HEADLINE,
        short_headline="Roro Dibuka",
        seo_title="Pelabuhan Roro dibuka",
        social_title="Roro dibuka lagi",
        credits=credits,
        sources=[str(source.pk)],
        topics=[str(a_topic().pk)],
        located="MOSKOW",
        deck="",
        lead_picture=a_lead(99),
        body=a_body(ids[0]),
        pictures=[{"id": str(number), **forms(200 + number)} for number in (1, 2, 3)],
        related=[ids[5], "99999"],
        changes=[{"kind": "correction", "at": NOON + HOUR, "note": "Jumlah penumpang dibetulkan."}],
        version_created=NOON + 2 * HOUR,
    )


def paragraph(*texts: str) -> dict[str, Any]:
    """A paragraph whose runs are `texts`, the second one italic."""
    marks: list[dict[str, Any]] = [{}, {"marks": [{"type": "italic"}]}, {}]
    return {
        "type": "paragraph",
        "content": [{"type": "text", "text": text, **marks[n]} for n, text in enumerate(texts)],
    }


def a_picture_block(number: int) -> dict[str, Any]:
    """A picture in a text."""
    words = {"alt": f"Geladak {number}.", "caption": f"Geladak kapal {number}.", "credit": "Antara"}
    return {"type": "picture", "attrs": {"picture": number, **words}}


def a_body(read_also: str) -> dict[str, Any]:
    """Every kind of block; pictures 1, 2 and 3 only if `read_also` names the first filed story."""
    pictures = [a_picture_block(1), {"type": "gallery", "content": [a_picture_block(2), a_picture_block(3)]}]
    cell, header = ({"type": kind, "content": [paragraph("12")]} for kind in ("tableCell", "tableHeader"))
    rows = [{"type": "tableRow", "content": [header, header]}, {"type": "tableRow", "content": [header, cell]}]
    point = {"type": "listItem", "content": [paragraph("Butir.")]}
    return {
        "type": "doc",
        "content": [
            paragraph("Kejaksaan Agung\xa0membuka ", "roro", " lagi."),
            paragraph("Kapal membawa 120 penumpang, kata kapten. Kapal kedua menyusul."),
            {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Dua Kapal"}]},
            paragraph("Paragraf ketiga."),
            *(pictures if read_also == "1001" else []),
            {"type": "readAlso", "attrs": {"story": int(read_also)}},
            {"type": "readAlso", "attrs": {"story": 88888}},
            {"type": "blockquote", "attrs": {"source": "Kapten"}, "content": [paragraph("Kami siap.")]},
            {"type": "heading", "attrs": {"level": 3}, "content": [{"type": "text", "text": "Rincian"}]},
            paragraph("Paragraf keempat."),
            {"type": "bulletList", "content": [point]},
            {"type": "table", "attrs": {"caption": "Jadwal"}, "content": rows},
            paragraph("Paragraf kelima."),
            {"type": "embed", "attrs": {"provider": "youtube", "id": "abc123", "title": "Kapal berlabuh"}},
            {"type": "factBox", "attrs": {"title": "Tentang Roro"}, "content": [paragraph("Dibangun 1990.")]},
            paragraph("Paragraf keenam."),
            {"type": "pageBreak"},
            {"type": "correctionNote", "attrs": {"date": "2026-11-20"}, "content": [paragraph("Semula 12.")]},
            paragraph("Paragraf ketujuh."),
            paragraph("Paragraf kedelapan."),
        ],
    }
