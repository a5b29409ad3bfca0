"""Every address that a reader could have learnt: of what is live, of what was, misspelt ones, and of nothing."""

import datetime as dt
from zoneinfo import ZoneInfo

from redaksi.newsroom.models import Channel, Masthead, Page, Person, Redirect, RunningStory, Story, StoryState, Topic

NOWHERE = ("/", "/indeks", "/tidak-ada", "/indeks/tidak-ada", "/nasional/2026/11/20/tidak-ada-99999", "/nasional/")
EVERYWHERE = ("/infografis", "/foto", "/video", "/terpopuler", "/potongan/terpopuler", "/infografis?before=1-1")
MOST_DAYS = 20
_FORMATS = {"/infografis": "infographic", "/foto": "photo", "/video": "video"}


class Addresses:
    """Grows with the newspaper; nothing is forgotten, so withdrawn and moved things are asked for too."""

    def __init__(self) -> None:
        self._known = dict.fromkeys((*NOWHERE, *EVERYWHERE))

    def __len__(self) -> int:
        return len(self._known)

    def learn(self, now: dt.datetime) -> None:
        """Look at the newsroom as it stands at `now`."""
        zone = ZoneInfo(Masthead.objects.get().timezone)
        channels = {channel.pk: channel for channel in Channel.objects.select_related("parent")}
        paths = {pk: _channel_path(channel) for pk, channel in channels.items()}
        days = [now.astimezone(zone).date()]
        for path in paths.values():
            self._add(path, f"/indeks{path}", f"/potongan/terkini{path}")
        for story in Story.objects.exclude(state=StoryState.DRAFT).select_related("running_story").order_by("pk"):
            if story.channel_id is None or story.published_at is None:
                continue
            day = story.published_at.astimezone(zone).date()
            days.append(day)
            path, own = paths[story.channel_id], channels[story.channel_id]
            above = f"/{own.parent.slug}" if own.parent else path
            place = f"before={int(story.published_at.timestamp() * 1000)}-{story.pk}"
            self._add(f"{path}/{day:%Y/%m/%d}/{story.slug}-{story.pk}", f"/berita/2026/1/1/{story.pk}")
            self._add(f"{path}/{day:%Y/%m/%d}/{story.slug}-{story.pk}/", f"{path}?{place}", f"{above}?{place}")
            self._add(f"/indeks/{day:%Y/%m/%d}?{place}", f"/indeks{path}/{day:%Y/%m/%d}")
            self._add(*(f"/topik/{topic.slug}?{place}" for topic in story.topics.all()))
            self._add(*(f"{path}?{place}" for path, format in _FORMATS.items() if format == story.format))
            if story.running_story is not None:
                self._add(f"/fokus/{story.running_story.slug}?{place}")
        self._add(*(f"/indeks/{day:%Y/%m/%d}" for day in days[:MOST_DAYS]))
        self._add(*(f"/indeks{path}/{days[0]:%Y/%m/%d}" for path in paths.values()))
        self._add(*(f"/{slug}" for slug in Page.objects.order_by("pk").values_list("slug", flat=True)))
        self._add(*(f"/topik/{slug}" for slug in Topic.objects.order_by("pk").values_list("slug", flat=True)))
        self._add(*(f"/penulis/{slug}" for slug in Person.objects.order_by("pk").values_list("slug", flat=True)))
        self._add(*(f"/fokus/{slug}" for slug in RunningStory.objects.order_by("pk").values_list("slug", flat=True)))
        self._add(*Redirect.objects.order_by("pk").values_list("source", flat=True))

    def some(self, start: int, count: int) -> list[str]:
        """That many addresses out of all, spread over them."""
        known = list(self._known)
        return [known[(start + 7 * step) % len(known)] for step in range(count)]

    def newest(self, count: int) -> list[str]:
        """The addresses that were learnt last, which perhaps nobody has asked for yet."""
        return list(self._known)[-count:]

    def all(self) -> list[str]:
        """Every address, oldest first."""
        return list(self._known)

    def _add(self, *addresses: str) -> None:
        self._known.update(dict.fromkeys(addresses))


def _channel_path(channel: Channel) -> str:
    return f"/{channel.parent.slug}/{channel.slug}" if channel.parent else f"/{channel.slug}"
