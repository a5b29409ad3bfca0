"""Addresses of the staff's screens."""

from django.urls import path, re_path

from .views import editing, history, language, picture, preview, queue, records, staff, story

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("stories/new/", story.create, name="story_create"),
    path("stories/<int:story_id>/", story.edit, name="story"),
    path("stories/<int:story_id>/preview/", preview.preview, name="story_preview"),
    path("stories/<int:story_id>/withdraw/", story.withdraw, name="story_withdraw"),
    path("stories/<int:story_id>/history/", history.of_story, name="story_history"),
    path("stories/<int:story_id>/versions/<int:number>/", history.version, name="story_version"),
    path("stories/<int:story_id>/pictures/", editing.take_picture, name="story_pictures"),
    path("stories/pick/", editing.pick, name="story_pick"),
    path("stories/names/", editing.names, name="story_names"),
    path("pictures/thumb/", editing.thumbnail, name="picture_thumb"),
    path("stories/credit-row/", story.credit_row, name="story_credit_row"),
    re_path(
        r"^media/(?P<folder>[0-9a-f]{2})/(?P<name>[0-9a-f]{32})\.(?P<format>avif|webp|jpeg)$",
        picture.picture,
        name="picture",
    ),
    path("pictures/<int:picture_id>/", picture.about, name="about_picture"),
    path("settings/", records.settings, name="settings"),
    path("settings/staff/", staff.accounts, name="staff"),
    path("settings/staff/new/", staff.create, name="staff_create"),
    path("settings/staff/<int:account_id>/", staff.edit, name="staff_account"),
    path("settings/staff/<int:account_id>/password/", staff.new_password, name="staff_password"),
    path("settings/ad-places/set-up/", records.set_up_ad_places, name="ad_places_set_up"),
    path("settings/menus/line/", records.menu_line, name="menu_line"),
    path("settings/<slug:kind>/", records.records, name="records"),
    path("settings/<slug:kind>/new/", records.create, name="record_create"),
    path("settings/<slug:kind>/<int:record_id>/", records.edit, name="record"),
    path("settings/<slug:kind>/<int:record_id>/take-down/", records.take_down, name="record_take_down"),
    path("settings/<slug:kind>/<int:record_id>/history/", history.of_record, name="record_history"),
    path("potongan/terkini/<path:section>", preview.latest_piece, name="latest_piece"),
    path("language/", language.choose, name="language"),
]
