"""The text of a story: what it may hold, and the slug that comes of it."""

from typing import Any

import pytest

from redaksi.newsroom.documents import SLUG_CHARACTERS, slug_of
from redaksi.newsroom.texts import TextRefused
from redaksi.press.documents.base import is_slug
from tests.builders import a_text


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Pelabuhan *Roro* Dibuka Lagi", "pelabuhan-roro-dibuka-lagi"),
        ("Harga\xa0Beras\xa0Naik", "harga-beras-naik"),
        ("  Rp1.000,- \u2013 “Murah”?  ", "rp1000-murah"),
        ("Café Jalan Élan", "cafe-jalan-elan"),
        ("snake_case _ dan __init__", "snake-case-dan-init"),
        ("日本", "berita"),
        ("!?", "berita"),
        ("kata " * 30, "-".join(["kata"] * 16)),
        ("x" * 200, "x" * 80),
        ("a" * 40 + " " + "b" * 40, "a" * 40),
    ],
)
def test_a_slug_comes_from_the_plain_headline(headline: str, slug: str) -> None:
    made = slug_of(a_text(headline))
    assert made == slug
    assert is_slug(made)
    assert len(made) <= SLUG_CHARACTERS


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"deck": "x" * 2_001}, r"\$\.deck"),
        ({"slug": "Bukan Slug"}, r"\$\.slug"),
        ({"slug": "uji\n"}, r"\$\.slug"),
        ({"language": "jv"}, r"\$\.language"),
        ({"owner": 1}, "owner"),
        ({"deck": "\ud83d"}, "surrogates"),
        ({"body": {"type": "doc", "content": [{"type": "script"}]}}, r"\$\.body"),
    ],
)
def test_a_text_that_a_story_may_not_hold_is_refused_by_field(fields: dict[str, Any], named: str) -> None:
    with pytest.raises(TextRefused, match=named):
        a_text(**fields)


def test_a_text_too_large_for_a_story_is_refused() -> None:
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": "x" * 50_000}]}
    with pytest.raises(TextRefused, match="split it into several stories"):
        a_text(body={"type": "doc", "content": [paragraph] * 21})
