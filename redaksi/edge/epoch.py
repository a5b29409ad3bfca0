"""The point in the press log up to which something is known."""

from typing import NamedTuple


class Epoch(NamedTuple):
    """`counter` follows the order of commits; a restored newsroom raises `generation`. Orders as a pair."""

    generation: int
    counter: int

    def __str__(self) -> str:
        return f"{self.generation}.{self.counter}"

    @classmethod
    def parse(cls, text: str) -> "Epoch":
        """The epoch that `str` wrote. Raises ValueError on anything else."""
        generation, counter = text.split(".")
        return cls(int(generation), int(counter))


NEVER = Epoch(0, 0)
