"""How the login library treats our staff: nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the newspaper, never by a form."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
