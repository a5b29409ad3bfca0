"""A newsroom and its news portal in one package. The map of the house is docs/map.md."""

__version__ = "0.1.0"
