"""Addresses of the staff's screens."""

from django.urls import path, re_path

from .views import history, language, pick, picture, preview, queue, records, staff, story, withdrawing

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("stories/new/", story.create, name="story_create"),
    path("stories/<int:story_id>/", story.edit, name="story"),
    path("stories/<int:story_id>/preview/", preview.preview, name="story_preview"),
    path("stories/<int:story_id>/preview/frame/", preview.framed, name="story_preview_frame"),
    path("stories/<int:story_id>/withdraw/", withdrawing.withdraw, name="story_withdraw"),
    path("stories/<int:story_id>/withdraw/confirm/", withdrawing.confirm, name="story_withdraw_confirm"),
    path("stories/<int:story_id>/withdraw/reverse/", withdrawing.reverse_it, name="story_withdraw_reverse"),
    path("stories/<int:story_id>/history/", history.of_story, name="story_history"),
    path("stories/<int:story_id>/versions/<int:number>/", history.version, name="story_version"),
    path("stories/credit-row/", story.credit_row, name="story_credit_row"),
    path("pick/<slug:kind>/", pick.pick, name="pick"),
    re_path(
        r"^media/(?P<folder>[0-9a-f]{2})/(?P<name>[0-9a-f]{32})\.(?P<format>avif|webp|jpeg)$",
        picture.picture,
        name="picture",
    ),
    path("settings/", records.settings, name="settings"),
    path("settings/staff/", staff.accounts, name="staff"),
    path("settings/staff/new/", staff.create, name="staff_create"),
    path("settings/staff/<int:account_id>/", staff.edit, name="staff_account"),
    path("settings/staff/<int:account_id>/password/", staff.new_password, name="staff_password"),
    path("settings/<slug:kind>/", records.records, name="records"),
    path("settings/<slug:kind>/new/", records.create, name="record_create"),
    path("settings/<slug:kind>/<int:record_id>/", records.edit, name="record"),
    path("settings/<slug:kind>/<int:record_id>/take-down/", records.take_down, name="record_take_down"),
    path("settings/<slug:kind>/<int:record_id>/history/", history.of_record, name="record_history"),
    path("potongan/terkini/<path:section>", preview.latest_piece, name="latest_piece"),
    path("language/", language.choose, name="language"),
]
