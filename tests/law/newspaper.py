"""A newspaper whose staff do anything at any time, through the newsroom's own actions. What readers get is not here.

Each published text holds words that stand nowhere else, so that an answer can be searched for what it must not show.
"""

import contextlib
import copy
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction

from redaksi.media.models import Picture
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Masthead, Page, Person, Promo, Redirect, RunningStory, Story, Topic
from redaksi.newsroom.texts import LeadPicture, StoryText, digest_of, text_of
from redaksi.press import log
from redaksi.press.documents import from_fields
from redaksi.press.errors import DanglingReference, DocumentRefused, StillNamed
from tests.builders import (
    a_channel,
    a_masthead,
    a_page,
    a_person,
    a_picture,
    a_running_story,
    a_text,
    a_topic,
    a_tree,
    bima,
    wati,
)

START = dt.datetime(2026, 12, 28, 5, 0, 0, 250_700, tzinfo=dt.UTC)
"""Monday 28 December 2026, shortly after noon WIB: a year's end is near."""

REFUSALS = (DocumentRefused, DanglingReference, StillNamed, ValidationError)
DAY = dt.timedelta(days=1)


@dataclass
class Told:
    """What is known of a story outside its rows: its unique words, and whether readers may have them."""

    state: str = "live"
    headline_words: list[str] = field(default_factory=list)
    body_words: list[str] = field(default_factory=list)


@dataclass
class Books:
    """What a backup holds beside the database: ids in the order of their making."""

    stories: dict[int, Told] = field(default_factory=dict)
    channels: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    redirects: list[int] = field(default_factory=list)


@dataclass
class Backup:
    """A newsroom as it was; `savepoint` is of the test's transaction."""

    savepoint: Any
    books: Books


class Newspaper:
    """Orders take plain numbers; each picks what exists by its number, so that any history can be played."""

    def __init__(self) -> None:
        self.books = Books()
        self.backup: Backup | None = None
        self.person = self.topic = self.running = 0
        self.pictures: list[int] = []
        self.highest_generation = 1
        self._numbers = 0

        self.editor, self.second = wati(), bima()

    @classmethod
    def founded(cls, now: dt.datetime) -> "Newspaper":
        """A masthead, three channels, a page, one of each that lends its name, six stories, most in one channel."""
        newspaper = cls()
        a_masthead(now)
        newspaper.person, newspaper.topic = a_person(now=now).pk, a_topic(now=now).pk
        newspaper.running = a_running_story(now=now).pk
        national, economy = a_channel("nasional", now), a_channel("ekonomi", now)
        newspaper.books.channels = [national.pk, economy.pk, a_channel("pemilu", now, parent=national).pk]
        newspaper.pictures = [a_picture(number).pk for number in (1, 2)]
        newspaper.books.pages = [a_page(now=now).pk]
        for number, age_days in ((0, 400), (2, 40), (3, 12), (1, 2), (5, 1), (0, 0)):
            newspaper.publish_story(number, now - age_days * DAY)
        return newspaper

    def copy(self) -> "Newspaper":
        """The same newspaper, for one history."""
        twin = copy.copy(self)
        twin.books = copy.deepcopy(self.books)
        return twin

    def word(self) -> str:
        """A word that was never used before."""
        self._numbers += 1
        return f"kenari{self._numbers:05d}"

    def forbidden_words(self) -> frozenset[str]:
        """What no reader may see: the text of what is withdrawn, and text and headline of what is erased."""
        told = self.books.stories.values()
        body = [word for story in told if story.state != "live" for word in story.body_words]
        return frozenset(body + [word for story in told if story.state == "erased" for word in story.headline_words])

    # stories

    def publish_story(self, number: int, now: dt.datetime) -> None:
        """A new story; an older `now` is how an import tells of old ones."""
        story, told = actions.create_story(by=self.editor, now=now), Told()
        fields: dict[str, Any] = {"credits": [{"role": "reporter", "person": str(self.person)}]} if number % 2 else {}
        topics = [self.topic] if number % 3 == 0 else []
        fields["format"] = ("news", "photo", "opinion", "infographic")[number // 3 % 4]
        fields["running_story"] = self.running if number % 4 == 0 else None
        fields["related"] = list(self.books.stories)[number % 5 : number % 5 + 2]
        channel, slug = self._channel(number), f"berita-{story.pk}"
        text = a_text(**self._texts(told), slug=slug, channel=channel, topics=topics, **fields)
        if self._save_and_publish(story.pk, text, now):
            self.books.stories[story.pk] = told

    def edit_story(self, number: int, part: str, now: dt.datetime) -> None:
        """Another headline, deck, body, slug or channel for a live or withdrawn story; withdrawn ones come back."""
        story = self._story(number, "live", "withdrawn")
        if story is None:
            return
        told, text = self.books.stories[story.pk], text_of(story)
        changes: dict[str, Callable[[], Any]] = {
            "nothing": dict,
            "slug": lambda: {"slug": f"{text.slug.partition('-x')[0]}-x{self.word()[6:]}"},
            "channel": lambda: {"channel": self._channel(number // 7)},
            "text": lambda: {
                name: value for name, value in msgspec.structs.asdict(a_text(**self._texts(told))).items()
                if name in ("headline", "deck", "body")
            },
            "topics": lambda: {"topics": () if text.topics else (self.topic,)},
            "body": lambda: {"body": a_text(body=self._body(told)).body},
            "pointing": lambda: {"body": a_text(body=self._pointing(number, told)).body},
            "running": lambda: {"running_story": None if text.running_story else self.running},
            "picture": lambda: {"lead_picture": self._picture(number)},
            "deck": lambda: {"deck": f"Ringkasan {self._noted(told.headline_words)}."},
        }  # fmt: skip
        if self._save_and_publish(story.pk, msgspec.structs.replace(text, **changes[part]()), now):
            told.state = "live"

    def take_back_story(self, number: int, op: log.Op, now: dt.datetime) -> None:
        """A live story is withdrawn; a live or withdrawn one is destroyed."""
        story = self._story(number, "live", *(["withdrawn"] if op == "erase" else []))
        if story is None:
            return
        if op == "withdraw":
            actions.withdraw(story.pk, ground="other", reason="Atas putusan Dewan Pers.", by=self.editor, now=now)
        else:
            actions.erase_story(story.pk, order="Penetapan 12/2026", by=self.editor, second=self.second, now=now)
        self.books.stories[story.pk].state = "withdrawn" if op == "withdraw" else "erased"

    # records

    def edit_channel(self, number: int, part: str, now: dt.datetime) -> None:
        """Another name, slug, colour, place in the menu or parent. What the press refuses is left as it was."""
        channel = Channel.objects.get(pk=self._channel(number))
        match part:
            case "slug":
                channel.slug = ("nasional", "ekonomi", "pemilu", "daerah", "dunia")[number // 5 % 5]
            case "parent":
                channel.parent_id = [None, *self.books.channels][number // 5 % (len(self.books.channels) + 1)]
            case "position":
                channel.position = number // 5 % 4
            case "colour":
                channel.colour = f"#{number % 999_999:06d}"
            case _:
                channel.name = f"Kanal {self.word()[6:]}"
        self._give(channel, now)

    def open_channel(self, number: int, now: dt.datetime) -> None:
        """One more channel, perhaps below another."""
        below = [None, *self.books.channels][number % (len(self.books.channels) + 1)]
        slug = f"kanal-{self.word()[6:]}"
        channel = Channel(slug=slug, name=slug.title(), label=slug, parent_id=below)
        if self._give(channel, now):
            self.books.channels.append(channel.pk)

    def edit_masthead(self, part: str, number: int, now: dt.datetime) -> None:
        """Another tagline, name, zone or language."""
        masthead = Masthead.objects.get()
        match part:
            case "timezone":
                masthead.timezone = ("Asia/Jakarta", "Asia/Jayapura", "UTC")[number % 3]
            case "language":
                masthead.language = ("id", "en")[number % 2]
            case _:
                masthead.tagline = f"Kabar {self.word()[6:]}"
        self._give(masthead, now)

    def rename_somebody(self, number: int, now: dt.datetime) -> None:
        """A person, a topic or a running story gets another name, perhaps another address, or comes to an end."""
        kind: type[Person | Topic | RunningStory] = (Topic, Person, RunningStory)[number % 3]
        record = kind.objects.get(pk=(self.topic, self.person, self.running)[number % 3])
        record.name = f"Nama {self.word()[6:]}"
        if number // 2 % 3 == 0:
            record.slug = ("satu", "dua", "tiga")[number // 6 % 3]
        if isinstance(record, Person):
            record.is_active = number // 2 % 3 != 1
        elif isinstance(record, RunningStory):
            record.is_open = number // 2 % 3 != 1
        self._give(record, now)

    def publish_promo(self, number: int, now: dt.datetime) -> None:
        """A line that comes and goes by itself while pages are kept."""
        places = [["home"], ["channel", "below_text"]][number % 2]
        times = {"starts_at": now + number % 5 * DAY / 3, "ends_at": now + (number % 5 + 1 + number % 3) * DAY / 3}
        self._give(Promo(text=f"Ikuti {self.word()[6:]}", href="/", places=places, position=number % 3, **times), now)

    def publish_page(self, number: int, part: str, now: dt.datetime) -> None:
        """A static page: a new one, or another slug, title, text or place in the footer for one that there was."""
        slug = ("redaksi", "pedoman", "tentang-kami", "kontak")[number % 4]
        if part == "new":
            page = Page(slug=slug, title=f"Halaman {self.word()[6:]}", body=a_tree("Isi."), position=number % 3 or None)
        else:
            page = Page.objects.get(pk=self.books.pages[number % len(self.books.pages)])
            page.body = a_tree(f"Isi {self.word()[6:]}.")
            if part == "slug":
                page.slug = ("redaksi", "pedoman", "tentang-kami", "kontak")[number // 4 % 4]
            elif part == "footer":
                page.position, page.title = number % 5 or None, f"Halaman {self.word()[6:]}"
        if self._give(page, now) and part == "new":
            self.books.pages.append(page.pk)

    def publish_redirect(self, source: str, target: str, number: int, now: dt.datetime) -> None:
        """A moved address: a new one, or one that there was leads from or to elsewhere."""
        is_new = not self.books.redirects or number % 2
        redirect = (
            Redirect() if is_new else Redirect.objects.get(pk=self.books.redirects[number % len(self.books.redirects)])
        )
        redirect.source, redirect.target = source, target
        if self._give(redirect, now) and is_new:
            self.books.redirects.append(redirect.pk)

    def take_down_record(self, kind: str, number: int, op: log.Op, now: dt.datetime) -> None:
        """A page, redirect or channel is withdrawn or erased, unless something still names it."""
        ids = {"page": self.books.pages, "redirect": self.books.redirects, "channel": self.books.channels[3:]}[kind]
        if not ids:
            return
        id = str(ids[number % len(ids)])
        reason = {"ground": "other", "reason": "Tidak berlaku lagi.", "withdrawn_at": now}
        withdrawal = from_fields("withdrawal", {"id": id, "title": "Halaman lama", **reason})
        with contextlib.suppress(*REFUSALS), transaction.atomic():
            log.append(kind, id, op, withdrawal if op == "withdraw" else None, now=now)

    # the database itself

    def back_up(self) -> None:
        """Remember the newsroom as it is."""
        self.backup = Backup(transaction.savepoint(), copy.deepcopy(self.books))

    def restore(self) -> None:
        """Go back to the backup. What was published since is lost, and the next ids are given out again."""
        assert self.backup is not None
        transaction.savepoint_rollback(self.backup.savepoint)
        self.books = copy.deepcopy(self.backup.books)
        wanted = self.highest_generation + 1
        while self.highest_generation < wanted:
            self.highest_generation = max(self.highest_generation, log.raise_generation().generation)

    def _texts(self, told: Told) -> dict[str, Any]:
        headline, deck = self._noted(told.headline_words), self._noted(told.headline_words)
        return {"headline": f"Kabar *{headline}* Tiba", "deck": f"Ringkasan {deck}.", "body": self._body(told)}

    def _body(self, told: Told) -> dict[str, Any]:
        return a_tree(f"Isi {self._noted(told.body_words)}.")

    def _pointing(self, number: int, told: Told) -> dict[str, Any]:
        """A body that points to another story, whatever has become of that."""
        body, known = self._body(told), [*self.books.stories, 99_999]
        body["content"].append({"type": "readAlso", "attrs": {"story": known[number // 3 % len(known)]}})
        return body

    def _noted(self, words: list[str]) -> str:
        words.append(self.word())
        return words[-1]

    def _save_and_publish(self, story: int, text: StoryText, now: dt.datetime) -> bool:
        with contextlib.suppress(*REFUSALS), transaction.atomic():
            seen = digest_of(text_of(Story.objects.get(pk=story)))
            digest = actions.save_story(story, text, seen=seen, by=self.editor, now=now)
            actions.publish(story, digest=digest, by=self.editor, now=now)
            return True
        return False

    def _give(
        self, record: Channel | Masthead | Page | Person | Promo | Redirect | RunningStory | Topic, now: dt.datetime
    ) -> bool:
        with contextlib.suppress(*REFUSALS):
            actions.publish_record(record, by=self.editor, now=now)
            return True
        return False

    def _picture(self, number: int) -> LeadPicture | None:
        """One of two pictures, so that stories share them, or none."""
        chosen = [0, *self.pictures][number // 7 % 3]
        if not Picture.objects.filter(pk=chosen).exists():
            return None
        return LeadPicture(picture=chosen, alt=f"Kapal {self.word()}.", credit="Rahayu", focus_x=number % 101)

    def _channel(self, number: int) -> int:
        return self.books.channels[number % len(self.books.channels)]

    def _story(self, number: int, *states: str) -> Story | None:
        fitting = [id for id, told in self.books.stories.items() if told.state in states]
        return Story.objects.get(pk=fitting[number % len(fitting)]) if fitting else None


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """Whatever happens to the newsroom's database inside is taken back."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)
