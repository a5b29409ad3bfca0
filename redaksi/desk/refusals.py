"""What the press refuses, in the language of the desk and at the field that it is about."""

import re

import msgspec
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from redaksi.newsroom.errors import NewsroomError
from redaksi.press.errors import PressError

_KNOWN: list[tuple[str, str, str]] = [  # pattern, field ("" for the one that the pattern finds), sentence
    (r"slug or path '(?P<held>/.*)' is held by (?P<kind>\w+) (?P<id>\d+)", "slug", "HELD"),
    (r"slug or path '\w+ (?P<held>.*)' is held by (?P<kind>\w+) (?P<id>\d+)", "slug", "HELD"),
    (r"slug '(?P<slug>.*)' is kept for", "slug", gettext_noop("The site itself needs “{slug}”. Choose another slug.")),
    (
        r"slug must hold a letter",
        "slug",
        gettext_noop("The slug needs a letter: numbers alone are read as dates."),
    ),
    (r"parent must be another", "parent", gettext_noop("A channel can't stand below itself.")),
    (
        r"parent \S+ is itself below",
        "parent",
        gettext_noop("That channel is itself below another one. Two levels are the limit."),
    ),
    (
        r"parent must be empty",
        "parent",
        gettext_noop("Other channels stand below this one, so it must stay on top. Two levels are the limit."),
    ),
    (
        r"target must not lead back",
        "target",
        gettext_noop("The new path must not lead back to the old one, nor through more than five other redirects."),
    ),
    (r"target must be a path", "target", gettext_noop("The new path must be one of this site: it begins with one /.")),
    (r"source .* is kept for the site", "source", gettext_noop("The site keeps this path for itself.")),
    (
        r"source .* is not a path that the site answers",
        "source",
        gettext_noop("The old path may hold letters, digits and - . _ ~ / only, as browsers send it."),
    ),
    (r"id must be", NON_FIELD_ERRORS, gettext_noop("There is one masthead only.")),
    (
        r"dateline_pattern must",
        "dateline_pattern",
        gettext_noop("The pattern needs {place} once and no other braces."),
    ),
    (r"timezone '(?P<zone>.*)' is not", "timezone", gettext_noop("The time zone “{zone}” is not known.")),
    (
        r"(?P<field>\w+)(\[\d+\])? names (?P<kind>\w+) (?P<id>\d+), which is not published",
        "",
        gettext_noop("It names {thing}, which readers don't have. Publish that first, or choose another."),
    ),
    (
        r"items must not lead",
        "items",
        gettext_noop("Two links lead to the same address. Take one out."),
    ),
    (r"ends_at must be after", "ends_at", gettext_noop("The end must be after the beginning.")),
    (
        r"still named by (?P<kind>\w+) (?P<id>\d+)",
        NON_FIELD_ERRORS,
        gettext_noop("Readers still have {thing}, which names it. Change that first."),
    ),
    (r"is not live, so", NON_FIELD_ERRORS, gettext_noop("Readers don't have it, so there is nothing to take down.")),
    (
        r"story \d+ is \w+; look at it again",
        NON_FIELD_ERRORS,
        gettext_noop("Somebody has moved this story on meanwhile. Look where it stands now."),
    ),
    (
        r"sent back with a reason",
        NON_FIELD_ERRORS,
        gettext_noop("Say why it goes back: whoever wrote it will read your reason."),
    ),
    (
        r"^label: on this ground",
        "label",
        gettext_noop("On this ground the headline must not stay. Give a neutral label that stands in its place."),
    ),
    (
        r"channel '(?P<channel>.*)' is not one of those that",
        "channel",
        gettext_noop("“{channel}” is not one of your channels. Choose one of yours, or ask the desk chief."),
    ),
    (r"was settled already", NON_FIELD_ERRORS, gettext_noop("Somebody has settled this withdrawal meanwhile.")),
    (r"reversed for a reason", NON_FIELD_ERRORS, gettext_noop("Say why readers get the story back.")),
    (r"was erased;", NON_FIELD_ERRORS, gettext_noop("This story was erased. Write a new one.")),
    (
        r"somebody has changed this story",
        NON_FIELD_ERRORS,
        gettext_noop("Somebody has changed this story meanwhile. Open it anew before you publish."),
    ),
    (
        r"picture \d+ is not there any more",
        "body",
        gettext_noop("A picture in the text is not there any more. Take it out of the text."),
    ),
    (
        r"holds control characters",
        NON_FIELD_ERRORS,
        gettext_noop("The text holds characters that can't be seen nor published. Type that part anew."),
    ),
    (
        r"the text is larger than|is too large| bytes is too large",
        NON_FIELD_ERRORS,
        gettext_noop("This is too large. Make it shorter."),
    ),
]


class Refusal(msgspec.Struct, frozen=True):
    """A sentence and the field that it belongs to; NON_FIELD_ERRORS if to none."""

    field: str
    sentence: str


def refusal_of(error: PressError | NewsroomError) -> Refusal:
    """What to say about `error`; the press's own English after a translated beginning if nobody translated it."""
    english = str(error)
    for pattern, field, sentence in _KNOWN:
        if found := re.search(pattern, english):
            if sentence == "HELD":
                return _held(english, found)
            facts = {"thing": _thing(found), "place": "{place}", **found.groupdict()}
            return Refusal(field or found["field"], _(sentence).format(**facts))
    if found := re.search(r"at `\$\.(\w+)", english):
        return Refusal(found[1], _("This can't be published as it stands: {why}").format(why=english))
    return Refusal(NON_FIELD_ERRORS, _("This can't be published as it stands: {why}").format(why=english))


def _held(english: str, found: re.Match[str]) -> Refusal:
    field = {"redirect": "source", "menu": "place"}.get(english.partition(" ")[0], "slug")
    sentence = _("“{held}” is already held by {thing}. Choose another.")
    return Refusal(field, sentence.format(held=found["held"], thing=_thing(found)))


def _thing(found: re.Match[str]) -> str:
    facts = found.groupdict()
    if "kind" not in facts:
        return ""
    names = {
        "masthead": _("the masthead"),
        "channel": _("the channel"),
        "person": _("the person"),
        "topic": _("the topic"),
        "page": _("the page"),
        "redirect": _("the redirect"),
        "story": _("the story"),
        "running_story": _("the running story"),
        "source": _("the source"),
        "menu": _("the menu"),
        "promo": _("the promo"),
        "ad_place": _("the ad place"),
        "creative": _("the house ad"),
    }
    return f"{names.get(facts['kind'], facts['kind'])} {facts['id']}"
