"""Who is asking, and the door: every view of the desk states the action that it is for."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from redaksi.accounts.models import User
from redaksi.accounts.rights import NotAllowed, can

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def actor_of(request: HttpRequest) -> User:
    """The member of staff behind a request that passed the door."""
    assert isinstance(request.user, User)
    return request.user


def door(*actions: str) -> Callable[[View[P]], View[P]]:
    """Let in whoever is logged in and may do one of `actions` at all; others see why not.

    Who came with a one-time password chooses an own one first.
    """

    def decorated(view: View[P]) -> View[P]:
        @login_required
        @functools.wraps(view)
        def entered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor = actor_of(request)
            if not (can(actor, "desk.enter") and any(can(actor, action) for action in actions)):
                return refused(request)
            if actor.must_change_password and "password.change" not in actions:
                return HttpResponseRedirect(reverse("account_change_password"))
            try:
                return view(request, *args, **kwargs)
            except NotAllowed:
                return refused(request)

        entered.desk_actions = actions  # type: ignore[attr-defined]
        return entered  # type: ignore[return-value]

    return decorated


def refused(request: HttpRequest) -> HttpResponse:
    """The page for somebody who may not do this."""
    return render(request, "desk/refused.html", status=403)
