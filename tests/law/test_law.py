"""The law, searched for a history that breaks it."""

import pytest

from redaksi.site.assets import assets_of

from .machine import LawMachine, hold_the_law
from .newspaper import START, Newspaper

pytestmark = pytest.mark.django_db


def test_every_answer_equals_a_fresh_render_within_its_bound() -> None:
    hold_the_law()


def test_what_was_taken_back_is_not_down_before_it_is_projected() -> None:
    """The machine itself once said so too early: lists that are found project nothing."""
    machine = LawMachine(Newspaper.founded(START).copy(), assets_of())
    machine.desk_begins(is_prompt=False)
    machine.everything_is_read(edge=0)
    machine.worker_projects()
    machine.story_is_taken_back(number=4238, op="erase")
    machine.worker_finds_related_stories(most=50)
    for _ in range(4):
        machine.readers_never_stop()
    machine.worker_projects()
    for _ in range(4):
        machine.readers_never_stop()
    machine.teardown()
