"""Staff accounts, for administrators: list, open, change, another one-time password."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from redaksi.accounts.models import User
from redaksi.newsroom import staffing
from redaksi.newsroom.errors import WrongState

from ..asking import actor_of, door
from ..staff_forms import StaffForm

ON_A_PAGE = 50


@door("staff.manage")
@require_GET
def accounts(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account, by the name to log in with."""
    found = User.objects.order_by("username").select_related("person")
    if after := request.GET.get("after", ""):
        found = found.filter(username__gt=after)
    page = list(found[: ON_A_PAGE + 1])
    older = page[ON_A_PAGE - 1].username if len(page) > ON_A_PAGE else ""
    context = {"accounts": page[:ON_A_PAGE], "older": older, "section": "settings"}
    return render(request, "desk/staff.html", context)


@door("staff.manage")
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """An empty form; what is sent opens an account, and its password is shown once."""
    if request.method != "POST":
        return _screen(request, StaffForm(instance=User()))
    form = StaffForm(request.POST, instance=User())
    if not form.is_valid():
        return _screen(request, form, status=422)
    try:
        user, password = staffing.open_account(form.account(), by=actor_of(request), now=timezone.now())
    except (ValidationError, IntegrityError):
        form.add_error("username", _("Another account has this name. Choose another."))
        return _screen(request, form, status=422)
    return _shown_once(request, user, password)


@door("staff.manage")
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, account_id: int) -> HttpResponse:
    """One account."""
    user = get_object_or_404(User, pk=account_id)
    if request.method != "POST":
        return _screen(request, StaffForm(instance=user))
    form = StaffForm(request.POST, instance=user)
    if not form.is_valid():
        return _screen(request, form, status=422)
    try:
        staffing.change_account(account_id, form.account(), by=actor_of(request), now=timezone.now())
    except WrongState:
        form.add_error(None, _("This is the last administrator. Make somebody else one first."))
        return _screen(request, form, status=422)
    except (ValidationError, IntegrityError):
        form.add_error("username", _("Another account has this name. Choose another."))
        return _screen(request, form, status=422)
    messages.success(request, _("The account is changed."))
    return HttpResponseRedirect(reverse("staff_account", args=[account_id]))


@door("staff.manage")
@require_POST
def new_password(request: HttpRequest, account_id: int) -> HttpResponse:
    """Another one-time password, shown once."""
    get_object_or_404(User, pk=account_id)
    user, password = staffing.renew_password(account_id, by=actor_of(request), now=timezone.now())
    return _shown_once(request, user, password)


def _shown_once(request: HttpRequest, user: User, password: str) -> HttpResponse:
    context = {"account": user, "password": password, "section": "settings"}
    return render(request, "desk/staff_password.html", context)


def _screen(request: HttpRequest, form: StaffForm, status: int = 200) -> HttpResponse:
    account = User.objects.filter(pk=form.instance.pk).first() if form.instance.pk else None
    context = {"form": form, "account": account, "section": "settings"}
    return render(request, "desk/staff_account.html", context, status=status)
