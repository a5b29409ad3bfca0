"""The one place that reads the environment. Every value is checked here; a bad one is refused by name."""

import contextlib
import secrets
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from environs import Env, validate

PREFIX = "REDAKSI_"


class BadEnvironment(Exception):
    """A setting has a value that can't be used; the message names it and says what it must be."""


class Environment(msgspec.Struct, frozen=True, kw_only=True):
    """All settings. `var` holds everything that Redaksi writes; `database_url` None means embedded SQLite."""

    var: Path
    site_bind: str
    site_port: int
    site_url: str
    site_hosts: tuple[str, ...]
    desk_bind: str
    desk_port: int
    desk_url: str
    edges: int
    renderers: int
    database_url: str | None
    secret_key: str | None
    debug: bool

    @property
    def newsroom(self) -> Path:
        """The private folder: newsroom database, secrets."""
        return self.var / "newsroom"

    @property
    def site(self) -> Path:
        """The folder of the public site databases."""
        return self.var / "site"

    @property
    def page_file(self) -> Path:
        """The file of kept pages."""
        return self.var / "pages" / "pages.sqlite3"

    @property
    def assets(self) -> Path:
        """The folder of the theme's files as the edge serves them."""
        return self.var / "public" / "assets"

    @property
    def supervisor_file(self) -> Path:
        """Holds the process id of `redaksi serve` while it runs."""
        return self.var / "run" / "supervisor.pid"

    @property
    def media(self) -> Path:
        """The private folder of pictures: originals and renditions."""
        return self.var / "media"

    @property
    def public_pictures(self) -> Path:
        """The folder of the renditions that readers may have now."""
        return self.var / "public" / "media"

    def renderer_socket(self, number: int) -> Path:
        """The Unix socket of one renderer."""
        return self.var / "run" / f"renderer-{number}.sock"

    def secret(self) -> str:
        """The key for sessions and tokens; made once and kept in the private folder."""
        if self.secret_key:
            return self.secret_key
        kept = self.newsroom / "secret_key"
        if not kept.exists():
            self.newsroom.mkdir(parents=True, exist_ok=True, mode=0o700)
            new = kept.with_name(f"secret_key.{secrets.token_hex(4)}")
            new.touch(mode=0o600)
            new.write_text(secrets.token_urlsafe(48), "ascii")
            with contextlib.suppress(FileExistsError):
                kept.hardlink_to(new)  # whoever is first wins, so two processes that start at once agree
            new.unlink()
        return kept.read_text("ascii").strip()


def read_environment(file: Path | None = None) -> Environment:
    """The settings from the environment, and from `.env` in the working folder if there is one.

    Raises `BadEnvironment` with a sentence that names the variable.
    """
    env = Env(prefix=PREFIX, eager=True)
    env.read_env(str(file or Path.cwd() / ".env"), recurse=False)
    try:
        site_port = env.int("SITE_PORT", 8000, validate=validate.Range(1, 65535))
        desk_port = env.int("DESK_PORT", 8001, validate=validate.Range(1, 65535))
        site_url = _address("SITE_URL", env.str("SITE_URL", "") or f"http://localhost:{site_port}")
        return Environment(
            var=Path(env.str("VAR", "var")).resolve(),
            site_bind=_ip("SITE_BIND", env.str("SITE_BIND", "127.0.0.1")),
            site_port=site_port,
            site_url=site_url,
            site_hosts=tuple(env.list("SITE_HOSTS", [urlsplit(site_url).hostname, "localhost", "127.0.0.1"])),
            desk_bind=_ip("DESK_BIND", env.str("DESK_BIND", "127.0.0.1")),
            desk_port=desk_port,
            desk_url=_address("DESK_URL", env.str("DESK_URL", "") or f"http://127.0.0.1:{desk_port}"),
            edges=env.int("EDGES", 1, validate=validate.Range(1, 64)),
            renderers=env.int("RENDERERS", 1, validate=validate.Range(1, 16)),
            database_url=env.str("DATABASE_URL", None) or None,
            secret_key=env.str("SECRET_KEY", None) or None,
            debug=env.bool("DEBUG", False),
        )
    except Exception as error:
        raise BadEnvironment(f"settings: {error}; see docs/reference/settings.md") from error


def _address(name: str, url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
        raise ValueError(f"{PREFIX}{name} must be like https://berita.example.org, not {url!r}")
    return url.rstrip("/")


def _ip(name: str, address: str) -> str:
    try:
        return str(ip_address(address))
    except ValueError:
        raise ValueError(
            f"{PREFIX}{name} must be an IP address such as 127.0.0.1 or 0.0.0.0, not {address!r}"
        ) from None
