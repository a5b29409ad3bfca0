# Two commands for everybody: `make demo` and `make test`. Each does all the set-up it needs; a second run takes seconds.
PYTHON ?= python3

.PHONY: demo test check lock bench gallery reference catalogues

demo:
	@$(PYTHON) tools/set_up.py run
	@.venv/bin/redaksi demo

test:
	@$(PYTHON) tools/set_up.py develop
	@.venv/bin/python -m tools.check

check: test

bench:
	@$(PYTHON) tools/set_up.py develop
	@.venv/bin/python -m bench

gallery:
	@$(PYTHON) tools/set_up.py develop
	@.venv/bin/python -m tools.gallery

reference:
	@.venv/bin/python -m tools.reference

catalogues:
	@.venv/bin/python -m tools.catalogues extract
	@.venv/bin/python -m tools.catalogues compile

lock:
	@.venv/bin/python -m tools.lock
