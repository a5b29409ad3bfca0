"""The forms of what is not news on a page: ad places, the house's own advertisements, promos."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from redaksi.newsroom.models import AdPlace, Creative, Promo

from ..channel_choices import live_channels
from .base import RecordForm, a_path_or_address, position_field
from .newspaper import ZONES

MOST_HEIGHT_PX = 1_000
TYPED_TIMES = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]


class AdPlaceForm(RecordForm):
    """One of the seven places; which one it is can't be changed."""

    class Meta:
        model = AdPlace
        fields = ("is_on", "phone_height_px", "desktop_height_px")

    is_on = forms.BooleanField(
        label=gettext_lazy("kept free"),
        required=False,
        help_text=gettext_lazy("Without it the place is not there, and nothing can stand in it."),
    )
    phone_height_px = forms.IntegerField(
        label=gettext_lazy("height on phones, in pixels"), min_value=0, max_value=MOST_HEIGHT_PX
    )
    desktop_height_px = forms.IntegerField(
        label=gettext_lazy("height on wide screens, in pixels"),
        min_value=0,
        max_value=MOST_HEIGHT_PX,
        help_text=gettext_lazy(
            "The height stays free whether anything stands there or not, so that no text jumps. 0 leaves it out there."
        ),
    )


class TimedForm(RecordForm):
    """What creatives and promos share: where they stand, and from when until when in the newspaper's time."""

    named_by = ""

    channels = forms.TypedMultipleChoiceField(
        label=gettext_lazy("channels"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Only in these and what is below them. None ticked: everywhere."),
    )
    position = position_field(gettext_lazy("Of those in time for a place, the smallest number is shown."))
    starts_at = forms.DateTimeField(label=gettext_lazy("from"), required=False, input_formats=TYPED_TIMES)
    ends_at = forms.DateTimeField(label=gettext_lazy("until"), required=False, input_formats=TYPED_TIMES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channels"].choices = [(row.pk, str(row)) for row in live_channels()]  # type: ignore[attr-defined]
        self.fields["href"].help_text = _("A path of this site that begins with /, or an address with https://.")
        zone = _("In the newspaper's time, {zone}. Left empty, it has no such end.").format(
            zone=dict(ZONES).get(timezone.get_current_timezone_name(), timezone.get_current_timezone_name())
        )
        for name in ("starts_at", "ends_at"):
            field = self.fields[name]
            field.widget = forms.DateTimeInput(
                attrs={"type": "datetime-local", "class": "form-control"}, format=TYPED_TIMES[0]
            )
            field.help_text = zone

    def clean_href(self) -> str:
        """A path or an address."""
        return a_path_or_address(self.cleaned_data["href"])

    def clean_starts_at(self) -> dt.datetime | None:
        """In UTC, as the press has times."""
        return _in_utc(self.cleaned_data["starts_at"])

    def clean_ends_at(self) -> dt.datetime | None:
        """In UTC."""
        return _in_utc(self.cleaned_data["ends_at"])


class CreativeForm(TimedForm):
    """An advertisement of the house itself."""

    class Meta:
        model = Creative
        fields = ("heading", "text", "button", "href", "places", "channels", "position", "starts_at", "ends_at")
        help_texts = {"button": gettext_lazy("The words of the link, such as Berlangganan.")}

    places = forms.MultipleChoiceField(
        label=gettext_lazy("places"), choices=AdPlace.PLACES, widget=forms.CheckboxSelectMultiple
    )


class PromoForm(TimedForm):
    """A line that asks readers to follow or subscribe."""

    class Meta:
        model = Promo
        fields = ("text", "link_text", "href", "places", "channels", "position", "starts_at", "ends_at")
        help_texts = {"link_text": gettext_lazy("Such as Ikuti saluran kami. May stay empty.")}

    places = forms.MultipleChoiceField(
        label=gettext_lazy("places"), choices=Promo.PLACES, widget=forms.CheckboxSelectMultiple
    )


def _in_utc(typed: dt.datetime | None) -> dt.datetime | None:
    return typed.astimezone(dt.UTC) if typed is not None else None
