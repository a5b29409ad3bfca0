"""One's own password: changed at will, and after a one-time one before anything else."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..asking import actor_of, door
from ..record_forms import dress


@door("password.change")
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Asks for the old one and twice for the new one; other devices are logged out."""
    user = actor_of(request)
    form: Any = PasswordChangeForm(user, request.POST or None)
    for field in form.fields.values():
        dress(field)
    form.fields["new_password1"].help_text = _("At least 12 characters; a sentence is best.")
    form.fields["old_password"].widget.attrs.pop("autofocus", None)
    if request.method == "POST" and form.is_valid():
        user.must_change_password = False
        form.save()
        update_session_auth_hash(request, user)
        messages.success(request, _("Your password is changed."))
        return HttpResponseRedirect(reverse("queue"))
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/password.html", {"form": form}, status=status)
