"""Pictures for readers: on pages while a live story shows them, as files neither later than pages nor much longer."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from redaksi.media.models import Picture
from redaksi.media.shelf import Shelf, newspaper_shelf
from redaksi.newsroom import actions
from redaksi.newsroom.models import Channel, Story, StoryPicture
from redaksi.press import log
from redaksi.press.documents import Story as PressStory
from redaksi.site.projector import apply_pending, left, projected_epoch, rebuild, remove_left, settle
from tests.builders import (
    HOUR,
    NOON,
    a_draft,
    a_live_story,
    a_picture,
    a_picture_block,
    a_tree,
    a_use_of,
    bima,
    rewritten,
    wati,
)

from .portal import Portal


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings: SimpleNamespace) -> Shelf:
    """The newspaper's shelf in a folder of the test's own."""
    settings.ENVIRONMENT = msgspec.structs.replace(settings.ENVIRONMENT, var=tmp_path)
    return newspaper_shelf()


def files(picture: Picture) -> set[str]:
    return {f"{one.name}.{one.format}" for one in picture.renditions.all()}


def withdrawn(story: Story) -> None:
    actions.withdraw(story.pk, ground="other", reason="Atas putusan Dewan Pers.", by=wati(), now=NOON + HOUR)


def path_of(portal: Portal) -> str:
    return portal.page("/").links("story-card__link")[0]


def test_a_story_shows_its_picture_with_caption_and_credit(portal: Portal, nasional: Channel) -> None:
    picture = a_picture()
    a_live_story(nasional, lead_picture=a_use_of(picture, focus_x=72, focus_y=8))
    page = portal.page(path_of(portal))
    (image,) = page.elements("img")
    assert [source.attributes["type"] for source in page.elements("source")] == ["image/avif", "image/webp"]
    assert (image.attributes["alt"], image.attributes["fetchpriority"]) == ("Kapal di dermaga.", "high")
    assert (image.attributes["width"], image.attributes["height"]) == ("640", "360")
    assert {"loading", "style"} & set(image.attributes) == set()
    assert image.attributes["class"] == "focus-x-70 focus-y-10"
    assert page.text("figcaption") == "Kapal pertama bersandar. (Foto: Rahayu)"
    named = {
        part.split()[0].rpartition("/")[2]
        for one in page.elements("source")
        for part in one.attributes["srcset"].split(", ")
    }
    named |= {part.split()[0].rpartition("/")[2] for part in image.attributes["srcset"].split(", ")}
    assert named == files(picture)
    assert page.meta("og:image").startswith("http://localhost:8000/media/")
    data = json.loads(page.text("script"))
    assert data["image"][0]["creditText"] == "Rahayu"
    assert data["image"][0]["url"] == page.meta("og:image")


def test_an_illustration_is_called_one(portal: Portal, nasional: Channel) -> None:
    a_live_story(nasional, lead_picture=a_use_of(a_picture(), credit="Redaksi", credit_kind="illustration"))
    assert portal.page(path_of(portal)).text("figcaption").endswith("(Ilustrasi: Redaksi)")


def test_cards_show_the_picture_and_the_first_alone_is_not_lazy(portal: Portal, nasional: Channel) -> None:
    for number in (1, 2, 3):
        a_live_story(nasional, lead_picture=a_use_of(a_picture(number)), now=NOON + number * HOUR)
    for path in ("/", "/nasional"):
        images = portal.page(path, NOON + 4 * HOUR).elements("img")
        assert len(images) == 3
        assert [image.attributes.get("loading") for image in images] == [None, "lazy", "lazy"]
        assert {image.attributes["alt"] for image in images} == {""}


def test_a_story_without_picture_has_no_place_for_one(portal: Portal, nasional: Channel) -> None:
    a_live_story(nasional)
    assert not portal.page("/").elements("", class_="story-card__picture")
    page = portal.page(path_of(portal))
    assert not page.elements("figure")
    assert "og:image" not in page.html


def test_a_document_from_before_pictures_is_read(portal: Portal, nasional: Channel) -> None:
    from redaksi.press.documents import decode, encode

    story = a_live_story(nasional)
    document = log.current_document("story", str(story.pk))
    assert isinstance(document, PressStory)
    older = json.loads(encode(document))
    del older["lead_picture"]
    assert decode(json.dumps(older | {"schema": 1}).encode()) == document


def test_files_are_public_before_the_story_is(portal: Portal, nasional: Channel, shelf: Shelf, tmp_path: Path) -> None:
    story = a_live_story(nasional, lead_picture=a_use_of(a_picture()))
    seen = []

    class Watching(Shelf):
        def show(self, names: Iterable[str]) -> None:
            super().show(names)
            seen.append((projected_epoch(portal.folder) or log.head_epoch()) < log.head_epoch())

    watching = Watching(tmp_path / "media", tmp_path / "public" / "media")
    apply_pending(portal.folder, watching)
    rewritten(story, now=NOON + HOUR, lead_picture=a_use_of(a_picture(2)))
    apply_pending(portal.folder, watching)
    assert seen[-1]
    assert shelf.shown() == files(Picture.objects.get(sha256__endswith="1")) | files(
        Picture.objects.get(sha256__endswith="2")
    )


def test_a_withdrawn_story_s_picture_leaves_unless_another_story_shows_it(
    portal: Portal, nasional: Channel, shelf: Shelf
) -> None:
    shared, own = a_picture(1), a_picture(2)
    story = a_live_story(nasional, lead_picture=a_use_of(shared))
    other = a_live_story(nasional, lead_picture=a_use_of(shared))
    last = a_live_story(nasional, lead_picture=a_use_of(own))
    for one in (story, last):
        withdrawn(one)
    apply_pending(portal.folder, shelf)
    assert left(portal.folder) <= files(own)
    remove_left(portal.folder, files(own) | files(shared), shelf)
    assert shelf.shown() == files(shared)
    withdrawn(other)
    apply_pending(portal.folder, shelf)
    assert left(portal.folder) == files(shared)
    assert shelf.shown() == files(shared)
    remove_left(portal.folder, left(portal.folder), shelf)
    assert (shelf.shown(), left(portal.folder)) == (set(), frozenset())


def test_a_picture_that_comes_back_while_it_leaves_stays(portal: Portal, nasional: Channel, shelf: Shelf) -> None:
    picture = a_picture()
    story = a_live_story(nasional, lead_picture=a_use_of(picture))
    apply_pending(portal.folder, shelf)
    withdrawn(story)
    apply_pending(portal.folder, shelf)
    leaving = left(portal.folder)
    rewritten(story, now=NOON + 2 * HOUR, lead_picture=a_use_of(picture))
    apply_pending(portal.folder, shelf)
    remove_left(portal.folder, leaving, shelf)
    assert shelf.shown() == files(picture)


def test_a_rebuild_shows_what_is_live_and_lets_the_rest_leave(portal: Portal, nasional: Channel, shelf: Shelf) -> None:
    old, new = a_picture(1), a_picture(2)
    story = a_live_story(nasional, lead_picture=a_use_of(old))
    apply_pending(portal.folder, shelf)
    rewritten(story, now=NOON + HOUR, lead_picture=a_use_of(new))
    rebuild(portal.folder, lambda done, total: None, shelf)
    assert shelf.shown() == files(old) | files(new)
    assert left(portal.folder) == files(old)


def test_public_files_that_were_deleted_come_back_when_all_is_compared(
    portal: Portal, nasional: Channel, shelf: Shelf
) -> None:
    picture = a_picture()
    a_live_story(nasional, lead_picture=a_use_of(picture))
    apply_pending(portal.folder, shelf)
    shelf.hide(shelf.shown())
    settle(portal.folder, shelf)
    assert shelf.shown() == files(picture)


def test_a_lost_rendition_does_not_hold_up_the_news(portal: Portal, nasional: Channel, shelf: Shelf) -> None:
    picture = a_picture()
    shelf.rendition(next(iter(files(picture)))).unlink()
    a_live_story(nasional, lead_picture=a_use_of(picture))
    assert apply_pending(portal.folder, shelf) == log.head_epoch()


def test_an_erasure_destroys_the_files_of_the_story_alone(
    portal: Portal, nasional: Channel, shelf: Shelf, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    own, shared = a_picture(1), a_picture(2)
    story = a_live_story(nasional, lead_picture=a_use_of(own))
    rewritten(story, now=NOON + HOUR, lead_picture=a_use_of(shared))
    a_live_story(nasional, lead_picture=a_use_of(shared))
    gone, kept = files(own), files(shared)
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_story(story.pk, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON + 2 * HOUR)
    apply_pending(portal.folder, shelf)
    remove_left(portal.folder, left(portal.folder), shelf)
    assert [name for name in gone if shelf.rendition(name).exists()] == []
    assert [name for name in kept if not shelf.rendition(name).exists()] == []
    assert shelf.shown() == kept
    assert list(Picture.objects.all()) == [shared]


def illustrated(*pictures: Picture, galleries: Iterable[Picture] = ()) -> dict[str, Any]:
    """A text with these pictures in it, and one gallery."""
    body = a_tree("Kapal pertama berangkat pukul enam pagi.")
    body["content"] += [a_picture_block(picture) for picture in pictures]
    if gallery := [a_picture_block(picture) for picture in galleries]:
        body["content"].append({"type": "gallery", "content": gallery})
    return body


def test_pictures_in_the_text_become_public_with_it_and_leave_with_it(
    portal: Portal, nasional: Channel, shelf: Shelf
) -> None:
    lead, inside, first, second = (a_picture(number) for number in range(1, 5))
    story = a_live_story(nasional, lead_picture=a_use_of(lead), body=illustrated(inside, galleries=[first, second]))
    apply_pending(portal.folder, shelf)
    assert shelf.shown() == files(lead) | files(inside) | files(first) | files(second)
    rewritten(story, now=NOON + HOUR, lead_picture=a_use_of(lead), body=illustrated(galleries=[second]))
    apply_pending(portal.folder, shelf)
    assert left(portal.folder) == files(inside) | files(first)
    remove_left(portal.folder, left(portal.folder), shelf)
    assert shelf.shown() == files(lead) | files(second)
    withdrawn(story)
    apply_pending(portal.folder, shelf)
    remove_left(portal.folder, left(portal.folder), shelf)
    assert shelf.shown() == set()


def test_a_picture_that_is_lead_here_and_in_the_text_there_stays_until_both_are_gone(
    portal: Portal, nasional: Channel, shelf: Shelf
) -> None:
    picture = a_picture()
    story = a_live_story(nasional, lead_picture=a_use_of(picture), body=illustrated(picture))
    other = a_live_story(nasional, body=illustrated(picture))
    rewritten(story, now=NOON + HOUR, lead_picture=a_use_of(picture))
    withdrawn(other)
    apply_pending(portal.folder, shelf)
    assert left(portal.folder) == frozenset()
    rewritten(story, now=NOON + 2 * HOUR)
    apply_pending(portal.folder, shelf)
    assert left(portal.folder) == files(picture)


def test_an_erasure_destroys_pictures_of_the_text_and_of_its_versions_unless_they_are_used_elsewhere(
    portal: Portal, nasional: Channel, shelf: Shelf, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    lead, inside, former, only_draft, shared, of_a_draft = pictures = [a_picture(number) for number in range(1, 7)]
    story = a_live_story(nasional, body=illustrated(former, shared))
    rewritten(story, now=NOON + HOUR, lead_picture=a_use_of(lead), body=illustrated(inside, of_a_draft))
    rewritten(story, now=NOON + HOUR, publish=False, lead_picture=a_use_of(lead), body=illustrated(only_draft))
    a_live_story(nasional, body=illustrated(galleries=[shared]))
    a_draft(nasional, body=illustrated(of_a_draft))
    by_picture = {picture: files(picture) for picture in pictures}
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase_story(story.pk, order="Penetapan 12/2026", by=wati(), second=bima(), now=NOON + 2 * HOUR)
    apply_pending(portal.folder, shelf)
    remove_left(portal.folder, left(portal.folder), shelf)
    assert set(Picture.objects.all()) == {shared, of_a_draft}
    lying = {picture for picture, names in by_picture.items() if any(shelf.rendition(name).exists() for name in names)}
    assert lying == {shared, of_a_draft}
    assert shelf.shown() == by_picture[shared]
    assert not StoryPicture.objects.filter(story=story).exists()
