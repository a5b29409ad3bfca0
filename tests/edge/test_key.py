"""What may be asked for, and what of a request is dropped."""

import pytest

from redaksi.edge.key import MAX_PATH, key_of


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=x",
        "fbclid=abc&gclid=def",
        "before=",
        "before=kemarin",
        "before=1-2-3",
        "before=-1-2",
        "before=1-2%20",
        "BEFORE=1-2",
        "before=12345678901234-1",  # milliseconds beyond the year 2286
        "before=1-1234567890123456789",
        "x=" + "a" * 2_000 + "&before=1-2",
    ],
)
def test_query_parameters_that_no_page_knows_are_dropped(query: str) -> None:
    assert key_of("/nasional", query) == ("/nasional", "")


@pytest.mark.parametrize("query", ["before=1758-9", "utm_source=x&before=1758-9&y", "before=x&before=1758-9"])
def test_the_place_in_a_list_is_kept_whatever_stands_around_it(query: str) -> None:
    assert str(key_of("/nasional", query)) == "/nasional?before=1758-9"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "nasional",
        "//evil.example",
        "/a//b",
        "/.env",
        "/a/../b",
        "/a/./b",
        "/a\\b",
        "/a b",
        "/a%2e",
        "/café",
        "/a\x00",
        "/a\n",
        "/a|b",
        "/a?b",
        "/" + "a" * MAX_PATH,
    ],
)
def test_a_path_that_can_not_be_a_page_is_refused(path: str) -> None:
    assert key_of(path, "") is None


@pytest.mark.parametrize("path", ["/", "/nasional/2023/09/14/kapal-7", "/a.b", "/a~b", "/" + "a" * (MAX_PATH - 1)])
def test_a_path_of_plain_characters_is_taken_as_it_is(path: str) -> None:
    assert key_of(path, "") == (path, "")
