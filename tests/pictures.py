"""Pictures for tests, drawn by program: whole ones, and those that somebody hostile would send."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, TiffImagePlugin

SECRET_TAIL = b"PK\x03\x04 <script>alert('the tail of a polyglot')</script>"

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Antara Uji"
 photoshop:City="a city that stays private">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Kapal &amp; dermaga di pagi hari.</rdf:li></rdf:Alt>
</dc:description>
<dc:creator><rdf:Seq><rdf:li>Rahayu Dewi</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Antara Uji</rdf:li></rdf:Alt></dc:rights>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Sebuah kapal bersandar.</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>"""


def an_image(width: int = 800, height: int = 450, mode: str = "RGB") -> Image.Image:
    """The left half dark, the right half light."""
    image = Image.new(mode, (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height), fill="navy" if mode != "L" else 20)
    return image


def a_picture(width: int = 800, height: int = 450, format: str = "JPEG", **options: object) -> bytes:
    """The bytes of a picture as somebody would upload it."""
    written = io.BytesIO()
    an_image(width, height).save(written, format, **options)
    return written.getvalue()


def a_picture_with_metadata(xmp: str = XMP) -> bytes:
    """A JPEG with XMP, a place on earth, a camera's number, and turned by 90 degrees."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera Rahasia"
    exif.get_ifd(0x8825)[2] = tuple(TiffImagePlugin.IFDRational(part) for part in (6, 12, 30))
    return a_picture(exif=exif.tobytes(), xmp=xmp.encode())


def a_phone_picture(said_size: tuple[int, int] | None = None) -> bytes:
    """A HEIC with the metadata of `a_picture_with_metadata`, turned alike; `said_size` is a lie about its pixels."""
    raw = bytearray((Path(__file__).parent / "data/phone.heic").read_bytes())
    if said_size is not None:
        place = raw.index(b"ispe") + 8
        raw[place : place + 8] = struct.pack(">II", *said_size)
    return bytes(raw)


def a_picture_with_iim(charset: str) -> bytes:
    """A JPEG as older agencies send it: IPTC IIM, in UTF-8 or in Latin-1."""
    fields = [(1, 90, b"\x1b%G")] if charset == "utf-8" else []
    fields += [(2, 120, "Café di Sagara".encode(charset)), (2, 80, b"Rahayu"), (2, 110, b"Reuters Uji")]
    iim = b"".join(b"\x1c" + struct.pack(">BBH", record, number, len(raw)) + raw for record, number, raw in fields)
    block = b"8BIM" + struct.pack(">HxxI", 0x0404, len(iim)) + iim + b"\0" * (len(iim) % 2)
    segment = b"Photoshop 3.0\0" + block
    picture = a_picture()
    return picture[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + picture[2:]


def a_bomb(side: int = 60_000) -> bytes:
    """A PNG of a few hundred bytes that says it has billions of pixels."""
    return _png(side, side, zlib.compress(b"\0" * 10_000))


def a_heavy_png(width: int, height: int) -> bytes:
    """A whole PNG, small as a file, large in memory."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\x80" * (width * 4)
    return _png(width, height, b"".join(packer.compress(row) for _ in range(height)) + packer.flush())


def _png(width: int, height: int, pixels: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(raw)) + name + raw + struct.pack(">I", zlib.crc32(name + raw)) for name, raw in chunks
    )


def an_animation(format: str) -> bytes:
    """Two pictures that take turns."""
    written = io.BytesIO()
    an_image().save(written, format, save_all=True, append_images=[Image.new("RGB", (800, 450), "red")])
    return written.getvalue()
