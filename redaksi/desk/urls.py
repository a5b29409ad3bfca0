"""Addresses of the staff's screens."""

from django.urls import path, re_path

from .views import language, picture, preview, queue, story

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("stories/new/", story.create, name="story_create"),
    path("stories/<int:story_id>/", story.edit, name="story"),
    path("stories/<int:story_id>/preview/", preview.preview, name="story_preview"),
    path("stories/<int:story_id>/withdraw/", story.withdraw, name="story_withdraw"),
    path("stories/credit-row/", story.credit_row, name="story_credit_row"),
    re_path(
        r"^media/(?P<folder>[0-9a-f]{2})/(?P<name>[0-9a-f]{32})\.(?P<format>avif|webp|jpeg)$",
        picture.picture,
        name="picture",
    ),
    path("language/", language.choose, name="language"),
]
