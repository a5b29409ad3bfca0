"""The law of the page store over random histories."""

import pytest

from .machine import hold_the_law

pytestmark = pytest.mark.django_db


def test_every_answer_equals_a_fresh_render_within_its_bound() -> None:
    hold_the_law()
