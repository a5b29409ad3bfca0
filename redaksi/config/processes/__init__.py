"""What each kind of process runs: `python -m redaksi.config.processes.<kind>`. Supervision starts them."""
