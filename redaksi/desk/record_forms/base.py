"""What the forms of all records share: how fields look, how a slug is made, where a refusal is shown."""

import re
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from redaksi.press.documents.base import is_slug

from ..refusals import Refusal

SLUG_HINT = gettext_lazy("Part of the address. Left empty, it is made from the name. Changing it moves the address.")
MOST_POSITION = 10_000


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the forms of all records share: how fields look, how a slug is made, where a refusal is shown."""

    named_by = "name"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            dress(field)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        for name in ("slug", "source", "place"):
            if name in self.fields:
                self.fields[name].error_messages["unique"] = _("Another one has this already. Choose another.")

    def clean_slug(self) -> str:
        """As typed, or made from the name."""
        slug: str = self.cleaned_data["slug"] or slugify(self.data.get(self.named_by, ""))[:120].strip("-_")
        if not is_slug(slug):
            raise forms.ValidationError(_("Use small letters, digits and single hyphens, such as berita-kota."))
        return slug

    def refuse(self, refusal: Refusal) -> None:
        """Show what was refused at its field, or above all if the screen has no such field."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)

    @property
    def problems(self) -> list[str]:
        """What belongs to no field."""
        return [str(sentence) for sentence in self.errors.get(NON_FIELD_ERRORS, [])]


def position_field(hint: object) -> forms.IntegerField:
    """A number that orders records, as the press takes it."""
    return forms.IntegerField(
        label=gettext_lazy("position"),
        min_value=0,
        max_value=MOST_POSITION,
        initial=0,
        help_text=hint,  # type: ignore[arg-type]
    )


def a_path(typed: str) -> str:
    """A path of this site as it was typed. Raises ValidationError."""
    if not typed.startswith("/") or any(sign in typed for sign in " ?#\\\t\n"):
        raise forms.ValidationError(_("Use a path that begins with / and holds no space, ?, # or \\."))
    return typed


def a_path_or_address(typed: str) -> str:
    """A path of this site, or a whole address, without spaces around it. Raises ValidationError."""
    typed = typed.strip()
    if not re.fullmatch(r"(https?://[!-~]+|/(?!/)[!-~]*)", typed):
        raise forms.ValidationError(_("Use a path of this site that begins with /, or an address with https://."))
    return typed


def dress(field: forms.Field) -> None:
    """Give a field the looks of the desk, and the template that draws it."""
    widget = field.widget
    field.template_name = "desk/parts/form_field.html"  # type: ignore[attr-defined]
    if isinstance(widget, forms.CheckboxSelectMultiple):
        widget.attrs["class"] = "form-check-input"
        field.template_name = "desk/parts/choices_field.html"  # type: ignore[attr-defined]
    elif isinstance(widget, forms.CheckboxInput):
        widget.attrs["class"] = "form-check-input"
    elif isinstance(widget, forms.Select):
        widget.attrs["class"] = "form-select"
    elif widget.attrs.get("type") == "color":
        widget.attrs["class"] = "form-control form-control-color"
    else:
        widget.attrs["class"] = "form-control"
