"""Why a text was refused, in the desk's language, with the field that it is about."""

import re

from django.utils.translation import gettext as _

from redaksi.newsroom.texts import TextRefused

_FIELD = re.compile(r"\$\.([a-z_]+)|^([a-z_]+):")


def problems_of(error: TextRefused) -> list[str]:
    """A sentence for whoever typed; only where there is none for the field, what the border said stands behind it."""
    match = _FIELD.search(str(error))
    field = (match[1] or match[2]) if match else ""
    sentence = {
        "headline": _("The headline can't be taken: italics are its only markup, and it has a limit of length."),
        "deck": _("The deck is too long: at most 2,000 characters."),
        "channel": _("The channel is not there any more; choose another."),
        "topics": _("A topic is not there any more; choose another."),
        "credits": _("A credit can't be taken: it needs a role, and a person or a name of at most 300 characters."),
        "located": _("The dateline is too long: at most 80 characters."),
        "slug": _("The slug may hold lower-case letters, digits and single hyphens, at most 120 characters."),
        "language": _("The language is not one that the site knows."),
        "body": _("The text holds something that can't be published, or is too long."),
        "format": _("The format is not one that the site knows."),
        "short_headline": _("The short headline is too long: at most 200 characters."),
        "seo_title": _("The title for search engines is too long: at most 200 characters."),
        "social_title": _("The title for shared links is too long: at most 200 characters."),
        "kicker": _("The kicker is too long: at most 80 characters."),
        "running_story": _("The running story is not there any more; choose another."),
        "sources": _("A source is not there any more, or there are more than 20; choose others."),
        "sponsor": _("The name of who paid is too long: at most 300 characters."),
        "related": _("A related story is not there any more, or there are more than 20; choose others."),
        "picture": _("A picture is not there any more; choose another."),
        "read_also": _("The text points to a story that is not there any more; take the pointer out."),
        "lead_picture": _("The picture's words are too long, or its credit is of an unknown kind."),
    }.get(field)
    return [sentence] if sentence else [_("The text can't be taken as it is."), str(error)]
