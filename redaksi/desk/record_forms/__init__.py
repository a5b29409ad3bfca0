"""The fields of the records, how each is typed and what is said about it. Taking them is views/records.py's work."""

from .advertising import AdPlaceForm, CreativeForm, PromoForm
from .base import RecordForm, dress
from .menu import MenuForm
from .news import PersonForm, RunningStoryForm, SourceForm, TopicForm
from .newspaper import ChannelForm, MastheadForm, PageForm, RedirectForm

__all__ = [
    "AdPlaceForm",
    "ChannelForm",
    "CreativeForm",
    "MastheadForm",
    "MenuForm",
    "PageForm",
    "PersonForm",
    "PromoForm",
    "RecordForm",
    "RedirectForm",
    "RunningStoryForm",
    "SourceForm",
    "TopicForm",
    "dress",
]
