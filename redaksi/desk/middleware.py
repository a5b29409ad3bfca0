"""What every answer of the desk carries, and in which language it speaks."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from redaksi.accounts.models import User

from .places import newspaper_zone

Next = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


class DeskPolicyMiddleware:
    """No screen of the desk is kept by anybody, none runs a script of somebody else's."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class DeskLanguageMiddleware:
    """The desk speaks the language chosen on this device, else the account's, else Indonesian, in the paper's time."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        of_account = request.user.language if isinstance(request.user, User) else ""
        wishes = (request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""), of_account)
        known = dict(settings.LANGUAGES)
        language = next((wish for wish in wishes if wish in known), settings.LANGUAGE_CODE)
        with translation.override(language), timezone.override(newspaper_zone()):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
            return response
