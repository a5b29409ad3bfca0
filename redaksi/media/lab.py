"""The lab: a process of its own that opens one untrusted file and writes renditions. No Django, no database, no secret.

`python -m redaksi.media.lab FILE FOLDER` writes `<width>.<format>` and `report.json` into the folder. The picture is
always made anew from its pixels, so nothing else of the file reaches readers.
"""

import contextlib
import io
import resource
import sys
from pathlib import Path

import msgspec

from .report import FORMATS, MAX_PIXELS, MAX_RATIO, MAX_UPLOAD_BYTES, MIN_WIDTH_PX, REPORT, WIDTHS, Made, Report

MAX_MEMORY_BYTES = 1_200_000_000
MAX_CPU_SECONDS = 40
MAX_FILE_BYTES = 30_000_000

ORIENTATION = 0x0112
"""The EXIF tag."""

HEIC_BRANDS = (b"heic", b"heix", b"mif1")
"""Still pictures of phones; sequences and AVIF have other brands."""

_OPTIONS: dict[str, dict[str, object]] = {
    "avif": {"quality": 58, "speed": 8, "max_threads": 1},
    "webp": {"quality": 80, "method": 4},
    "jpeg": {"quality": 80, "progressive": True, "optimize": True},
}


_DAMAGED = (OSError, SyntaxError, ValueError, EOFError)


class _Refused(Exception):
    """With one of the reasons of report.py."""


def main(arguments: list[str]) -> None:
    """Take on the limits, then look at the file."""
    for limit, most in (
        (resource.RLIMIT_AS, MAX_MEMORY_BYTES),
        (resource.RLIMIT_CPU, MAX_CPU_SECONDS),
        (resource.RLIMIT_FSIZE, MAX_FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    file, folder = map(Path, arguments)
    try:
        report = develop(file, folder)
    except _Refused as refused:
        report = Report(refused=refused.args[0])
    except MemoryError:
        report = Report(refused="heavy")
    (folder / REPORT).write_bytes(msgspec.json.encode(report))


def develop(file: Path, folder: Path) -> Report:
    """The renditions of one picture, written into `folder`."""
    if file.stat().st_size > MAX_UPLOAD_BYTES:
        raise _Refused("bytes")
    from PIL import Image

    from .metadata import metadata_of, rights_packet

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS * 2  # Pillow warns above one and raises above twice; we ask for ourselves
    with _opened(file) as image:
        if image.width * image.height > MAX_PIXELS:
            raise _Refused("pixels")
        if image.format not in ("MPO", "HEIF") and getattr(image, "is_animated", False):
            raise _Refused("animated")
        try:
            width, height = _looked_at(image)
            metadata = metadata_of(image)
            master = _upright(image, _fitted(width, height, min(width, WIDTHS[-1])), is_turned=image.width != width)
        except (*_DAMAGED, LookupError, TypeError, RuntimeError, Image.DecompressionBombError):
            raise _Refused("broken") from None
        return Report(
            width=width,
            height=height,
            metadata=metadata,
            renditions=tuple(_written(master, (width, height), folder, rights_packet(metadata))),
        )


def _opened(file: Path):  # type: ignore[no-untyped-def]
    """The picture, not decoded yet. What it is, its first bytes say; its name says nothing."""
    from PIL import Image, UnidentifiedImageError

    with file.open("rb") as opened:
        head = opened.read(12)
    formats = _formats(head)
    if "HEIF" in formats:
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    try:
        return Image.open(file, formats=formats)
    except Image.DecompressionBombError:
        raise _Refused("pixels") from None
    except (*_DAMAGED, UnidentifiedImageError):
        raise _Refused("broken") from None


def _formats(head: bytes) -> tuple[str, ...]:
    """The decoders that may look at a file which begins like this."""
    if head[:3] == b"\xff\xd8\xff" or head[:8] == b"\x89PNG\r\n\x1a\n" or head[:4] + head[8:] == b"RIFFWEBP":
        return ("JPEG", "PNG", "WEBP")
    if head[4:8] == b"ftyp" and head[8:] in HEIC_BRANDS:
        return ("HEIF",)
    raise _Refused("format")


def _looked_at(image) -> tuple[int, int]:  # type: ignore[no-untyped-def]
    """Width and height after the turn that the file asks for."""
    is_turned = image.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8)
    width, height = (image.height, image.width) if is_turned else image.size
    if width < MIN_WIDTH_PX:
        raise _Refused("small")
    if max(width, height) > MAX_RATIO * min(width, height):
        raise _Refused("shape")
    return width, height


def _fitted(width: int, height: int, to_width: int) -> tuple[int, int]:
    return to_width, max(1, round(height * to_width / width))


def _upright(image, size: tuple[int, int], *, is_turned: bool):  # type: ignore[no-untyped-def]
    """The picture as it is looked at, in sRGB without transparency, at `size`. Shrunk first, to spare memory."""
    from PIL import Image, ImageOps

    image.draft("RGB", (max(size), max(size)))
    profile, orientation = image.info.get("icc_profile"), image.getexif().get(ORIENTATION, 1)
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode.startswith("I") or image.mode == "1":
        image = image.convert("L")
    image = image.resize(size[::-1] if is_turned else size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if image.mode == "RGBA":
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    image = _in_srgb(image, profile)
    upright = Image.new("RGB", image.size)
    upright.paste(image)  # pixels only: nothing that the file carried beside them
    upright.getexif()[ORIENTATION] = orientation
    return ImageOps.exif_transpose(upright)


def _in_srgb(image, profile: bytes | None):  # type: ignore[no-untyped-def]
    if profile:
        from PIL import ImageCms

        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return converted if converted is not None else image.convert("RGB")
    return image.convert("RGB")


def _written(master, size: tuple[int, int], folder: Path, packet: bytes) -> list[Made]:  # type: ignore[no-untyped-def]
    from PIL import Image

    made = []
    for width in (width for width in WIDTHS if width <= size[0]):
        fitted = _fitted(*size, width)
        image = master if master.size == fitted else master.resize(fitted, Image.Resampling.LANCZOS)
        for name in FORMATS:
            options = _OPTIONS[name] | ({"xmp": packet} if packet else {})
            image.save(folder / f"{width}.{name}", format=name.upper(), exif=b"", **options)
            made.append(Made(format=name, width=width, height=fitted[1]))  # type: ignore[arg-type]
    return made


if __name__ == "__main__":
    main(sys.argv[1:])
