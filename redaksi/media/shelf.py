"""Where the files of pictures lie, private and public, and how they are moved. Which are public is told by others."""

import contextlib
import hashlib
import logging
import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

log = logging.getLogger("redaksi.media")


class Shelf:
    """`private` holds originals and renditions, `public` the files that readers may have now.

    A file of a rendition is called `<name>.<format>` and lies in a folder of its first two characters.
    """

    def __init__(self, private: Path, public: Path) -> None:
        self._private = private
        self._originals = private / "originals"
        self._renditions = private / "renditions"
        self._public = public

    def put_original(self, file: Path, sha256: str) -> None:
        """Keep an uploaded file under its digest."""
        self._private.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = self._originals / sha256
        _copied(file, target)
        with target.open("rb") as kept:
            os.fsync(kept.fileno())

    def put_rendition(self, file: Path, name: str) -> None:
        """Keep a rendition; `name` with its format."""
        _copied(file, self._renditions / name[:2] / name)

    def rendition(self, name: str) -> Path:
        """Where a rendition lies for staff."""
        return self._renditions / name[:2] / name

    def destroy(self, sha256: str, names: Iterable[str]) -> None:
        """Remove an original and its renditions; public files are hidden by who follows the log."""
        for path in (self._originals / sha256, *map(self.rendition, names)):
            path.unlink(missing_ok=True)

    def show(self, names: Iterable[str]) -> None:
        """Make renditions public. One that is lost is logged: news must not wait for it."""
        for name in names:
            target = self._public / name[:2] / name
            if target.exists():
                continue
            try:
                _linked(self.rendition(name), target)
            except FileNotFoundError:
                log.error("rendition %s is lost: put var/media back from a backup", name)

    def hide(self, names: Iterable[str]) -> None:
        """Take files away from readers."""
        for name in names:
            (self._public / name[:2] / name).unlink(missing_ok=True)

    def shown(self) -> set[str]:
        """The files that readers may have now."""
        return {path.name for path in self._public.glob("??/*") if not path.name.startswith(".")}


def newspaper_shelf() -> Shelf:
    """The shelf below the newspaper's own folder."""
    return Shelf(settings.ENVIRONMENT.media, settings.ENVIRONMENT.public_pictures)


def rendition_name(sha256: str, width: int, format: str) -> str:
    """A keyed hash of the picture and its form, so the name can neither be guessed nor confirm a guess."""
    return salted_hmac("redaksi.media.rendition", f"{sha256} {width} {format}", algorithm="sha256").hexdigest()[:32]


def digest_of_file(file: Path) -> str:
    """SHA-256 over the bytes."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _linked(source: Path, target: Path) -> None:
    """One file in two folders; a copy where the two are not on one file system."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(source)
    except FileExistsError:
        pass
    except FileNotFoundError:
        raise
    except OSError:
        _copied(source, target)


def _copied(source: Path, target: Path) -> None:
    """Put a copy there at once and whole: whoever reads sees all of it or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        shutil.copyfile(source, half)
        half.replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            half.unlink()
