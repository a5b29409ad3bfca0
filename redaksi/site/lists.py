"""The names of the lists of stories, and where in them a story stands."""

import datetime as dt

ALL_STORIES = "all"


def channel_list(id: str) -> str:
    """The list of a channel's stories, those of its sub-channels among them."""
    return f"channel/{id}"


def topic_list(id: str) -> str:
    """The list of the stories about a topic."""
    return f"topic/{id}"


def person_list(id: str) -> str:
    """The list of the stories that credit a person, in whatever role."""
    return f"person/{id}"


def running_list(id: str) -> str:
    """The list of a running story's steps."""
    return f"running/{id}"


def format_list(name: str) -> str:
    """The list of all stories of a format, such as infographic."""
    return f"format/{name}"


def place_ms(published_at: dt.datetime) -> int:
    """The instant by which lists are ordered, in Unix milliseconds.

    Cut, not rounded: a story of the day's last instant must not be listed on the next day, whose tags it lacks.
    """
    return (published_at - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(milliseconds=1)
