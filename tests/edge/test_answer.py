"""From a kept page to what goes over the wire."""

import gzip

import brotli
import pytest

from redaksi.edge.answer import answer_with

from .builders import a_request, an_entry

PAGE = an_entry(body=b"<p>Kabar pagi</p>" * 50)


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("", None),
        ("identity", None),
        ("deflate, zstd", None),
        ("*", None),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP, Br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.1, gzip;q=1.0", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.0, gzip", "gzip"),
        ("br;q=0.000, gzip;q=0.00", None),
        ("br;q=0,gzip;q=0", None),
        ("gzip;q=0.001", "gzip"),
        ("brotli, gzipped", None),
    ],
)
def test_the_body_is_in_a_coding_that_the_client_takes(accepted: str, sent: str | None) -> None:
    answer = answer_with(PAGE, a_request(accept_encoding=accepted))
    decode = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[sent]
    assert dict(answer.headers).get("content-encoding") == sent
    assert decode(answer.body) == PAGE.body
    assert dict(answer.headers)["vary"] == "accept-encoding"


@pytest.mark.parametrize(("accepted", "sent"), [("br", None), ("gzip, br", "gzip")])
def test_a_page_without_a_brotli_form_is_never_sent_in_a_coding_that_was_not_asked_for(
    accepted: str, sent: str | None
) -> None:
    answer = answer_with(an_entry(brotli=b""), a_request(accept_encoding=accepted))
    assert dict(answer.headers).get("content-encoding") == sent


@pytest.mark.parametrize(
    ("known", "status"),
    [
        (PAGE.etag, 304),
        (PAGE.etag.removeprefix("W/"), 304),
        (f'"other", {PAGE.etag}', 304),
        (f'W/"other",{PAGE.etag},"third"', 304),
        ("*", 304),
        (" * ", 304),
        ("", 200),
        ('"other"', 200),
        (PAGE.etag.strip('W/"'), 200),
        (PAGE.etag[:-2] + '"', 200),
        ('"' + "x" * 5_000 + f'", {PAGE.etag}', 200),
    ],
)
def test_a_client_that_has_the_page_is_told_so_without_it(known: str, status: int) -> None:
    answer = answer_with(PAGE, a_request(if_none_match=known))
    assert answer.status == status
    assert bool(answer.body) == (status == 200)
    assert dict(answer.headers)["etag"] == PAGE.etag


@pytest.mark.parametrize("status", [301, 404, 410])
def test_only_a_page_that_is_there_can_be_not_modified(status: int) -> None:
    assert answer_with(an_entry(status=status), a_request(if_none_match="*")).status == status


def test_head_gets_the_answer_of_get_and_the_server_leaves_the_body_out() -> None:
    assert answer_with(PAGE, a_request(method="HEAD")) == answer_with(PAGE, a_request())
