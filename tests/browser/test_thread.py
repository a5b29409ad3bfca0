"""The one thread through the house: from the login to the reader's page and away again."""

import re
import time
from typing import Any

import pytest

from tests.newspaper import Newspaper

pytestmark = pytest.mark.browser

VISIBLE_SECONDS = 1.0


@pytest.fixture
def page(chromium: Any, newspaper: Newspaper) -> Any:
    """A window of the desk, with what went wrong in it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID")
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "console",
        lambda message: (
            troubles.append(message.text) if message.type == "error" and " 409 " not in message.text else None
        ),
    )
    yield page
    context.close()
    assert troubles == []


def log_in(page: Any, newspaper: Newspaper, username: str = "wati") -> None:
    page.goto(newspaper.desk)
    page.fill("[name=login]", username)
    page.fill("[name=password]", "redaksi-demo")
    page.click("main button[type=submit]")
    page.wait_for_selector(".queue__list")


def write_story(page: Any, headline: str, text: str) -> None:
    page.click("main >> text=Tulis berita")
    page.wait_for_selector("[data-editor=headline] [contenteditable]")
    page.click("[data-editor=headline] [contenteditable]")
    page.keyboard.press("Control+i")
    page.keyboard.type("Update")
    page.keyboard.press("Control+i")
    page.keyboard.type(headline)
    page.fill("#id_deck", "Penumpang menunggu sejak pukul empat pagi.")
    page.click("[data-editor=body] [contenteditable]")
    page.keyboard.type(text)
    page.select_option("#id_channel", label="Daerah")
    page.fill("#id_located", "KOTARAYA SAGARA")
    page.fill("[name=credit-name] >> nth=0", "Rahayu Uji")


def wait_for(newspaper: Newspaper, path: str, what: str, *, seconds: float = VISIBLE_SECONDS) -> float:
    """Seconds until `what` stands at `path`; fails after `seconds`."""
    began = time.monotonic()
    while what not in newspaper.read(path).text:
        assert time.monotonic() - began < seconds, f"{what!r} did not appear at {path} within {seconds} s"
        time.sleep(0.01)
    return time.monotonic() - began


def test_a_story_goes_from_the_desk_to_the_reader_and_away_again(page: Any, newspaper: Newspaper) -> None:
    for path in ("/", "/daerah"):
        newspaper.read(path)  # kept pages that must become stale
    log_in(page, newspaper)
    write_story(page, " Feri Malam ke Pulau Buntar Ditambah", "Dua kapal berangkat tiap malam.")
    page.click("button[value=publish]")
    page.wait_for_selector(".alert-success")
    today = newspaper.read("/indeks").headers["location"]
    for path in ("/", "/daerah", today):
        wait_for(newspaper, path, "<i>Update</i> Feri Malam ke Pulau Buntar Ditambah")
    address = page.get_attribute("text=Lihat di situs", "href")
    path = address.removeprefix(newspaper.site)
    assert re.fullmatch(r"/daerah/\d{4}/\d\d/\d\d/update-feri-malam-ke-pulau-buntar-ditambah-\d+", path)
    story = newspaper.read(path)
    assert story.status == 200
    for expected in ("KOTARAYA SAGARA -", "Dua kapal berangkat tiap malam.", "Rahayu Uji", "WIB"):
        assert expected in story.text
    assert "<title>Update Feri Malam" in story.text

    page.click(".story-form__orders .more__button >> nth=-1")
    page.click("text=Cabut …")
    page.select_option("#id_ground", "source_withdrew")
    page.fill("#id_reason", "Operator kapal menarik pengumumannya.")
    page.click("#withdraw >> text=Cabut >> nth=-1")
    page.wait_for_selector("text=Dicabut")
    wait_for(newspaper, path, "Operator kapal menarik pengumumannya.")
    gone = newspaper.read(path)
    assert gone.status == 410
    assert "Dua kapal berangkat" not in gone.text
    for listing in ("/", "/daerah", today):
        assert "Feri Malam ke Pulau Buntar" not in newspaper.read(listing).text


def test_a_reporter_writes_but_does_not_publish(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper, "sari")
    write_story(page, " Pasar Ikan Dibenahi", "Pasar ikan dibenahi mulai pekan ini.")
    assert page.query_selector("button[value=publish]") is None
    page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".alert-success")
    assert "Pasar Ikan Dibenahi" not in newspaper.read("/").text


def test_two_people_who_change_one_field_see_each_other_s_choice(
    page: Any, newspaper: Newspaper, chromium: Any
) -> None:
    log_in(page, newspaper)
    write_story(page, " Perpustakaan Keliling", "Perpustakaan keliling datang.")
    page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".alert-success")
    other = chromium.new_context(locale="id-ID").new_page()
    log_in(other, newspaper)
    other.goto(page.url)
    other.wait_for_selector("[data-manuscript-state][data-state=saved]")
    other.fill("#id_located", "SERANDAI")
    other.click("button[value=save]:not([hidden])")
    other.wait_for_selector(".alert-success")
    page.fill("#id_located", "SAGARA")
    with page.expect_response(lambda response: response.status == 409):
        page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".conflict")
    assert page.input_value("#id_located") == "SAGARA"
    assert "SERANDAI" in page.inner_text(".conflict")
    other.context.close()


def test_the_preview_shows_the_real_theme(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper)
    write_story(page, " Jalan Pesisir Diaspal", "Jalan pesisir diaspal.")
    page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".alert-success")
    page.goto(page.url + "preview/")
    assert page.inner_text("h1") == "Update Jalan Pesisir Diaspal"
    family = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Charter" in family


def test_text_that_was_typed_and_not_sent_is_there_after_a_reload(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper)
    write_story(page, " Dermaga Diperpanjang", "Dermaga diperpanjang.")
    page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".alert-success")
    page.click("[data-editor=body] [contenteditable]")
    page.keyboard.type("Kalimat yang belum disimpan. ")
    page.wait_for_timeout(500)
    page.wait_for_selector("[data-manuscript-state][data-state=saved]")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.wait_for_selector("[data-manuscript-state][data-state=saved]")
    assert "Kalimat yang belum disimpan." in page.inner_text("[data-editor=body] [contenteditable]")
    page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".alert-success")
    page.reload()
    page.wait_for_selector("[data-editor=body] [contenteditable]")
    assert page.query_selector("text=Pulihkan") is None
    assert "Kalimat yang belum disimpan." in page.inner_text("[data-editor=body] [contenteditable]")


def test_enter_in_a_field_saves_and_never_publishes(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper)
    write_story(page, " Belum Siap Tayang", "Belum siap.")
    for field in ("#id_located", "#id_slug"):
        page.evaluate("document.querySelectorAll('.story-more').forEach((part) => { part.open = true; })")
        page.focus(field)
        page.keyboard.press("Enter")
        page.wait_for_selector(".alert-success")
        assert "Tersimpan di meja redaksi." in page.inner_text(".alert-success")
    assert "Belum Siap Tayang" not in newspaper.read("/").text


def test_who_may_only_read_can_not_type(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper, "sari")
    page.goto(newspaper.desk + "/?tab=live")
    page.click(".queue__headline >> nth=-1")
    page.wait_for_selector("[data-editor=body] .ProseMirror")
    assert page.get_attribute("[data-editor=body] .ProseMirror", "contenteditable") == "false"
    assert page.query_selector("button[value=publish]") is None
