"""The desk by hand: the queue from the keyboard, pickers by key and by touch, a story's way over the desk."""

from typing import Any

import pytest

from tests.newspaper import Newspaper

from .test_accessible import assert_accessible
from .test_thread import log_in, page, write_story

pytestmark = pytest.mark.browser

__all__ = ["page"]

BODY = "[data-editor=body] [contenteditable]"


def focused(page: Any) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.innerText"))


def test_the_queue_is_walked_and_opened_from_the_keyboard(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper)
    page.goto(newspaper.desk + "/?tab=live")
    headlines = page.locator(".queue__list .queue__headline").all_inner_texts()
    page.keyboard.press("ArrowDown")
    assert focused(page) not in headlines, "an arrow scrolls until a headline has the focus"
    page.keyboard.press("j")
    assert focused(page) == headlines[0]
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert focused(page) == headlines[2]
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == headlines[0]
    page.keyboard.press("/")
    page.keyboard.type("j")
    assert page.input_value("#id_q") == "j"
    page.fill("#id_q", headlines[3].split()[0])
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    assert headlines[3] in page.locator(".queue__list .queue__headline").all_inner_texts()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector(BODY)


def test_a_topic_and_a_person_are_picked_from_the_keyboard(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper)
    write_story(page, " Panen Raya Dimulai", "Panen raya dimulai.")
    page.fill("[name=credit-name] >> nth=0", "")
    page.focus("[name=credit-name] >> nth=0")
    page.keyboard.type("ratri")
    page.wait_for_selector(".credit-row [role=option]")
    assert page.get_attribute("[name=credit-name]", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("[name=credit-name]", "aria-activedescendant")
    assert page.get_attribute(f"#{active}", "aria-selected") == "true"
    page.keyboard.press("Enter")
    assert page.input_value("[name=credit-name]") == "Ratri Paselong"
    assert page.input_value("[name=credit-person]")
    page.focus("#id_topics")
    page.keyboard.type("panga")
    page.wait_for_selector("#id_topics_list [role=option]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=topics]:checked")
    assert page.evaluate("document.activeElement.id") == "id_topics"
    page.keyboard.press("Enter")  # nothing is searched for: the form must not go
    assert page.query_selector(".alert-success") is None
    page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".alert-success")
    assert page.inner_text(".picker__chip span") == "Pangan"
    assert page.input_value("[name=credit-name]") == "Ratri Paselong"
    page.fill("[name=credit-name]", "Ratri Luar")
    assert page.input_value("[name=credit-person]") == ""
    page.uncheck("[name=topics]")
    page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".alert-success")
    assert page.query_selector("[name=topics]") is None
    assert page.input_value("[name=credit-name]") == "Ratri Luar"


def test_escape_closes_a_picker_and_a_search_without_answer_says_so(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper)
    page.click("main button[type=submit] >> nth=0")
    page.wait_for_selector(".picker--live")
    page.fill("#id_topics", "p")
    page.wait_for_selector("#id_topics_list [role=option]")
    page.keyboard.press("Escape")
    assert page.is_hidden("#id_topics_list")
    assert page.get_attribute("#id_topics", "aria-expanded") == "false"
    page.route("**/pick/**", lambda route: route.fulfill(status=200, content_type="text/html", body="<p>login</p>"))
    page.fill("#id_topics", "pa")
    status = page.locator(".picker:has(#id_topics) [data-picker-status]")
    failed = page.get_attribute(".picker:has(#id_topics)", "data-failed")
    page.wait_for_function("([place, words]) => place.textContent === words", arg=[status.element_handle(), failed])


def test_a_picker_and_the_orders_work_with_a_thumb(chromium: Any, newspaper: Newspaper) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True, locale="id-ID")
    page = context.new_page()
    log_in(page, newspaper)
    page.tap("main button[type=submit] >> nth=0")
    page.wait_for_selector(".picker--live")
    page.fill("#id_topics", "pangan")
    page.tap("#id_topics_list [role=option] >> nth=0")
    page.wait_for_selector("[name=topics]:checked")
    page.tap(".story-form__orders .more__button >> nth=-1")
    for button in page.query_selector_all(".more[open] .more__sheet .btn"):
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["height"] >= 43
    context.close()


def test_a_credit_is_added_moved_and_taken_off(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper)
    write_story(page, " Dua Nama", "Dua nama.")
    page.click("[data-hx-target='#credits']")
    page.wait_for_selector(".credit-row >> nth=1 >> .picker--live")
    page.fill("[name=credit-name] >> nth=1", "Nama Kedua")
    page.click("[data-row-up] >> nth=1")
    page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".alert-success")
    names = [row.input_value() for row in page.query_selector_all("[name=credit-name]")]
    assert names == ["Nama Kedua", "Rahayu Uji"]
    page.click("[data-row-out] >> nth=0")
    page.click("button[value=save]:not([hidden])")
    page.wait_for_selector(".alert-success")
    assert [row.input_value() for row in page.query_selector_all("[name=credit-name]")] == ["Rahayu Uji"]


def test_a_story_goes_over_the_desk_to_readers(chromium: Any, newspaper: Newspaper) -> None:
    browsers = {who: chromium.new_context(locale="id-ID").new_page() for who in ("sari", "wati")}
    sari, wati = browsers["sari"], browsers["wati"]
    log_in(sari, newspaper, "sari")
    write_story(sari, " Bendungan Selesai", "Bendungan selesai.")
    sari.click("button[value=file]")
    sari.wait_for_selector(".state__dot--filed")
    assert sari.query_selector("button[value=save]") is None
    log_in(wati, newspaper)
    wati.goto(newspaper.desk + "/?tab=filed")
    wati.click(".queue__headline >> nth=0")
    wati.click(".story-form__orders > button[value=take]")
    wati.wait_for_selector(".story-form__holder")
    wati.click(".story-form__orders .more__button >> nth=-1")
    wati.fill("#id_send_back_reason", "Tambah nama bendungannya.")
    wati.click("button[value=send_back]")
    wati.wait_for_selector(".state__dot--draft")
    sari.reload()
    assert "Tambah nama bendungannya." in sari.inner_text(".handed")
    sari.fill("#id_deck", "Bendungan Lirih selesai.")
    sari.click("button[value=file]")
    sari.wait_for_selector(".state__dot--filed")
    wati.reload()
    wati.click(".story-form__orders .more__button >> nth=-1")
    wati.click("button[value=publish]")
    wati.wait_for_selector(".state__dot--live")
    wati.fill("#id_deck", "Bendungan Lirih selesai lebih cepat.")
    wati.click(".story-form__orders .more__button >> nth=0")
    wati.click(".more__sheet button[value=publish]")
    wati.wait_for_selector(".alert-danger")
    wati.check("[name=change-kind][value=update]")
    wati.fill("#id_change_note", "Waktu selesainya ditambahkan.")
    wati.click(".more__sheet button[value=publish]")
    wati.wait_for_selector(".alert-success")
    assert_kept_from_sideways(wati)
    for browser in browsers.values():
        browser.context.close()


def assert_kept_from_sideways(page: Any) -> None:
    """Nothing scrolls sideways."""
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_withdrawal_that_waits_is_accessible(chromium: Any, newspaper: Newspaper, scheme: str) -> None:
    viewport = {"width": 320, "height": 800}
    context = chromium.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True, locale="id-ID")
    page = context.new_page()
    log_in(page, newspaper)
    page.goto(newspaper.desk + "/?tab=live")
    page.click(".queue__list .queue__headline >> nth=-1")
    page.wait_for_selector(BODY)
    page.click(".story-form__orders .more__button >> nth=-1")
    page.click("[data-bs-target='#withdraw']")
    page.wait_for_selector("#id_reason")
    page.select_option("#id_ground", "other")
    page.fill("#id_reason", "Dicabut oleh uji peramban.")
    page.click("#withdraw button[type=submit]")
    page.wait_for_selector(".waiting")
    assert_accessible(page)
    page.goto(newspaper.desk + "/?tab=withdrawn")
    assert "Dicabut oleh uji peramban." in page.inner_text(".waiting")
    assert_accessible(page)
    context.close()


@pytest.mark.parametrize(("screen", "width"), [("desktop", 1280), ("phone", 360)])
def test_a_preview_is_as_wide_as_it_says(chromium: Any, newspaper: Newspaper, screen: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, locale="id-ID")
    page = context.new_page()
    log_in(page, newspaper)
    page.goto(newspaper.desk + "/?tab=live")
    page.click(".queue__list .queue__headline >> nth=0")
    page.wait_for_selector(BODY)
    page.goto(page.url + f"preview/frame/?screen={screen}")
    page.screenshot(path=f"/tmp/fd-preview-{screen}.png")
    inner = page.locator(".preview__frame").evaluate("(frame) => frame.contentWindow.innerWidth")
    assert inner == width
    assert page.locator(".preview__frame").bounding_box()["x"] >= 0
    assert_kept_from_sideways(page)
    page.locator(".preview").evaluate("(scroller) => { scroller.scrollLeft = 10000; }")
    box = page.locator(".preview__frame").bounding_box()
    assert box["x"] + box["width"] <= width, "its far edge can be reached"
    context.close()


def test_the_account_s_things_stand_behind_one_button_on_a_phone(chromium: Any, newspaper: Newspaper) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, locale="id-ID")
    page = context.new_page()
    log_in(page, newspaper)
    assert page.locator(".desk__bar").bounding_box()["height"] < 64, "one row"
    page.tap(".desk__account-button")
    for control in page.locator(".desk__person .btn").all():
        box = control.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["height"] >= 43
    page.tap(".desk__person form:last-child button")
    page.wait_for_selector("[name=password]")
    context.close()


def test_the_queue_shows_who_has_a_story_open(page: Any, newspaper: Newspaper) -> None:
    log_in(page, newspaper)
    page.click("main >> text=Tulis berita")
    page.wait_for_selector(BODY)
    page.wait_for_selector(".manuscript-people", state="attached")
    other = page.context.new_page()
    for _ in range(20):
        other.goto(newspaper.desk + "/?tab=mine")
        if other.query_selector(".queue__writers"):
            break
        other.wait_for_timeout(200)
    name = other.get_attribute("main .queue__row:has(.queue__writers) a", "href")
    assert name is not None
    assert page.url.endswith(name)
    other.close()
