"""What must be there before a story goes to readers: one list over the whole story."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from redaksi.press.body import MAX_HEADLINE_CHARACTERS, body_text

from .texts import StoryText


def blocks(text: StoryText) -> Iterator[str]:
    """A sentence for each thing that keeps the text from being published."""
    if not text.plain_headline:
        yield _("The headline is empty.")
    elif len(text.plain_headline) > MAX_HEADLINE_CHARACTERS:
        yield _("The headline is longer than %(most)s characters.") % {"most": MAX_HEADLINE_CHARACTERS}
    if text.channel is None:
        yield _("No channel is chosen.")
    if not text.credits:
        yield _("Nobody is credited.")
    if not body_text(text.body).strip():
        yield _("The text is empty.")
