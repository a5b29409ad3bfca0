"""The names of the lists of stories."""

ALL_STORIES = "all"


def channel_list(id: str) -> str:
    """The list of a channel's stories, those of its sub-channels among them."""
    return f"channel/{id}"
