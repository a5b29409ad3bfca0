"""The form of a menu: one line a link, ordered by numbers, so that it works without a script."""

from typing import Any

import msgspec
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from redaksi.newsroom.models import Menu

from .base import RecordForm, a_path_or_address

MOST_LINKS = 40
MOST_LABEL_CHARACTERS = 60
SPARE_LINES = 3
BEHIND = 100_000
STEP = 10
"""Numbers go up by ten, so that there is one left between any two lines."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line as typed; `at` is the number that orders it, "" for behind the others."""

    at: str = ""
    label: str = ""
    href: str = ""


class Lines(forms.Widget):
    """Many lines under one name; drawn by desk/parts/menu_lines.html, since form templates know no translations."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Line]:
        """All lines that were sent."""
        posted = data if isinstance(data, QueryDict) else QueryDict()
        columns = (posted.getlist(f"{name}-{column}") for column in ("at", "label", "href"))
        return [
            Line(at=at.strip(), label=" ".join(label.split()), href=href.strip())
            for at, label, href in zip(*columns, strict=False)
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """A menu without lines was sent without lines."""
        return False


class MenuForm(RecordForm):
    """A menu."""

    named_by = ""

    class Meta:
        model = Menu
        fields = ("place", "items")

    items = forms.Field(
        label=gettext_lazy("links"),
        required=False,  # clean_items says it better
        widget=Lines,
        help_text=gettext_lazy(
            "Smaller numbers stand first: 15 stands between 10 and 20. An emptied line goes. "
            "A path of this site begins with /, another address with https://."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].template_name = "desk/parts/menu_lines.html"  # type: ignore[attr-defined]

    @property
    def lines(self) -> list[Line]:
        """What the screen shows: what was typed or stands there, and some empty lines."""
        typed = self["items"].value() if self.is_bound else numbered(self.instance.items)
        return [*[line for line in typed if line.label or line.href], *[Line()] * SPARE_LINES]

    def clean_items(self) -> list[dict[str, str]]:
        """The links in the order of their numbers. A mistake is told with the words of its line."""
        lines = [line for line in self.cleaned_data["items"] if line.label or line.href]
        if not lines or len(lines) > MOST_LINKS:
            raise forms.ValidationError(_("A menu has one link at least and %(most)s at most.") % {"most": MOST_LINKS})
        for line in lines:
            _refuse(line)
        if len({line.href for line in lines}) < len(lines):
            raise forms.ValidationError(_("Two links lead to the same address. Take one out."))
        lines.sort(key=lambda line: int(line.at or BEHIND))
        return [{"label": line.label, "href": line.href} for line in lines]


def numbered(items: list[dict[str, str]]) -> list[Line]:
    """The links of a menu as lines with their numbers."""
    return [
        Line(at=str(number * STEP), label=item["label"], href=item["href"])
        for number, item in enumerate(items, start=1)
    ]


def _refuse(line: Line) -> None:
    """Raise ValidationError for a line that can't be a link."""
    where = _("“{line}”: ").format(line=line.label or line.href)
    if not line.label or not line.href:
        raise forms.ValidationError(where + _("a link needs words and an address."))
    if len(line.label) > MOST_LABEL_CHARACTERS:
        raise forms.ValidationError(where + _("at most %(most)s characters.") % {"most": MOST_LABEL_CHARACTERS})
    if line.at and not (line.at.isascii() and line.at.isdigit() and len(line.at) < 6):
        raise forms.ValidationError(where + _("the number must be a whole one below 100,000."))
    try:
        a_path_or_address(line.href)
    except forms.ValidationError as error:
        raise forms.ValidationError(where + error.messages[0]) from error
