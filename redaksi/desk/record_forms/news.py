"""The forms of the records that stories name: people, topics, running stories, sources."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from redaksi.newsroom.models import Person, RunningStory, Source, Topic

from .base import SLUG_HINT, RecordForm


class PersonForm(RecordForm):
    """Somebody who is credited."""

    class Meta:
        model = Person
        fields = ("name", "slug", "title", "initials", "bio", "is_active")
        widgets = {"bio": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "slug": SLUG_HINT,
            "title": gettext_lazy("As it stands in the byline, such as Jurnalis."),
            "initials": gettext_lazy("Sign a text at its end, such as sut; at most 8 letters."),
            "is_active": gettext_lazy("Without it nobody can credit this person anew; earlier stories keep the name."),
        }


class TopicForm(RecordForm):
    """A topic."""

    class Meta:
        model = Topic
        fields = ("name", "slug", "description", "aliases")
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"slug": SLUG_HINT}

    aliases = forms.CharField(
        label=gettext_lazy("other spellings"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line, at most 20. The topic is found under them too."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["aliases"] = "\n".join(self.instance.aliases)

    def clean_aliases(self) -> list[str]:
        """The lines, each once."""
        lines = [line.strip() for line in self.cleaned_data["aliases"].splitlines()]
        aliases = list(dict.fromkeys(line for line in lines if line))
        if len(aliases) > 20 or any(len(line) > 300 for line in aliases):
            raise forms.ValidationError(_("At most 20 lines of at most 300 characters."))
        return aliases


class RunningStoryForm(RecordForm):
    """An affair that goes on over many stories."""

    class Meta:
        model = RunningStory
        fields = ("name", "slug", "description", "is_open")
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "name": gettext_lazy("Stands above each of its stories, such as Pemilu 2029."),
            "slug": SLUG_HINT,
            "description": gettext_lazy("Stands on its page: what it is about, for whoever comes late."),
            "is_open": gettext_lazy("Without it the affair has come to an end; its page and its stories stay."),
        }


class SourceForm(RecordForm):
    """An agency or outlet that a text rests on."""

    class Meta:
        model = Source
        fields = ("name", "slug", "short_name", "source_kind", "url")
        widgets = {"url": forms.URLInput()}
        help_texts = {
            "slug": gettext_lazy("Left empty, it is made from the name."),
            "short_name": gettext_lazy("Is printed where it is known by that, such as Antara."),
            "url": gettext_lazy("Where its readers go, such as https://kantor.example. May stay empty."),
        }

    def clean_url(self) -> str:
        """Empty or a whole address."""
        url = str(self.cleaned_data["url"]).strip()
        if url and not re.fullmatch(r"https?://[!-~]+", url):
            raise forms.ValidationError(_("Use an address that begins with https://."))
        return url
