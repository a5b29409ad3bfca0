"""The lab makes renditions of what is a picture, refuses what is not, and outlives neither its limits nor its file."""

import time
from pathlib import Path

import pytest
from PIL import Image

import redaksi
from redaksi.media import darkroom
from redaksi.media.errors import PictureRefused
from redaksi.media.report import FORMATS, MAX_UPLOAD_BYTES, Report
from tests.pictures import (
    SECRET_TAIL,
    a_bomb,
    a_heavy_png,
    a_phone_picture,
    a_picture,
    a_picture_with_iim,
    a_picture_with_metadata,
    an_animation,
    an_image,
)


def developed(folder: Path, content: bytes) -> Report:
    file = folder / "upload"
    file.write_bytes(content)
    (folder / "made").mkdir()
    return darkroom.develop(file, folder / "made")


def made(folder: Path, name: str) -> Image.Image:
    return Image.open(folder / "made" / name)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_each_kind_of_picture_becomes_renditions_at_fixed_widths_and_is_never_enlarged(
    tmp_path: Path, format: str
) -> None:
    report = developed(tmp_path, a_picture(1300, 731, format))
    assert (report.width, report.height) == (1300, 731)
    assert {(one.format, one.width) for one in report.renditions} == {
        (format, width) for format in FORMATS for width in (320, 640, 960, 1280)
    }
    for one in report.renditions:
        with made(tmp_path, f"{one.width}.{one.format}") as image:
            assert (image.format, image.size) == (one.format.upper(), (one.width, one.height))
            assert abs(one.height - one.width * 731 / 1300) < 1


@pytest.mark.parametrize("content", [a_picture_with_metadata(), a_phone_picture()], ids=["JPEG", "HEIC"])
def test_metadata_is_read_and_only_rights_and_caption_reach_renditions(tmp_path: Path, content: bytes) -> None:
    assert b"Kamera Rahasia" in content
    metadata = developed(tmp_path, content).metadata
    assert metadata.caption == "Kapal & dermaga di pagi hari."
    assert (metadata.credit, metadata.creator) == ("Antara Uji", "Rahayu Dewi")
    assert (metadata.copyright, metadata.alt) == ("© 2026 Antara Uji", "Sebuah kapal bersandar.")
    for format in FORMATS:
        raw = (tmp_path / "made" / f"320.{format}").read_bytes()
        assert b"Kamera" not in raw
        assert b"stays private" not in raw
        with made(tmp_path, f"320.{format}") as image:
            assert not image.getexif().get_ifd(0x8825)
            assert "icc_profile" not in image.info
            assert b"Antara Uji" in image.info["xmp"]
            assert b"Kapal &amp; dermaga" in image.info["xmp"]


@pytest.mark.parametrize("content", [a_picture_with_metadata(), a_phone_picture()], ids=["JPEG", "HEIC"])
def test_a_turned_picture_stands_upright(tmp_path: Path, content: bytes) -> None:
    report = developed(tmp_path, content)
    assert (report.width, report.height) == (450, 800)
    with made(tmp_path, "320.jpeg") as image:
        assert image.size == (320, 569)
        assert image.getpixel((160, 40))[2] > image.getpixel((160, 40))[0] + 50  # type: ignore[index]
        assert min(image.getpixel((160, 530))) > 200  # type: ignore[arg-type]


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_older_metadata_is_read_in_its_characters(tmp_path: Path, charset: str) -> None:
    metadata = developed(tmp_path, a_picture_with_iim(charset)).metadata
    assert (metadata.caption, metadata.creator, metadata.credit) == ("Café di Sagara", "Rahayu", "Reuters Uji")


@pytest.mark.parametrize(
    "xmp",
    [
        "<not xml",
        '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
)
def test_hostile_metadata_is_none_and_the_picture_is_taken(tmp_path: Path, xmp: str) -> None:
    assert developed(tmp_path, a_picture_with_metadata(xmp)).metadata.caption == ""


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "LA", "1", "I;16"])
def test_every_mode_of_png_is_taken(tmp_path: Path, mode: str) -> None:
    image = Image.new("I;16", (400, 300), 40_000) if mode == "I;16" else an_image(400, 300).convert(mode)
    image.save(tmp_path / "a.png")
    assert developed(tmp_path, (tmp_path / "a.png").read_bytes()).renditions


def test_nothing_behind_the_picture_reaches_renditions(tmp_path: Path) -> None:
    developed(tmp_path, a_picture() + SECRET_TAIL)
    for file in (tmp_path / "made").iterdir():
        assert b"alert" not in file.read_bytes()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (SVG, "format"),
        (b"\xff\xd8\xff" + SVG, "broken"),
        (b"", "format"),
        (b"%PDF-1.7", "format"),
        (a_picture(format="GIF"), "format"),
        (a_picture(format="TIFF"), "format"),
        (an_animation("PNG"), "animated"),
        (an_animation("WEBP"), "animated"),
        (a_picture()[:-3_000], "broken"),
        (a_picture(format="PNG")[:-300], "broken"),
        (a_picture(format="WEBP")[:-300], "broken"),
        (a_picture(319, 300), "small"),
        (a_picture(400, 1_601), "shape"),
        (a_bomb(60_000), "pixels"),
        (a_bomb(12_000), "pixels"),
        (a_bomb(9_000), "broken"),
        (a_picture(format="AVIF"), "format"),
        (a_phone_picture().replace(b"ftypheic", b"ftypmsf1"), "format"),
        (a_phone_picture()[:-200], "broken"),
        (a_phone_picture()[:12], "broken"),
        (a_phone_picture((60_000, 60_000)), "pixels"),
        (a_phone_picture((12_000, 12_000)), "pixels"),
        (a_phone_picture((9_000, 9_000)), "broken"),
        (a_phone_picture((400, 400)), "broken"),
        (a_phone_picture((200, 200)), "small"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_what_is_no_picture_is_refused_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(PictureRefused) as refused:
        developed(tmp_path, content)
    assert refused.value.reason == reason


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(PictureRefused, match="bytes"):
        developed(tmp_path, b"\0" * (MAX_UPLOAD_BYTES + 1))


def test_a_picture_that_needs_too_much_memory_ends_the_child_and_not_the_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_a_small_lab(monkeypatch, tmp_path, "MAX_MEMORY_BYTES = 330_000_000")
    with pytest.raises(PictureRefused, match="heavy"):
        developed(tmp_path, a_heavy_png(9_000, 6_000))


def test_a_picture_that_takes_too_long_ends_the_child_and_not_the_parent(tmp_path: Path) -> None:
    (tmp_path / "upload").write_bytes(a_heavy_png(9_000, 6_000))
    began = time.monotonic()
    with pytest.raises(PictureRefused, match="heavy"):
        darkroom.develop(tmp_path / "upload", tmp_path, timeout_seconds=0.3)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_a_picture_of_a_phone_is_known_by_its_bytes_and_makes_all_renditions(tmp_path: Path, brand: bytes) -> None:
    report = developed(tmp_path, a_phone_picture().replace(b"ftypheic", b"ftyp" + brand))
    assert {(one.format, one.width) for one in report.renditions} == {(name, 320) for name in FORMATS}
    for name in FORMATS:
        with made(tmp_path, f"320.{name}") as image:
            assert image.size == (320, 569)


def test_the_child_knows_nothing_of_our_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _in_a_small_lab(monkeypatch, tmp_path, "import os; Path(sys.argv[2], 'known').write_text(repr(dict(os.environ)))")
    monkeypatch.setenv("REDAKSI_SECRET_KEY", "never to be seen")
    developed(tmp_path, a_picture())
    assert "REDAKSI" not in (tmp_path / "made" / "known").read_text()


def _in_a_small_lab(monkeypatch: pytest.MonkeyPatch, folder: Path, change: str) -> None:
    """Run the lab with one more line in it: limits are read where it starts."""
    package = folder / "package"
    copied = package / "redaksi"
    copied.mkdir(parents=True)
    source = Path(darkroom.__file__).parent
    (copied / "__init__.py").write_text("")
    (copied / "media").mkdir()
    for file in source.glob("*.py"):
        text = file.read_text("utf-8")
        if file.name == "lab.py":
            text = text.replace("if __name__ ==", f"{change}\nif __name__ ==")
        (copied / "media" / file.name).write_text(text, "utf-8")
    monkeypatch.setattr(redaksi, "__file__", str(copied / "__init__.py"))
