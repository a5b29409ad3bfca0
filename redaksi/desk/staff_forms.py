"""The fields of a staff account. Taking them is views/staff.py's work."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from redaksi.accounts.models import User
from redaksi.newsroom.models import Channel, Person
from redaksi.newsroom.staffing import Account

from .channel_choices import in_menu_order
from .record_forms import dress


class StaffForm(forms.ModelForm):  # type: ignore[type-arg]
    """An account; `person` is picked among the people, or typed as a name or a slug."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "role", "language", "is_active")
        labels = {
            "username": gettext_lazy("name to log in with"),
            "is_active": gettext_lazy("may log in"),
        }
        help_texts = {
            "username": gettext_lazy("Small letters and digits, such as sari."),
            "role": gettext_lazy("Without a role the account may do nothing."),
            "is_active": gettext_lazy("Without it the account is logged out everywhere at once."),
        }

    person = forms.CharField(
        label=gettext_lazy("credited as"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Name or slug of somebody under People: new stories of this account begin so credited."),
    )
    person_number = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-picker-value": ""}))

    channels = forms.ModelMultipleChoiceField(
        queryset=Channel.objects.select_related("parent"),
        label=gettext_lazy("works in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "What an editor or desk chief decides in, and what reporters and the photo desk work in. "
            "A channel holds its sub-channels. Without any, it is all of them."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = Person.objects.filter(user=self.instance).first() if self.instance.pk else None
        self.initial["person"] = person.name if person else ""
        self.initial["person_number"] = person.pk if person else None
        self.fields["username"].error_messages["unique"] = _("Another account has this name. Choose another.")
        for name, field in self.fields.items():
            if name != "channels":
                dress(field)
        self.fields["person"].widget.attrs |= {
            "role": "combobox",
            "aria-expanded": "false",
            "aria-autocomplete": "list",
            "autocomplete": "off",
        }
        self.fields["channels"].widget.attrs["class"] = "form-check-input"
        self.initial["channels"] = self.instance.channels
        channels = in_menu_order(self.fields["channels"].queryset)  # type: ignore[attr-defined]
        self.fields["channels"].choices = [(row.pk, str(row)) for row in channels]  # type: ignore[attr-defined]
        self.fields["username"].widget.attrs["autocapitalize"] = "none"

    def clean_person(self) -> Person | None:
        """Who was picked or typed, if no other account has them."""
        typed = self.cleaned_data["person"]
        if not typed:
            return None
        person = self._person_called(typed)
        if person is None:
            raise forms.ValidationError(_("Nobody alone under People has this name or slug. Type the slug."))
        if person.user_id is not None and person.user_id != self.instance.pk:
            raise forms.ValidationError(_("Another account is credited as this person."))
        return person

    def _person_called(self, typed: str) -> Person | None:
        number = self.data.get("person_number", "")
        if number.isascii() and number.isdigit() and len(number) < 19:
            picked = Person.objects.filter(pk=number, name=typed).first()
            if picked is not None:
                return picked
        same_name = list(Person.objects.filter(name=typed)[:2])
        return Person.objects.filter(slug=typed).first() or (same_name[0] if len(same_name) == 1 else None)

    def account(self) -> Account:
        """What was typed, once it is valid."""
        plain = {name: self.cleaned_data[name] for name in StaffForm.Meta.fields}
        person = self.cleaned_data["person"]
        channels = tuple(channel.pk for channel in self.cleaned_data["channels"])
        return Account(**plain, person=person.pk if person else None, channels=channels)

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """Those that are one control each."""
        return [field for field in self.visible_fields() if field.name != "channels"]

    @property
    def problems(self) -> list[str]:
        """What belongs to no field."""
        return [str(sentence) for sentence in self.errors.get(NON_FIELD_ERRORS, [])]
