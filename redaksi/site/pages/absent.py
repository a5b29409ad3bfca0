"""What stands where nothing is (404), and where something was withdrawn (410)."""

import msgspec
from django.utils.translation import gettext as _

from ..lists import ALL_STORIES
from ..outcome import Html
from ..reading import Gone, Reading
from ..timing import Stamp
from .house import local_stamp
from .teaser import Teaser, latest_teasers

OFFERED = 5


class MissingPage(msgspec.Struct, frozen=True, kw_only=True):
    """Says that nothing is here and offers the newest stories."""

    title: str
    latest: tuple[Teaser, ...]


class GonePage(msgspec.Struct, frozen=True, kw_only=True):
    """`headline`, `ground`, `reason` are empty and `withdrawn` None for what was erased by law.

    `is_news` is False for a page or channel that the newsroom no longer keeps.
    """

    title: str
    is_news: bool
    headline: str
    ground: str
    reason: str
    withdrawn: Stamp | None


def missing(reading: Reading) -> Html:
    """The one 404 page, the same for every address."""
    page = MissingPage(
        title=_("Page not found"), latest=latest_teasers(reading, reading.newest(ALL_STORIES, OFFERED).cards)
    )
    return Html(template="site/404.html", context=page, canonical="/", status=404, is_indexed=False)


def gone(reading: Reading, gone: Gone, path: str, subject: str) -> Html:
    """The page that stays at the address of something withdrawn or erased."""
    withdrawal = gone.withdrawal
    is_news = withdrawal is not None and withdrawal.ground != "newsroom"
    page = GonePage(
        title=_("News withdrawn") if is_news else _("Removed"),
        is_news=is_news,
        headline=withdrawal.title if withdrawal else "",
        ground=ground_name(withdrawal.ground) if withdrawal else "",
        reason=withdrawal.reason if withdrawal else "",
        withdrawn=local_stamp(reading, withdrawal.withdrawn_at) if withdrawal else None,
    )
    return Html(template="site/410.html", context=page, canonical=path, status=410, subject=subject, is_indexed=False)


def gone_anywhere(reading: Reading, left: Gone, subject: str) -> Html:
    """The page for what was erased, or withdrawn under a neutral label: its address is forgotten with its headline.

    So it answers wherever its id is named.
    """
    return msgspec.structs.replace(gone(reading, left, "/", subject), is_kept=False)


def ground_name(ground: str) -> str:
    """A ground for withdrawal in words (Press Council guideline, clause 5)."""
    return {
        "sara": _("ethnic, religious, racial or intergroup matters (SARA)"),
        "decency": _("decency"),
        "child_future": _("the future of a child"),
        "victim_trauma": _("a victim's trauma"),
        "source_withdrew": _("the source withdrew it"),
        "press_council": _("a decision of the Press Council"),
        "newsroom": _("a decision of the newsroom"),
        "other": _("another ground set by the Press Council"),
    }[ground]
