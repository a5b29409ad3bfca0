"""Files that staff send: how large they may be, where they lie meanwhile, and in which words one is refused."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from redaksi.media.report import MAX_PIXELS, MAX_RATIO, MAX_UPLOAD_BYTES, MIN_WIDTH_PX

TOO_LARGE = "redaksi.upload_too_large"


class BoundedUpload(FileUploadHandler):
    """Stops keeping a file as soon as it is too large. Stands first among the handlers."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._seen_bytes = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Count anew."""
        super().new_file(*args, **kwargs)
        self._seen_bytes = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass it on to the next handler, or drop the file."""
        self._seen_bytes += len(raw_data)
        if self._seen_bytes > MAX_UPLOAD_BYTES:
            assert self.request is not None
            self.request.META[TOO_LARGE] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler has it."""


def was_too_large(request: HttpRequest) -> bool:
    """Whether a file was dropped for its size; the request's fields must have been read before."""
    return bool(request.META.get(TOO_LARGE))


@contextmanager
def lying_in_a_file(upload: "UploadedFile[bytes]") -> Iterator[Path]:
    """The upload as a file of its own for as long as it is worked on."""
    with tempfile.NamedTemporaryFile(prefix="redaksi-upload-") as kept:
        for chunk in upload.chunks():
            kept.write(chunk)
        kept.flush()
        yield Path(kept.name)


def refusal(reason: str) -> str:
    """What staff read; the reasons are those of redaksi/media/report.py."""
    return {
        "bytes": _("The picture is larger than %(most)s MB. Send a smaller one.") % {"most": MAX_UPLOAD_BYTES // 10**6},
        "format": _(
            "This is not a picture in JPEG, PNG, WebP or HEIC. SVG, GIF and PDF are not taken: export it as JPEG."
        ),
        "pixels": _("The picture has more than %(most)s megapixels. Send a smaller one.")
        % {"most": MAX_PIXELS // 10**6},
        "small": _("The picture is narrower than %(least)s pixels. Send a larger one.") % {"least": MIN_WIDTH_PX},
        "shape": _("One side of the picture is more than %(ratio)s times as long as the other. Crop it first.")
        % {"ratio": MAX_RATIO},
        "animated": _("The picture moves. Send one that stands still."),
        "broken": _("The picture is damaged or incomplete. Open it in a picture program, save it anew and send that."),
        "died": _(
            "Reading the picture was broken off. Send it again. If that does not help, open it in a picture program "
            "and save it anew as JPEG."
        ),
        "heavy": _("The picture needs too much work to be read. Open it in a picture program, save it anew as JPEG."),
    }[reason]
