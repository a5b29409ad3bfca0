"""How long and how a machine is run: the same histories each day, or a longer search when it is asked for."""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

EXAMPLES = int(os.environ.get("REDAKSI_LAW_EXAMPLES", "0"))
"""Set it for a longer search than the daily one; the histories are then others each time."""

PHASES = (Phase.generate, Phase.shrink) if os.environ.get("REDAKSI_LAW_SHRINK") else (Phase.generate,)
"""Set it to see a short history instead of the first that was found; that takes minutes."""

SEED = int(os.environ.get("REDAKSI_LAW_SEED", "3"))
DAILY_EXAMPLES = 15
STEPS = 50


def search(make: Callable[[], RuleBasedStateMachine], examples: int = DAILY_EXAMPLES) -> None:
    """Run the machines that `make` gives, each through another history; raise what the first bad one raised."""
    daily = settings(
        max_examples=EXAMPLES or examples,
        stateful_step_count=STEPS,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=PHASES,
    )
    machine: Any = make if EXAMPLES else seed(SEED)(make)
    run_state_machine_as_test(machine, settings=daily)
