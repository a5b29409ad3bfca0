"""What the press refuses, each with a sentence that says what to do."""


class PressError(Exception):
    """Anything that the press refuses."""


class DocumentRefused(PressError):
    """A document is not what its kind allows; the message names the field."""


class DanglingReference(DocumentRefused):
    """A document names another one that readers don't have."""


class StillNamed(PressError):
    """A document can't go because live documents name it; the message says which."""


class ChainBroken(PressError):
    """The log was changed after it was written; the message names the first bad row."""
