"""The other stories that a story's page shows: those its text points to, and those related to it."""

from typing import NamedTuple

from redaksi.press.body import stories_in
from redaksi.press.documents import Story

from ..cards import Card
from ..reading import Reading

RELATED = 6


class Neighbours(NamedTuple):
    """`in_text` are the live stories among the read-alsos, by id; `related` is in its order."""

    in_text: dict[str, Card]
    related: list[Card]


def neighbours(reading: Reading, story: Story) -> Neighbours:
    """Both in one query after the one for what the worker found.

    Related are those that an editor named, then those the worker found that the text does not point to already.
    """
    in_text = [str(id) for id in stories_in(story.body)]
    found = [id for id in reading.related(story.id) if id not in in_text]
    related = [id for id in dict.fromkeys([*story.related, *found]) if id != story.id]
    cards = {card.id: card for card in reading.cards([*in_text, *related])}
    return Neighbours(
        in_text={id: cards[id] for id in in_text if id in cards},
        related=[cards[id] for id in related if id in cards][:RELATED],
    )
