"""Taking pictures in."""

import datetime as dt
import tempfile
from pathlib import Path

import msgspec
from django.db import transaction

from redaksi.accounts.models import User
from redaksi.accounts.rights import require
from redaksi.media.darkroom import develop
from redaksi.media.models import Picture, Rendition
from redaksi.media.report import Made, Report
from redaksi.media.shelf import digest_of_file, newspaper_shelf, rendition_name

from ..auditing import audit


def take_picture(file: Path, *, by: User, now: dt.datetime) -> Picture:
    """A picture of an uploaded file: the one that is there already, or a new one. Raises `PictureRefused`.

    Whatever goes wrong leaves neither a row nor a file, so the same file can be sent again.
    """
    require(by, "picture.take")
    sha256 = digest_of_file(file)
    known = Picture.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    with tempfile.TemporaryDirectory(prefix="redaksi-lab-") as folder:
        report = develop(file, Path(folder))
        names = {made: rendition_name(sha256, made.width, made.format) for made in report.renditions}
        try:
            _put(file, sha256, Path(folder), names)
            return _remembered(sha256, report, names, by, now)
        except BaseException:
            if not Picture.objects.filter(sha256=sha256).exists():  # somebody may have sent the same just now
                newspaper_shelf().destroy(sha256, (f"{name}.{made.format}" for made, name in names.items()))
            raise


def _put(file: Path, sha256: str, folder: Path, names: dict[Made, str]) -> None:
    shelf = newspaper_shelf()
    shelf.put_original(file, sha256)
    for made, name in names.items():
        shelf.put_rendition(folder / f"{made.width}.{made.format}", f"{name}.{made.format}")


def _remembered(sha256: str, report: Report, names: dict[Made, str], by: User, now: dt.datetime) -> Picture:
    words = msgspec.structs.asdict(report.metadata)
    size = {"width": report.width, "height": report.height}
    with transaction.atomic():
        picture, is_new = Picture.objects.get_or_create(
            sha256=sha256, defaults={**size, **words, "taken_at": now, "taken_by": by}
        )
        if is_new:
            Rendition.objects.bulk_create(
                Rendition(picture=picture, format=made.format, width=made.width, height=made.height, name=name)
                for made, name in names.items()
            )
            audit("take_picture", picture, by, now, sha256=sha256)
    return picture
