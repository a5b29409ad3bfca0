"""The channels as the desk offers them everywhere: in the order of the menu, those below one right behind it."""

from collections.abc import Iterable

from redaksi.newsroom.models import Channel


def live_channels() -> list[Channel]:
    """The channels that readers have, each with its parent."""
    return in_menu_order(Channel.objects.filter(withdrawn_at=None).select_related("parent"))


def in_menu_order(channels: Iterable[Channel]) -> list[Channel]:
    """By position and name; needs each with its parent."""
    return sorted(channels, key=_place)


def _place(channel: Channel) -> tuple[int, str, int, bool, int, str]:
    above = channel.parent or channel
    return (above.position, above.name, above.pk, channel.parent is not None, channel.position, channel.name)
