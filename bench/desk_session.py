"""A desk session over HTTP, as an editor's browser has it."""

import http.cookiejar
import re
import urllib.parse
import urllib.request

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_SEEN = re.compile(r'name="seen" value="([0-9a-f]+)"')
_CHANNEL = re.compile(r'<option value="(\d+)"[^>]*>Daerah</option>')


class DeskSession:
    """Logged in as the demo's editor."""

    def __init__(self, desk: str) -> None:
        self._desk = desk
        cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        login = self._get("/account/login/")
        self._post("/account/login/", login, {"login": "wati", "password": "redaksi-demo"})

    def draft(self) -> tuple[str, str]:
        """A new story: its path at the desk and its screen."""
        response = self._post("/stories/new/", self._get("/"), {})
        return urllib.parse.urlsplit(response.geturl()).path, response.read().decode()

    def publish(self, path: str, screen: str, headline: str) -> None:
        """Send the form as the Publish button does; returns when the desk has answered."""
        channel = _CHANNEL.search(screen)
        seen = _SEEN.search(screen)
        assert channel is not None
        assert seen is not None
        text = "Feri malam berangkat dua kali. " * 40
        words = f'{{"type":"text","text":"{text}"}}'
        fields = {
            "seen": seen[1],
            "headline": f'[{{"type":"text","text":"{headline}"}}]',
            "body": f'{{"type":"doc","content":[{{"type":"paragraph","content":[{words}]}}]}}',
            "deck": "Diukur oleh bangku uji.",
            "channel": channel[1],
            "located": "SAGARA",
            "credit-role": "reporter",
            "credit-person": "",
            "credit-name": "Bangku Uji",
            "slug": "",
            "language": "id",
            "order": "publish",
        }
        answer = self._post(path, screen, fields).read().decode()
        assert "alert-success" in answer, "the desk refused to publish"

    def _get(self, path: str) -> str:
        with self._opener.open(self._desk + path, timeout=20) as response:
            return str(response.read().decode())

    def _post(self, path: str, screen: str, fields: dict[str, str]) -> "urllib.request._UrlopenRet":
        token = _TOKEN.search(screen)
        assert token is not None
        sent = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        request = urllib.request.Request(self._desk + path, sent, {"Origin": self._desk})
        return self._opener.open(request, timeout=20)
