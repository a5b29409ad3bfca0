"""What a browser would send of a screen's form, read from its markup."""

from html.parser import HTMLParser
from typing import Any


def sent_unchanged(markup: str, form_class: str) -> dict[str, Any]:
    """The fields of the form with this class as a browser sends them untouched; a list where a name comes twice."""
    reader = _FormReader(form_class)
    reader.feed(markup)
    assert reader.was_found, f"no form {form_class} on the screen"
    return {name: values[0] if len(values) == 1 else values for name, values in reader.fields.items()}


class _FormReader(HTMLParser):
    def __init__(self, form_class: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.was_found = False
        self._form_class = form_class
        self._is_inside = False
        self._select = self._textarea = ""
        self._options: list[tuple[str, bool]] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self._is_inside = self._form_class in given.get("class", "").split()
            self.was_found = self.was_found or self._is_inside
        elif not self._is_inside:
            return
        elif tag == "select":
            self._select, self._options = name, []
        elif tag == "option":
            self._options.append((given.get("value", ""), "selected" in given))
        elif tag == "textarea":
            self._textarea, self._text = name, ""
        elif tag == "input" and name:
            self._input(name, given)

    def _input(self, name: str, given: dict[str, str]) -> None:
        is_box = given.get("type") in ("checkbox", "radio")
        if given.get("type") not in ("file", "submit") and (not is_box or "checked" in given):
            self._send(name, given.get("value", "on" if is_box else ""))

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False
        elif tag == "textarea" and self._textarea:
            self._send(self._textarea, self._text.removeprefix("\r").removeprefix("\n"))
            self._textarea = ""
        elif tag == "select" and self._select:
            chosen = [value for value, is_chosen in self._options if is_chosen]
            self._send(self._select, chosen[0] if chosen else self._options[0][0])
            self._select = ""

    def _send(self, name: str, value: str) -> None:
        self.fields.setdefault(name, []).append(value)
