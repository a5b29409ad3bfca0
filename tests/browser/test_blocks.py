"""Every block of a text, written by keyboard alone: inserted, saved, there again after a reload, published."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from redaksi.press.body import Body
from tests.newspaper import Newspaper
from tests.pictures import a_picture

from .test_accessible import assert_accessible

pytestmark = pytest.mark.browser

TEXT = "[data-editor=body] .editor__text"
BLOCKS = ["picture", "gallery", "table", "embed", "readAlso", "factBox", "pageBreak", "correctionNote"]


class Writer:
    """Somebody at the desk who has only a keyboard."""

    def __init__(self, page: Any, files: list[Path]) -> None:
        self.page, self.keys = page, page.keyboard
        self._files = files
        page.on("filechooser", self._choose)

    def _choose(self, chooser: Any) -> None:
        chooser.set_files([str(file) for file in (self._files if chooser.is_multiple() else self._files[:1])])

    def type(self, *parts: str) -> None:
        """Type words; <Name> is a key."""
        for part in parts:
            if part.startswith("<"):
                self.keys.press(part.strip("<>"))
            else:
                self.keys.type(part)

    def insert(self, name: str) -> None:
        """Open the menu on the empty line and choose."""
        self.keys.type("/")
        self.choose(name)

    def choose(self, name: str) -> None:
        """Walk down the open menu to an item and press it."""
        self.page.wait_for_selector(".editor__menu")
        for _ in range(10):
            if self.page.evaluate("document.activeElement.dataset.item") == name:
                break
            self.keys.press("ArrowDown")
        else:
            raise AssertionError(f"the menu has no {name}")
        self.keys.press("Enter")

    def body(self) -> dict[str, Any]:
        """The text as the form would send it."""
        tree: dict[str, Any] = json.loads(self.page.input_value("#id_body"))
        return tree

    def types(self) -> list[str]:
        """Its blocks, without the empty lines between them."""
        return [block["type"] for block in self.body()["content"] if block != {"type": "paragraph"}]

    def wait_for_field(self) -> None:
        """Until a block's first field has the focus."""
        self.page.wait_for_function("document.activeElement.matches('.block__control')")


@pytest.fixture
def writer(request: pytest.FixtureRequest, chromium: Any, newspaper: Newspaper, tmp_path: Path) -> Iterator[Writer]:
    """Wati with a new story on the screen and two pictures on her device; on a phone, unless a test asks for more."""
    width = getattr(request, "param", 360)
    files = [tmp_path / "dermaga.jpg", tmp_path / "kapal.jpg"]
    for number, file in enumerate(files):
        file.write_bytes(a_picture(900 + width + number, 600))
    viewport = {"width": width, "height": 800}
    context = chromium.new_context(viewport=viewport, bypass_csp=True, locale="id-ID")
    page = context.new_page()
    page.goto(newspaper.desk)
    page.fill("[name=login]", "wati")
    page.fill("[name=password]", "redaksi-demo")
    page.click("main button[type=submit]")
    page.wait_for_selector(".queue__list")
    page.focus("main button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector(TEXT)
    yield Writer(page, files)
    context.close()


def write_all(writer: Writer) -> None:
    """Each block once, from the slash on an empty line, with its fields."""
    writer.page.focus(TEXT)
    writer.type("Paragraf pertama.", "<Enter>")
    writer.insert("insert_picture")
    writer.wait_for_field()
    writer.type("Kapal di dermaga.", "<Enter>", "Kapal pertama.", "<Enter>", "Rahayu", "<Enter>", "<Enter>")
    writer.insert("insert_gallery")
    writer.wait_for_field()
    for alt in ("Satu.", "Dua."):
        writer.type(alt, "<Enter>", "<Enter>", "Rahayu", "<Enter>")
        if alt == "Satu.":
            writer.page.focus(".block--gallery .block--picture:nth-child(2) textarea")
    writer.type("<Enter>")
    writer.insert("insert_table")
    writer.type("Kota", "<Tab>", "Suara", "<Tab>", "Kursi", "<Tab>", "Medan", "<Tab>", "12")
    writer.type("<Escape>", "<Enter>", "Suara per kota", "<Escape>", "<ArrowDown>")
    writer.insert("insert_embed")
    writer.type("https://youtu.be/dQw4w9WgXcQ?t=3", "<Enter>")
    writer.wait_for_field()
    writer.type("Video banjir", "<Enter>")
    writer.insert("insert_read_also")
    writer.page.wait_for_selector(".editor__answer")
    writer.type("<ArrowDown>", "<Enter>")
    writer.insert("insert_fact_box")
    writer.type("Tentang pelabuhan", "<Enter>", "Fakta satu.", "<Escape>", "<ArrowDown>")
    writer.insert("insert_page_break")
    writer.insert("insert_correction")
    writer.type("Sebelumnya tertulis 12.", "<Escape>", "<ArrowDown>", "Paragraf terakhir.")


def save(writer: Writer, order: str) -> None:
    with writer.page.expect_navigation():
        writer.page.focus(f"button[value={order}]:not([hidden])")
        writer.keys.press("Enter")
    writer.page.wait_for_selector(".alert-success")


@pytest.mark.parametrize("writer", [360, 1280], indirect=True)
def test_each_block_is_inserted_saved_shown_again_and_published(writer: Writer, newspaper: Newspaper) -> None:
    page = writer.page
    page.focus("[data-editor=headline] [contenteditable]")
    writer.type("Semua Blok dari Papan Ketik")
    page.select_option("[name=channel]", index=1)
    page.fill("[name=credit-name]", "Sari Utami")
    write_all(writer)
    written = writer.body()
    assert writer.types() == ["paragraph", *BLOCKS, "paragraph"]
    assert_accessible(page)

    save(writer, "save")
    page.reload()
    page.wait_for_selector(f"{TEXT} .block--correction-note")
    assert writer.body() == written
    assert page.locator(f"{TEXT} .block").count() == len(BLOCKS) + 2
    page.wait_for_function("document.querySelector('.block--read-also').innerText.length > 20")
    page.locator(".block__image").last.scroll_into_view_if_needed()
    page.wait_for_function("[...document.querySelectorAll('.block__image')].every((image) => image.naturalWidth > 300)")
    assert page.input_value(".block--table .block__control") == "Suara per kota"

    save(writer, "publish")
    number = int(page.url.rstrip("/").rpartition("/")[2])
    with sqlite3.connect(f"file:{newspaper.var}/newsroom/newsroom.sqlite3?mode=ro", uri=True) as rows:
        (stored,) = rows.execute("SELECT body FROM newsroom_story WHERE id = ?", [number]).fetchone()
    body = msgspec.json.decode(stored, type=Body)
    assert [block["type"] for block in msgspec.to_builtins(body)["content"]][1:] == [*BLOCKS, "paragraph"]


def test_the_menu_of_the_toolbar_does_the_same_and_escape_leaves_it(writer: Writer) -> None:
    page = writer.page
    page.focus(TEXT)
    writer.type("Kalimat yang tinggal.")
    page.focus("[aria-haspopup=menu]")
    writer.type("<Enter>", "<Escape>")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    writer.type("<Enter>")
    assert_accessible(page)
    writer.choose("insert_fact_box")
    writer.type("Judul kotak", "<Enter>", "Isi.")
    assert writer.types() == ["paragraph", "factBox"]
    assert writer.body()["content"][1]["attrs"] == {"title": "Judul kotak"}


def test_a_slash_is_written_when_the_menu_is_not_wanted(writer: Writer) -> None:
    writer.page.focus(TEXT)
    for leave in ("<Escape>", "/"):
        writer.type("/")
        writer.page.wait_for_selector(".editor__menu")
        writer.type(leave)
        assert writer.page.locator(".editor__menu").count() == 0
        assert writer.page.inner_text(TEXT).strip() == "/"
        writer.type("<Backspace>")
    writer.type("a/b")
    assert writer.page.locator(".editor__menu").count() == 0


def test_rows_columns_and_the_header_come_and_go_by_key(writer: Writer) -> None:
    page = writer.page

    def press(tool: str) -> None:
        page.focus(f".block--table [data-tool={tool}]")
        writer.type("<Enter>")

    def shape() -> list[list[str]]:
        table = next(block for block in writer.body()["content"] if block["type"] == "table")
        return [[cell["type"] for cell in row["content"]] for row in table["content"]]

    page.focus(TEXT)
    writer.insert("insert_table")
    assert shape() == [["tableHeader"] * 3, ["tableCell"] * 3, ["tableCell"] * 3]
    press("header_row")
    press("row_add")
    press("column_add")
    assert shape() == [["tableCell"] * 4] * 4
    press("row_remove")
    press("column_remove")
    press("column_remove")
    assert shape() == [["tableCell"] * 2] * 3
    for _ in range(3):
        press("column_remove")
        press("row_remove")
    assert shape() == [["tableCell"]]


def test_blocks_move_and_go_by_key_and_undo_brings_them_back(writer: Writer) -> None:
    page = writer.page
    page.focus(TEXT)
    writer.type("Satu.", "<Enter>")
    writer.insert("insert_fact_box")
    writer.type("Kotak")
    page.focus(".block--fact-box [data-tool=block_up]")
    writer.type("<Enter>")
    assert writer.types() == ["factBox", "paragraph"]
    assert page.evaluate("document.activeElement.dataset.tool") == "block_up"
    page.wait_for_timeout(600)  # what follows within half a second is undone together
    writer.type("<Escape>", "<Delete>")
    assert writer.types() == ["paragraph"]
    writer.type("<Control+z>")
    assert writer.types() == ["factBox", "paragraph"]


def test_blocks_are_there_again_after_a_reload_with_their_pictures(writer: Writer) -> None:
    page = writer.page
    page.on("dialog", lambda dialog: dialog.accept())
    page.focus(TEXT)
    writer.insert("insert_picture")
    writer.wait_for_field()
    writer.type("Kapal di dermaga.")
    page.wait_for_timeout(700)
    page.wait_for_selector("[data-manuscript-state][data-state=saved]")
    page.reload()
    page.wait_for_selector(".block--picture")
    assert writer.body()["content"][0]["attrs"]["alt"] == "Kapal di dermaga."
    page.locator(".block__image").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.block__image').naturalWidth > 300")


def test_a_pasted_address_becomes_a_card_and_pasted_pictures_are_left_out_with_a_word(writer: Writer) -> None:
    page = writer.page

    def paste(kind: str, content: str) -> None:
        page.evaluate(
            """([selector, kind, content]) => {
                const data = new DataTransfer();
                data.setData(kind, content);
                const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
                document.querySelector(selector).dispatchEvent(event);
            }""",
            [TEXT, kind, content],
        )

    page.focus(TEXT)
    paste("text/plain", "https://vimeo.com/76979871")
    assert writer.body()["content"][0]["attrs"] == {"provider": "vimeo", "id": "76979871", "title": ""}
    page.focus(TEXT)
    writer.type("<ArrowDown>")
    paste("text/html", "<p>Teks <img src='https://example.com/a.png'></p><table><tr><td>a</td><td>b</td></tr></table>")
    assert writer.types() == ["embed", "paragraph", "table"]
    assert page.inner_text(".editor__notice") != ""
    assert page.locator(f"{TEXT} img[src^=http]").count() == 0


def test_a_static_page_offers_all_but_pictures(writer: Writer, newspaper: Newspaper) -> None:
    page = writer.page
    page.goto(newspaper.desk + "/settings/pages/1/")
    page.wait_for_selector(TEXT)
    page.focus("[aria-haspopup=menu]")
    writer.type("<Enter>")
    items = page.eval_on_selector_all(".editor__item", "items => items.map(item => item.dataset.item)")
    assert items == [
        "insert_table",
        "insert_embed",
        "insert_read_also",
        "insert_fact_box",
        "insert_page_break",
        "insert_correction",
    ]
