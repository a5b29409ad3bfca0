"""Why a picture is refused. The words for staff are the desk's."""


class PictureRefused(Exception):
    """A file can't become a picture; `reason` is one of those in redaksi/media/report.py."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
