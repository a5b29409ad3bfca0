"""The screen of a menu: lines of words and addresses, ordered by numbers, without a script."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from redaksi.newsroom.models import Channel, Menu
from redaksi.press import documents, log
from tests.builders import a_menu, wati
from tests.desk.sending import sent_unchanged
from tests.desk.test_doors import logged_in

NEW = reverse("record_create", args=["menus"])


@pytest.fixture
def desk(channel: Channel) -> Client:
    """Wati's browser, in English."""
    browser = logged_in(wati())
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return browser


def html(answer: Any) -> str:
    return str(answer.content.decode())


def a_form(*lines: tuple[str, str, str], place: str = "main") -> dict[str, Any]:
    columns = zip(*lines, strict=True) if lines else ((), (), ())
    return {"place": place, **dict(zip(("items-at", "items-label", "items-href"), map(list, columns), strict=True))}


def links(menu: Menu) -> list[tuple[str, str]]:
    document = log.current_document("menu", str(menu.pk))
    assert isinstance(document, documents.Menu)
    return [(item.label, item.href) for item in document.items]


def test_lines_stand_in_the_order_of_their_numbers_and_emptied_ones_go(desk: Client) -> None:
    form = a_form(
        ("20", "Nasional", "/nasional"), ("", "Indeks", "/indeks"), ("10", "Ekonomi", "/ekonomi"), ("15", "", "")
    )
    assert desk.post(NEW, form).status_code == 302
    assert links(Menu.objects.get()) == [("Ekonomi", "/ekonomi"), ("Nasional", "/nasional"), ("Indeks", "/indeks")]


def test_a_line_is_moved_added_and_taken_out(desk: Client) -> None:
    menu = a_menu(items=[{"label": name, "href": f"/{name.lower()}"} for name in ("Satu", "Dua", "Tiga")])
    screen = reverse("record", args=["menus", menu.pk])
    form = sent_unchanged(html(desk.get(screen)), "record-form")
    assert form["items-at"] == ["10", "20", "30", "", "", ""]
    form["items-at"][2] = "5"  # Tiga to the front
    form["items-label"][1] = form["items-href"][1] = ""  # Dua goes
    form["items-label"][3], form["items-href"][3] = "Luar", "https://luar.example/x?y=1"
    assert desk.post(screen, form).status_code == 302
    assert links(menu) == [("Tiga", "/tiga"), ("Satu", "/satu"), ("Luar", "https://luar.example/x?y=1")]
    again = sent_unchanged(html(desk.get(screen)), "record-form")
    assert again["items-at"] == ["10", "20", "30", "", "", ""]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "A menu has one link at least"),
        ([("", "", "")], "A menu has one link at least"),
        ([("", f"Kata {n}", f"/{n}") for n in range(41)], "40 at most"),
        ([("", "Tanpa Alamat", "")], "“Tanpa Alamat”: a link needs words and an address."),
        ([("", "", "/tanpa-kata")], "“/tanpa-kata”: a link needs words and an address."),
        ([("", "Jahat", "javascript:alert(1)")], "“Jahat”: Use a path of this site"),
        ([("", "Jahat", "//jahat.example")], "“Jahat”: Use a path of this site"),
        ([("", "Spasi", "/a b")], "“Spasi”: Use a path of this site"),
        ([("satu", "Nomor", "/a")], "“Nomor”: the number must be"),
        ([("", "x" * 61, "/a")], "at most 60 characters"),
        ([("", "A", "/a"), ("", "B", "/a")], "Two links lead to the same address."),
    ],
)
def test_what_is_no_menu_is_refused_with_the_words_of_its_line(
    desk: Client, lines: list[tuple[str, str, str]], said: str
) -> None:
    answer = desk.post(NEW, a_form(*lines))
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors["items"])
    sent = sent_unchanged(html(answer), "record-form")
    typed = [label for _, label, href in lines if label or href]
    assert [label for label in sent["items-label"] if label] == [label for label in typed if label]
    assert not Menu.objects.exists()


def test_there_is_one_menu_of_a_place(desk: Client) -> None:
    a_menu("main")
    answer = desk.post(NEW, a_form(("", "Indeks", "/indeks")))
    assert answer.status_code == 422
    assert answer.context["form"].errors["place"] == ["Another one has this already. Choose another."]


def test_one_more_line_can_be_asked_for(desk: Client) -> None:
    assert 'name="items-label"' in html(desk.get(reverse("menu_line")))
