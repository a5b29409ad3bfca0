"""Why the newsroom refuses an order, each a way in which the desk goes on."""


class NewsroomError(Exception):
    """Anything that the newsroom refuses."""


class TextChanged(NewsroomError):
    """The text is not the one that the editor saw; `theirs` is what stands there now."""

    def __init__(self, message: str, theirs: dict[str, object]) -> None:
        super().__init__(message)
        self.theirs = theirs


class RecordChanged(NewsroomError):
    """A record is not the one that somebody opened; `theirs` are its fields as they stand now."""

    def __init__(self, message: str, theirs: dict[str, object]) -> None:
        super().__init__(message)
        self.theirs = theirs


class NotReady(NewsroomError):
    """Something is missing before publication; `blocks` has a sentence for each."""

    def __init__(self, blocks: list[str]) -> None:
        super().__init__("; ".join(blocks))
        self.blocks = blocks


class ForeignChannel(NewsroomError):
    """A story would be put into a channel that is not one of those of who orders it."""


class WrongState(NewsroomError):
    """The order makes no sense in the state that the thing is in."""
