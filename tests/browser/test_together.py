"""Two people in one story, a lost signal, a closed tab: real browsers, a real desk, and no word lost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.newspaper import Newspaper

pytestmark = pytest.mark.browser

BODY = "[data-editor=body] [contenteditable=true]"
STATE = "[data-manuscript-state]"
SAVED = f"{STATE}[data-state=saved]"


@pytest.fixture
def windows(chromium: Any) -> Iterator[Any]:
    """Makes browsers of people; closes them."""
    opened = []

    def window(newspaper: Newspaper, name: str) -> Any:
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID")
        opened.append(context)
        page = context.new_page()
        page.goto(newspaper.desk)
        page.fill("[name=login]", name)
        page.fill("[name=password]", "redaksi-demo")
        page.click("main button[type=submit]")
        page.wait_for_selector("a.desk__name")
        return page

    yield window
    for context in opened:
        context.close()


def new_story(page: Any) -> str:
    page.click("form[action='/stories/new/'] button")
    page.wait_for_selector(BODY)
    page.wait_for_selector(SAVED)
    return str(page.url)


def write(page: Any, words: str) -> None:
    page.click(BODY)
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def text_of(page: Any) -> str:
    return str(page.inner_text(BODY))


def test_two_people_write_in_one_text_and_see_each_other(windows: Any, newspaper: Newspaper) -> None:
    bima, ratna = windows(newspaper, "bima"), windows(newspaper, "ratna")
    address = new_story(bima)
    ratna.goto(address)
    ratna.wait_for_selector(SAVED)
    write(bima, "Kalimat Bima. ")
    ratna.wait_for_function(
        "text => document.querySelector('[data-editor=body]').innerText.includes(text)", arg="Bima."
    )
    write(ratna, "Kalimat Ratna. ")
    bima.wait_for_function(
        "text => document.querySelector('[data-editor=body]').innerText.includes(text)", arg="Ratna."
    )
    bima.wait_for_selector(".caret__name:has-text('Ratna')")
    assert "Ratna" in bima.inner_text("[data-manuscript-people]")
    ratna.fill("#id_deck", "Dek dari Ratna.")
    bima.wait_for_function("() => document.querySelector('#id_deck').value === 'Dek dari Ratna.'")
    bima.wait_for_selector(SAVED)
    bima.reload()
    bima.wait_for_selector(SAVED)
    assert re.search(r"Kalimat Bima\. Kalimat Ratna\.", text_of(bima).replace("\xa0", " "))


def test_an_hour_without_signal_and_a_closed_tab_lose_nothing(windows: Any, newspaper: Newspaper) -> None:
    sari = windows(newspaper, "sari")
    address = new_story(sari)
    write(sari, "Sebelum. ")
    sari.wait_for_selector(SAVED)
    sari.context.set_offline(True)
    sari.wait_for_selector(f"{STATE}[data-state=waiting]")
    write(sari, "Di laut tanpa sinyal. ")
    assert "perangkat ini" in sari.inner_text(STATE)
    sari.wait_for_timeout(500)  # the device's own store writes a moment later
    again = sari.context.new_page()
    sari.close()
    again.context.set_offline(False)
    again.goto(address)
    again.wait_for_selector(SAVED)
    assert "Sebelum. Di laut tanpa sinyal." in text_of(again).replace("\xa0", " ")
    other = windows(newspaper, "bima")
    other.goto(address)
    other.wait_for_selector(SAVED)
    assert "Di laut tanpa sinyal." in text_of(other).replace("\xa0", " ")


def test_what_was_typed_is_published_and_nothing_else(windows: Any, newspaper: Newspaper) -> None:
    bima = windows(newspaper, "bima")
    new_story(bima)
    bima.click("[data-editor=headline] [contenteditable=true]")
    bima.keyboard.type("Naskah Bersama Sampai ke Pembaca")
    write(bima, "Isi yang ditulis bersama.")
    bima.select_option("#id_channel", label="Daerah")
    bima.fill("[name=credit-name]", "Bima Uji")
    bima.wait_for_selector(SAVED)
    bima.click("button[name=order][value=publish]")
    bima.wait_for_selector(".alert-success")
    live = bima.get_attribute("a[href*='/daerah/']", "href")
    assert live is not None
    assert "Isi yang ditulis bersama." in newspaper.read(live.removeprefix(newspaper.site)).text
