"""Settings: lists of the records, their screens, and taking one down."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from redaksi.accounts.rights import can, require
from redaksi.newsroom import actions
from redaksi.newsroom.documents import Record, record_digest, record_fields
from redaksi.newsroom.errors import NewsroomError, RecordChanged
from redaksi.newsroom.models import AdPlace, Masthead, Person
from redaksi.press.errors import PressError

from .. import labels
from ..asking import actor_of, door
from ..difference import record_differences
from ..readers import show_to_readers
from ..record_forms import RecordForm
from ..record_kinds import GROUPS, KINDS, Kind
from ..record_lists import facts_of, listed
from ..record_words import in_words
from ..refusals import refusal_of
from ..saved import saved_sentence

MASTHEAD = 1
KEEPERS = tuple(dict.fromkeys(kind.right for kind in KINDS.values()))
"""The actions of which somebody needs one to see any of it; each kind asks for its own."""


class ReasonForm(forms.Form):
    """Why something is taken down; readers see it."""

    reason = forms.CharField(
        min_length=10, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"})
    )


@door(*KEEPERS)
@require_GET
def settings(request: HttpRequest) -> HttpResponse:
    """What somebody may set, one line a kind, in groups."""
    actor = actor_of(request)
    kept = [kind for kind in KINDS.values() if can(actor, kind.right)]
    groups = [(words, [kind for kind in kept if kind.group == group]) for group, words in GROUPS.items()]
    context = {
        "groups": [(words, kinds) for words, kinds in groups if kinds],
        "may_manage_staff": can(actor, "staff.manage"),
        "section": "settings",
    }
    return render(request, "desk/settings.html", context)


@door(*KEEPERS)
@require_GET
def records(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind's list, by key or by words."""
    of = kept_kind(request, kind)
    if of.model is Masthead:
        return HttpResponseRedirect(reverse("record", args=[kind, MASTHEAD]))
    query = request.GET.get("q", "").strip()[:200]
    rows, older = listed(of, query, request.GET.get("after", ""))
    context = {
        "kind": of,
        "rows": rows,
        "lines": [(row, facts_of(row, timezone.now())) for row in rows],
        "may_set_up": of.model is AdPlace and not query and len(rows) < len(AdPlace.PLACES),
        "older": older,
        "query": query,
        "section": "settings",
    }
    return render(request, "desk/records.html", context)


@door("record.publish")
@require_GET
def menu_line(request: HttpRequest) -> HttpResponse:
    """One more line of a menu, for the button that asks for it."""
    return render(request, "desk/parts/menu_line.html", {"name": "items"})


@door("advertising.publish")
@require_POST
def set_up_ad_places(request: HttpRequest) -> HttpResponse:
    """The seven places, as far as they are not there yet."""
    actions.set_up_ad_places(by=actor_of(request), now=timezone.now())
    show_to_readers(request, _("The seven places are set up."), _("Set up, but not yet visible: {why}"))
    return HttpResponseRedirect(reverse("records", args=["ad-places"]))


@door(*KEEPERS)
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty form; what is sent is published."""
    of = kept_kind(request, kind)
    if of.model is Masthead or not of.new:
        raise Http404
    return _edited(request, of, of.model())


@door(*KEEPERS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, kind: str, record_id: int) -> HttpResponse:
    """One record's screen. The masthead's is there before the masthead."""
    of = kept_kind(request, kind)
    record = of.model._default_manager.filter(pk=record_id).first()
    if record is None:
        if of.model is not Masthead or record_id != MASTHEAD:
            raise Http404
        record = Masthead()
    return _edited(request, of, record)


@door(*KEEPERS)
@require_http_methods(["GET", "POST"])
def take_down(request: HttpRequest, kind: str, record_id: int) -> HttpResponse:
    """Says what will happen to readers, asks for a reason, and does it."""
    of = kept_kind(request, kind)
    if not of.gone:
        raise Http404
    record: Any = get_object_or_404(of.model, pk=record_id)
    form = ReasonForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _taken_down(request, form, record):
            return HttpResponseRedirect(reverse("record", args=[kind, record_id]))
        status = 422
    context = {"kind": of, "record": record, "form": form, "section": "settings"}
    return render(request, "desk/take_down.html", context, status=status)


def _taken_down(request: HttpRequest, form: ReasonForm, record: Any) -> bool:
    try:
        reason = form.cleaned_data["reason"].strip()
        actions.withdraw_record(record, reason=reason, by=actor_of(request), now=timezone.now())
    except (PressError, NewsroomError) as error:
        form.add_error(None, refusal_of(error).sentence)
        return False
    show_to_readers(request, _("Taken down: readers don't have it any more."), _("Not yet down: {why}"))
    return True


def kept_kind(request: HttpRequest, path: str) -> Kind:
    """The kind at `path`, for somebody who keeps it. Raises Http404 and `NotAllowed`."""
    if path not in KINDS:
        raise Http404
    require(actor_of(request), KINDS[path].right)
    return KINDS[path]


def _edited(request: HttpRequest, kind: Kind, record: Any) -> HttpResponse:
    stands = record if _stands(record) else None
    seen = record_digest(stands)
    if request.method != "POST":
        return _screen(request, kind, record, kind.form(instance=record), seen=seen)
    seen = request.POST.get("seen", "")
    form = kind.form(request.POST, instance=record)
    if not form.is_valid():
        return _screen(request, kind, record, form, seen=seen, status=422)
    try:
        actions.publish_record(form.instance, by=actor_of(request), now=timezone.now(), seen=seen)
    except RecordChanged as changed:
        return _conflict(request, kind, form, changed)
    except ValidationError as error:
        form.add_error(None, error.messages[0])
    except IntegrityError:
        form.add_error(None, _("Somebody saved another one with this slug or path just now. Choose another."))
    except (PressError, NewsroomError) as error:
        form.refuse(refusal_of(error))
    else:
        sentence = saved_sentence(form.instance, timezone.now())
        show_to_readers(request, sentence, _("Saved, but not yet visible: {why}"))
        return HttpResponseRedirect(reverse("record", args=[kind.path, form.instance.pk]))
    return _screen(request, kind, record, form, seen=seen, status=422)


def _conflict(request: HttpRequest, kind: Kind, form: RecordForm, changed: RecordChanged) -> HttpResponse:
    record: Record = form.instance
    names = {name: str(field.label or name) for name, field in form.fields.items()}
    conflict = record_differences(in_words(changed.theirs), in_words(record_fields(record)), names)
    form.add_error(
        None,
        _(
            "Somebody else changed this while you had it open. What you typed is kept below, the difference is "
            "shown; save again to put yours in its place."
        ),
    )
    stands = type(record)._default_manager.filter(pk=record.pk).first()
    return _screen(request, kind, record, form, seen=record_digest(stands), conflict=conflict, status=409)


def _stands(record: Model) -> bool:
    return not record._state.adding


def _screen(
    request: HttpRequest, kind: Kind, record: Any, form: RecordForm, *, seen: str, status: int = 200, **extra: Any
) -> HttpResponse:
    is_new = record.pk is None or not type(record)._default_manager.filter(pk=record.pk).exists()
    is_down = not isinstance(record, Masthead | Person) and not is_new and record.withdrawn_at is not None
    context = {
        "kind": kind,
        "record": record,
        "form": form,
        "seen": seen,
        "is_new": is_new,
        "is_down": is_down,
        "may_go": bool(kind.gone) and not is_new and not is_down,
        "has_editor": "body" in form.fields,
        "editor_labels": labels.editor_labels(),
        "section": "settings",
        **extra,
    }
    return render(request, "desk/record.html", context, status=status)
