"""The desk's addresses. The site's are in site/routes.py and need no Django."""

from allauth.account.views import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

from redaksi.desk.views import password


def not_here(request: HttpRequest) -> HttpResponse:
    """The login library wants this address to have a name; nothing is there."""
    raise Http404


urlpatterns = [
    path("", include("redaksi.desk.urls")),
    path("account/login/", login, name="account_login"),
    path("account/logout/", logout, name="account_logout"),
    path("account/password/", password.change, name="account_change_password"),
    path("account/reauthenticate/", not_here, name="account_reauthenticate"),
    path("account/signup/", not_here, name="account_signup"),
    path("account/reset/", not_here, name="account_reset_password"),
    path("account/inactive/", not_here, name="account_inactive"),
]
