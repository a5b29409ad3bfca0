"""Every kind of page and screen under axe, light and dark, on a small phone and on a desk; nothing scrolls sideways."""

import re
from typing import Any

import pytest

from tests.newspaper import Newspaper

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WINDOWS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture(params=WINDOWS, ids=lambda window: f"{window[0]}-{window[1]}")
def page(request: pytest.FixtureRequest, chromium: Any) -> Any:
    """A window of that width; axe has to be let past the policy."""
    width, scheme = request.param
    viewport = {"width": width, "height": 800}
    context = chromium.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True, locale="id-ID")
    yield context.new_page()
    context.close()


def assert_accessible(page: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page, options={"runOnly": RULES})
    assert results.violations_count == 0, results.generate_report()
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} is {overflow} px too wide"


def test_reader_pages(page: Any, newspaper: Newspaper) -> None:
    home = newspaper.read("/").text
    story = re.findall(r'href="(/[^"]+/\d{4}/\d\d/\d\d/[^"]+)"', home)[0]
    people = re.findall(r'href="(/penulis/[^"]+)"', newspaper.read(story).text)
    lists = ["/daerah", "/daerah/pemerintahan", "/indeks", "/topik/pangan", people[0]]
    running = re.findall(r'href="(/fokus/[^"]+)"', home)[:1]
    formats = ["/infografis", "/foto", "/video", "/terpopuler"]
    for path in ("/", story, *lists, *running, *formats, "/redaksi", "/tidak-ada"):
        page.goto(newspaper.site + path)
        assert_accessible(page)


def test_desk_screens(page: Any, newspaper: Newspaper) -> None:
    page.goto(newspaper.desk)
    assert_accessible(page)
    page.fill("[name=login]", "wati")
    page.fill("[name=password]", "redaksi-demo")
    page.click("main button[type=submit]")
    page.wait_for_selector(".queue__list")
    assert_accessible(page)
    page.goto(newspaper.desk + "/?tab=filed&q=tidakada")
    assert_accessible(page)
    page.goto(newspaper.desk + "/nowhere/")
    assert_accessible(page)
    page.goto(newspaper.desk + "/?tab=live")
    page.click(".state__dot--live >> nth=0 >> xpath=ancestor::li/a")
    page.wait_for_selector("[data-editor=body] [contenteditable]")
    assert_accessible(page)
    story = page.url
    for screen in ("phone", "desktop"):
        page.goto(f"{story}preview/frame/?screen={screen}")
        assert_accessible(page)
    page.goto(story)
    page.wait_for_selector(".picker--live")
    page.evaluate("document.querySelectorAll('.story-more').forEach((part) => { part.open = true; })")
    page.fill("#id_topics", "p")
    page.wait_for_selector("#id_topics_list [role=option]")
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.click(".story-form__orders .more__button >> nth=0")
    page.check("[name=change-kind][value=correction]")
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.click(".story-form__orders .more__button >> nth=-1")
    page.click("[data-bs-target='#withdraw']")
    page.wait_for_selector("#id_reason")
    page.wait_for_timeout(500)  # the dialog fades in, and contrast is measured on what is painted
    assert_accessible(page)


def test_settings_screens(page: Any, newspaper: Newspaper) -> None:
    page.goto(newspaper.desk)
    page.fill("[name=login]", "wati")
    page.fill("[name=password]", "redaksi-demo")
    page.click("main button[type=submit]")
    page.wait_for_selector(".queue__list")
    page.goto(newspaper.desk + "/settings/")
    assert_accessible(page)
    news = ("people", "topics", "running-stories", "sources")
    for kind in ("channels", "menus", "pages", "redirects", *news, "creatives", "promos"):
        page.goto(f"{newspaper.desk}/settings/{kind}/")
        assert_accessible(page)
        page.goto(f"{newspaper.desk}/settings/{kind}/new/")
        page.click("main form[method=post] button[type=submit]")
        page.wait_for_selector(".form-field__errors")
        assert_accessible(page)
    page.goto(newspaper.desk + "/settings/masthead/1/")
    assert_accessible(page)
    page.goto(newspaper.desk + "/settings/ad-places/")
    if page.query_selector("form[action$='/set-up/']"):
        page.click("form[action$='/set-up/'] button")
    assert_accessible(page)
    page.goto(newspaper.desk + "/settings/ad-places/1/")
    assert_accessible(page)
    page.goto(newspaper.desk + "/settings/pages/1/")
    page.wait_for_selector("[data-editor=body] [contenteditable]")
    assert_accessible(page)
    for path in ("topics/1/history/", "../stories/1/history/", "../stories/1/versions/1/"):
        page.goto(f"{newspaper.desk}/settings/{path}")
        assert_accessible(page)
    for path in ("topics/1/take-down/", "staff/", "staff/1/", "staff/new/"):
        page.goto(f"{newspaper.desk}/settings/{path}")
        assert_accessible(page)
    page.goto(newspaper.desk + "/account/password/")
    page.click("main form button[type=submit]")
    page.wait_for_selector(".form-field__errors")
    assert_accessible(page)


def test_the_desk_can_be_used_from_the_keyboard(chromium: Any, newspaper: Newspaper) -> None:
    context = chromium.new_context(locale="id-ID")
    page = context.new_page()
    page.goto(newspaper.desk)
    page.focus("[name=login]")
    page.keyboard.type("wati")
    page.keyboard.press("Tab")
    page.keyboard.type("redaksi-demo")
    page.keyboard.press("Enter")
    page.wait_for_selector(".queue__list")
    page.focus("main button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-editor=headline] [contenteditable]")
    page.focus("[data-editor=headline] [contenteditable]")
    page.keyboard.type("Judul dari Papan Ketik")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_deck"
    page.focus("button[value=save]:not([hidden])")
    page.keyboard.press("Enter")
    page.wait_for_selector(".alert-success")
    assert page.inner_text("[data-editor=headline] [contenteditable]") == "Judul dari Papan Ketik"
    context.close()
