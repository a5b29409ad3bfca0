"""How well a colour can be read on the paper of the site; WCAG 2.2, contrast ratio."""

PAPER = "#fbf9f4"
"""The light paper of the theme, `--paper` in tokens.css."""

NEEDED = 4.5


def contrast(colour: str, paper: str = PAPER) -> float:
    """The ratio of two colours written as `#rrggbb`, from 1 to 21."""
    lighter, darker = sorted((_luminance(colour), _luminance(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
