"""Settings of what is not news: ad places, house ads, promos, and the role that keeps them."""

import datetime as dt
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from redaksi.desk.record_kinds import ADVERTISING, KINDS
from redaksi.newsroom import actions
from redaksi.newsroom.models import AdPlace, Channel, Creative, Masthead, Promo, Topic
from redaksi.press import documents, log
from redaksi.site.projector import projected_epoch
from tests.builders import DAY, NOON, a_channel, a_creative, a_promo, a_topic, bima, dewi, sari, wati
from tests.desk.sending import sent_unchanged
from tests.desk.test_doors import logged_in

KEPT = [kind.path for kind in KINDS.values() if kind.group == ADVERTISING]
CREATIVE: dict[str, Any] = {
    "heading": "Langganan",
    "button": "Daftar",
    "href": "/langganan",
    "places": ["top"],
    "position": "0",
}


@pytest.fixture
def ads(channel: Channel) -> Client:
    """Dewi's browser, in English."""
    browser = logged_in(dewi())
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return browser


def html(answer: Any) -> str:
    return str(answer.content.decode())


def test_advertising_keeps_its_own_records_and_sees_no_others(ads: Client) -> None:
    overview = html(ads.get(reverse("settings")))
    assert reverse("settings") in html(ads.get(reverse("queue")))
    for path in KINDS:
        address = reverse("records", args=[path])
        assert (f'href="{address}"' in overview) == (path in KEPT)
        assert ads.get(address).status_code == (200 if path in KEPT else 403)
    assert reverse("staff") not in overview


def test_advertising_changes_no_other_record(ads: Client) -> None:
    topic = a_topic()
    before = log.head_epoch()
    assert ads.post(reverse("record_create", args=["topics"]), {"name": "Lain"}).status_code == 403
    assert ads.get(reverse("record", args=["topics", topic.pk])).status_code == 403
    assert ads.get(reverse("record_history", args=["topics", topic.pk])).status_code == 403
    reason = {"reason": "Tidak dipakai lagi."}
    assert ads.post(reverse("record_take_down", args=["topics", topic.pk]), reason).status_code == 403
    assert ads.get(reverse("menu_line")).status_code == 403
    assert (log.head_epoch(), Topic.objects.get()) == (before, topic)


@pytest.mark.parametrize("who", [bima, sari])
def test_who_writes_news_does_not_keep_advertisements(channel: Channel, who: Any) -> None:
    browser = logged_in(who())
    assert browser.post(reverse("ad_places_set_up")).status_code == 403
    assert browser.post(reverse("record_create", args=["creatives"]), CREATIVE).status_code == 403
    assert not AdPlace.objects.exists()
    assert not Creative.objects.exists()


def test_the_seven_places_are_set_up_once(ads: Client) -> None:
    listing = reverse("records", args=["ad-places"])
    button = reverse("ad_places_set_up")
    assert button in html(ads.get(listing))
    ads.post(button)
    assert {place.place for place in AdPlace.objects.all()} == {place for place, _ in AdPlace.PLACES}
    assert len(AdPlace.PLACES) == 7
    assert projected_epoch(settings.ENVIRONMENT.site) == log.head_epoch()
    after = log.head_epoch()
    assert button not in html(ads.get(listing))
    ads.post(button)
    assert log.head_epoch() == after


def test_a_place_s_height_is_kept_and_no_place_comes_or_goes(ads: Client) -> None:
    place = actions.set_up_ad_places(by=dewi(), now=NOON)[0]
    screen = reverse("record", args=["ad-places", place.pk])
    form = sent_unchanged(html(ads.get(screen)), "record-form")
    del form["is_on"]
    assert ads.post(screen, form | {"phone_height_px": "0", "desktop_height_px": "90"}).status_code == 302
    document = log.current_document("ad_place", str(place.pk))
    assert isinstance(document, documents.AdPlace)
    assert (document.is_on, document.phone_height_px, document.desktop_height_px) == (False, 0, 90)
    answer = ads.post(screen, form | {"phone_height_px": "1001"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["phone_height_px"])
    assert ads.get(reverse("record_create", args=["ad-places"])).status_code == 404
    assert ads.get(reverse("record_take_down", args=["ad-places", place.pk])).status_code == 404


def test_times_are_typed_in_the_newspaper_s_zone_and_published_in_utc(ads: Client) -> None:
    Masthead.objects.update(timezone="Asia/Makassar")
    form = CREATIVE | {"starts_at": "2026-11-20T12:00", "ends_at": "2026-12-01T00:30"}
    ads.post(reverse("record_create", args=["creatives"]), form)
    creative = Creative.objects.get()
    assert creative.starts_at == dt.datetime(2026, 11, 20, 4, 0, tzinfo=dt.UTC)
    raw = documents.encode(log.read(0)[-1].document)  # type: ignore[arg-type]
    assert b'"ends_at":"2026-11-30T16:30:00Z"' in raw
    screen = html(ads.get(reverse("record", args=["creatives", creative.pk])))
    assert 'value="2026-11-20T12:00"' in screen
    assert "WITA" in screen


def test_an_end_before_the_beginning_is_refused_at_its_field(ads: Client) -> None:
    form = CREATIVE | {"starts_at": "2026-11-20T12:00", "ends_at": "2026-11-20T12:00"}
    answer = ads.post(reverse("record_create", args=["creatives"]), form)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"ends_at": ["The end must be after the beginning."]}
    assert not Creative.objects.exists()


@pytest.mark.parametrize("href", ["langganan", "//jahat.example", "javascript:alert(1)", "/a b", "https://"])
def test_an_advertisement_leads_to_a_path_or_an_address(ads: Client, href: str) -> None:
    answer = ads.post(reverse("record_create", args=["creatives"]), CREATIVE | {"href": href})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["href"])
    assert answer.context["form"]["href"].value() == href


def test_places_and_channels_are_ticked(ads: Client, channel: Channel) -> None:
    other = a_channel("daerah")
    form = {"text": "Ikuti", "href": "/ikuti", "position": "0", "places": ["home", "channel"], "channels": [other.pk]}
    ads.post(reverse("record_create", args=["promos"]), form)
    promo = Promo.objects.get()
    assert (promo.places, promo.channels) == (["home", "channel"], [other.pk])
    assert log.current_document("promo", str(promo.pk)).channels == (str(other.pk),)  # type: ignore[union-attr]
    screen = sent_unchanged(html(ads.get(reverse("record", args=["promos", promo.pk]))), "record-form")
    assert (screen["places"], screen["channels"]) == (["home", "channel"], str(other.pk))
    answer = ads.post(reverse("record_create", args=["promos"]), form | {"places": []})
    assert list(answer.context["form"].errors) == ["places"]
    answer = ads.post(reverse("record_create", args=["promos"]), form | {"channels": ["99"]})
    assert list(answer.context["form"].errors) == ["channels"]


def test_a_channel_that_an_advertisement_names_stays(channel: Channel) -> None:
    kept = a_channel("daerah")
    creative = a_creative(channels=[kept.pk])
    desk = logged_in(wati())
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    address = reverse("record_take_down", args=["channels", kept.pk])
    answer = desk.post(address, {"reason": "Tidak dipakai lagi."})
    assert answer.status_code == 422
    assert f"Readers still have the house ad {creative.pk}" in html(answer)


def test_a_list_says_what_runs(ads: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redaksi.desk.views.records.timezone.now", lambda: NOON)
    a_promo("Lalu", starts_at=NOON - 2 * DAY, ends_at=NOON)
    a_promo("Nanti", starts_at=NOON + DAY)
    a_promo("Kini", starts_at=NOON, ends_at=NOON + DAY)
    a_promo("Selalu")
    lines = ads.get(reverse("records", args=["promos"])).context["lines"]
    said = {row.text: facts[0] for row, facts in lines}
    assert said == {
        "Lalu": "Ended 20 Nov 2026 12:00",
        "Nanti": "Begins 21 Nov 2026 12:00",
        "Kini": "Runs until 21 Nov 2026 12:00",
        "Selalu": "Runs",
    }


SAVED_NOW = "Saved: readers have it now."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, SAVED_NOW),
        ({"starts_at": "2026-11-21T12:00"}, "Saved. Readers get it from 21 Nov 2026 12:00."),
        ({"ends_at": "2026-11-20T11:00"}, "Saved. It ended 20 Nov 2026 11:00, so readers don&#x27;t have it."),
        ({"position": "4"}, "Saved. Readers don&#x27;t see it while “Ikuti kami” stands before it."),
        ({"position": "4", "places": ["home", "channel"]}, SAVED_NOW),
        ({"position": "7"}, "Saved. Readers don&#x27;t see it while “Ikuti kami” stands before it."),
    ],
)
def test_what_is_said_of_a_saved_promo_is_true_for_readers(
    ads: Client, monkeypatch: pytest.MonkeyPatch, fields: dict[str, Any], said: str
) -> None:
    monkeypatch.setattr("redaksi.desk.views.records.timezone.now", lambda: NOON)
    a_promo("Ikuti kami", position=3)
    a_promo("Besok", position=0, starts_at=NOON + DAY)
    a_promo("Di kanal", position=0, channels=[a_channel("daerah").pk])
    form = {"text": "Ikuti", "href": "/ikuti", "position": "2", "places": ["home"]} | fields
    answer = ads.post(reverse("record_create", args=["promos"]), form, follow=True)
    assert said in html(answer)


def test_who_changed_an_advertisement_meanwhile_is_not_overwritten(ads: Client, channel: Channel) -> None:
    promo = a_promo("Ikuti kami", channels=[channel.pk])
    address = reverse("record", args=["promos", promo.pk])
    form = sent_unchanged(html(ads.get(address)), "record-form") | {"places": ["below_text"]}
    promo.channels, promo.ends_at = [], NOON
    actions.publish_record(promo, by=wati(), now=NOON)
    answer = ads.post(address, form)
    assert answer.status_code == 409
    difference = html(answer).partition('class="conflict"')[2].partition("</section>")[0]
    for words in ("Nasional", "Below the text of a story", "On the home page", "20 Nov 2026 12:00"):
        assert all(word in difference for word in words.split()), words
    promo.refresh_from_db()
    assert promo.ends_at == NOON
