import pytest
from hypothesis.stateful import run_state_machine_as_test
from redaksi.site.assets import assets_of
from .machine import LawMachine, searching
from .newspaper import START, Newspaper
pytestmark = pytest.mark.django_db
def test_every_answer_equals_a_fresh_render_within_its_bound() -> None:
    newspaper, assets = Newspaper.founded(START), assets_of()
    run_state_machine_as_test(lambda: LawMachine(newspaper.copy(), assets), settings=searching(120, 50))
