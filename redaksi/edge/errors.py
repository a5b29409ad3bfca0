"""What the edge can't do, each a way in which its caller goes on."""


class EdgeError(Exception):
    """Anything that the edge can't do."""


class UnfitSqlite(EdgeError):
    """The linked SQLite may lose committed writes; the message says how to get another."""


class NoProjection(EdgeError):
    """There is no site database yet; the message says which command makes it."""


class RendererAway(EdgeError):
    """No renderer answered in time: a kept page is served instead, or 503."""


class RenderFailed(EdgeError):
    """A renderer could not make this one page; others it can. A kept page is served instead, or 503."""
