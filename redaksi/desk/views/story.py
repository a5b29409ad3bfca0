"""The story screen: write, save, and hand the story on, to the desk or to readers."""

import datetime as dt
from collections.abc import Callable

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from redaksi.accounts.models import User
from redaksi.accounts.rights import NotAllowed, require
from redaksi.media.errors import PictureRefused
from redaksi.newsroom import actions
from redaksi.newsroom.errors import NewsroomError, NotReady, TextChanged
from redaksi.newsroom.manuscripts.keeping import manuscript_text, open_manuscript
from redaksi.newsroom.manuscripts.texts import with_words_of
from redaksi.newsroom.models import Story, StoryChange, StoryState
from redaksi.newsroom.texts import StoryText, TextRefused, text_from, text_of
from redaksi.press.errors import PressError

from .. import uploads
from ..asking import actor_of, door
from ..difference import differences
from ..picture_form import picture_fields_of, with_picture
from ..problems import problems_of
from ..readers import show_to_readers
from ..refusals import refusal_of
from ..story_form import CreditRow, Fields, choices, fields_from, fields_of, first_credit, text_of_fields
from ..story_orders import PUBLISHABLE
from ..story_screen import SAVED, Seen, story_screen


@door("story.create")
@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """A new draft, or the empty one that is there already; then its screen."""
    story = actions.begin_story(by=actor_of(request), now=timezone.now())
    return HttpResponseRedirect(reverse("story", args=[story.pk]))


@door("story.see")
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, story_id: int) -> HttpResponse:
    """The screen; what is sent is saved, then handed on if the button says so."""
    story = get_object_or_404(Story, pk=story_id)
    require(actor_of(request), "story.see", story)
    if request.method == "POST":
        try:
            return _taken(request, story)
        except NotAllowed:
            return _out_of_reach(request, story)
    text = _words_now(story)
    fields = fields_of(text)
    if story.created_at == story.changed_at and not fields.credits:
        fields = msgspec.structs.replace(fields, credits=first_credit(actor_of(request)))
    return story_screen(request, story, fields, seen=Seen.of(text))


def _words_now(story: Story) -> StoryText:
    """The text with what its manuscript has; the rows' where somebody's editor has written nonsense."""
    try:
        open_manuscript(story.pk, now=timezone.now())
        return manuscript_text(story) or text_of(story)
    except TextRefused:
        return text_of(story)


@door("story.see")
@require_GET
def credit_row(request: HttpRequest) -> HttpResponse:
    """One more line of credits, for the button that asks for it."""
    return render(request, "desk/parts/credit_row.html", {"row": CreditRow(), "roles": choices().roles})


def _taken(request: HttpRequest, story: Story) -> HttpResponse:
    fields = fields_from(request.POST)
    seen = Seen.sent_with(request)
    by, now = actor_of(request), timezone.now()
    try:
        fields = _with_upload(request, story, fields, now)
        text = text_of_fields(fields)
    except PictureRefused as refused:
        return story_screen(request, story, fields, seen=seen, problems=[uploads.refusal(refused.reason)], status=422)
    except TextRefused as error:
        return story_screen(request, story, fields, seen=seen, problems=problems_of(error), status=422)
    try:
        if request.POST.get("manuscript"):
            digest = actions.save_fields(story.pk, text, seen=seen.fields, by=by, now=now)
        else:
            digest = actions.save_story(story.pk, text, seen=seen.whole, by=by, now=now)
        story.refresh_from_db()
    except TextRefused as error:
        return story_screen(request, story, fields, seen=seen, problems=problems_of(error), status=422)
    except TextChanged as changed:
        return _conflict(request, story, fields, text, changed)
    except NewsroomError as error:
        return _refused(request, story, fields, seen, error)
    order = request.POST.get("order", "")
    if order and order != "save" and (words := text_of(story)) != with_words_of(words, text):
        return _typed_on(request, story, text)
    if order == "publish" and story.state in PUBLISHABLE:
        return _published(request, story, fields, digest, now)
    if order in HANDING_ON:
        return _handed_on(request, story, fields, digest, HANDING_ON[order])
    request.session[SAVED] = story.pk
    messages.success(request, _("Saved at the desk."))
    return HttpResponseRedirect(reverse("story", args=[story.pk]))


def _with_upload(request: HttpRequest, story: Story, fields: Fields, now: dt.datetime) -> Fields:
    """The fields with the picture that was sent along, if one was. Raises `PictureRefused`."""
    require(actor_of(request), "story.edit", story)
    if uploads.was_too_large(request):
        raise PictureRefused("bytes")
    upload = request.FILES.get("picture-file")
    if upload is None:
        return fields
    with uploads.lying_in_a_file(upload) as file:
        picture = actions.take_picture(file, by=actor_of(request), now=now)
    before = picture_fields_of(text_of(story).lead_picture)
    return msgspec.structs.replace(fields, picture=with_picture(fields.picture, picture, before))


def _published(request: HttpRequest, story: Story, fields: Fields, digest: str, now: dt.datetime) -> HttpResponse:
    change = _change(request)
    if change is None and story.state == StoryState.LIVE and story.live_digest != digest:
        problem = _("Say what kind of change this is: a typing error, an update or a correction.")
        return story_screen(request, story, fields, seen=_seen(story), problems=[problem], status=422)
    try:
        reason = request.POST.get("uncredited-because", "")
        actions.publish(
            story.pk,
            digest=digest,
            by=actor_of(request),
            now=now,
            uncredited_because=reason,
            minor_is_safe=bool(request.POST.get("minor-is-safe")),
            change=change or actions.ChangeNote(),
        )
    except NotReady as missing:
        return story_screen(request, story, fields, seen=_seen(story), problems=missing.blocks, status=422)
    except NotAllowed:
        return _not_yours(request, story, fields)
    except (NewsroomError, PressError) as error:
        return _refused(request, story, fields, _seen(story), error)
    request.session[SAVED] = story.pk
    show_to_readers(request, _("Published: readers have it now."), _("Published, but not yet visible: {why}"))
    return HttpResponseRedirect(reverse("story", args=[story.pk]))


def _change(request: HttpRequest) -> actions.ChangeNote | None:
    """What the editor says of a change to what readers have; None if nothing was chosen."""
    note = request.POST.get("change-note", "").strip()[:2_000]
    match request.POST.get("change-kind"):
        case StoryChange.Kind.TYPO:
            return actions.ChangeNote("typo")
        case StoryChange.Kind.UPDATE:
            return actions.ChangeNote("update", note)
        case StoryChange.Kind.CORRECTION:
            return actions.ChangeNote("correction", note)
    return None


def _seen(story: Story) -> Seen:
    return Seen.of(text_of(Story.objects.get(pk=story.pk)))


Handing = Callable[[HttpRequest, Story, User, dt.datetime], str]


def _file(request: HttpRequest, story: Story, by: User, now: dt.datetime) -> str:
    actions.file_story(story.pk, note=request.POST.get("file-note", "")[:2_000], by=by, now=now)
    return _("Filed: the desk has it now.")


def _take(request: HttpRequest, story: Story, by: User, now: dt.datetime) -> str:
    before = story.holder
    actions.take_story(story.pk, by=by, now=now)
    if before is None or before.pk == by.pk:
        return _("You have it in hand now; the queue says so.")
    return _("You have it in hand now. %(name)s had it before you.") % {"name": before}


def _mark_ready(request: HttpRequest, story: Story, by: User, now: dt.datetime) -> str:
    actions.mark_ready(story.pk, by=by, now=now)
    return _("Ready: nothing is left to do before publication.")


def _send_back(request: HttpRequest, story: Story, by: User, now: dt.datetime) -> str:
    actions.send_back(story.pk, reason=request.POST.get("send-back-reason", "")[:2_000], by=by, now=now)
    return _("Sent back, with your reason.")


HANDING_ON: dict[str, Handing] = {"file": _file, "take": _take, "ready": _mark_ready, "send_back": _send_back}
"""What a button can order besides publishing; each gives the sentence for who pressed it."""


def _handed_on(request: HttpRequest, story: Story, fields: Fields, digest: str, handing: Handing) -> HttpResponse:
    try:
        done = handing(request, story, actor_of(request), timezone.now())
    except NotAllowed:
        return _not_yours(request, story, fields)
    except NewsroomError as error:
        return _refused(request, story, fields, _seen(story), error)
    request.session[SAVED] = story.pk
    messages.success(request, done)
    return HttpResponseRedirect(reverse("story", args=[story.pk]))


def _refused(
    request: HttpRequest, story: Story, fields: Fields, seen: Seen, error: NewsroomError | PressError
) -> HttpResponse:
    return story_screen(request, story, fields, seen=seen, problems=[refusal_of(error).sentence], status=409)


def _not_yours(request: HttpRequest, story: Story, fields: Fields) -> HttpResponse:
    """The text is saved; the order is somebody else's to give."""
    problem = _(
        "The text is saved, but this step is not yours in this channel. Ask an editor of it, or the desk chief."
    )
    return story_screen(request, story, fields, seen=_seen(story), problems=[problem], status=403)


def _out_of_reach(request: HttpRequest, story: Story) -> HttpResponse:
    """Nothing is saved; what was typed stands there to be copied out."""
    problem = _("Not saved: you may read this story, not change it. Your text is kept below; copy out what you need.")
    fields, seen = fields_from(request.POST), Seen.sent_with(request)
    return story_screen(request, story, fields, seen=seen, problems=[problem], status=403)


def _typed_on(request: HttpRequest, story: Story, seen_text: StoryText) -> HttpResponse:
    """Somebody has typed since the button was pressed: nothing goes on that nobody has seen."""
    now_there = text_of(story)
    problem = _("The text has changed since you pressed the button. The difference is shown; look, and press again.")
    return story_screen(
        request,
        story,
        fields_of(now_there),
        seen=Seen.of(now_there),
        problems=[problem],
        conflict=differences(now_there, with_words_of(now_there, seen_text)),
        status=409,
    )


def _conflict(
    request: HttpRequest, story: Story, fields: Fields, mine: StoryText, changed: TextChanged
) -> HttpResponse:
    theirs = text_from(changed.theirs)
    problem = _(
        "Somebody else changed this story while you were writing. Your text is kept below, the difference is shown; "
        "save again to put yours in its place."
    )
    return story_screen(
        request,
        story,
        fields,
        seen=Seen.of(theirs),
        problems=[problem],
        conflict=differences(theirs, mine),
        status=409,
    )
