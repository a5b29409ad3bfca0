"""What a file says of itself (IPTC Photo Metadata in XMP, older IIM), and the little that renditions may repeat."""

from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from PIL import ImageFile, IptcImagePlugin

from .report import Metadata

MAX_PACKET_BYTES = 1_000_000
MAX_LINE = 300
MAX_PARAGRAPH = 2_000

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"

# IPTC IIM 4.2, record 2; 1:90 says which characters.
_CHARACTERS, _CREATOR, _CREDIT, _COPYRIGHT, _CAPTION = (1, 90), (2, 80), (2, 110), (2, 116), (2, 120)
_UTF8 = b"\x1b%G"


def metadata_of(image: ImageFile.ImageFile) -> Metadata:
    """XMP first, IIM where XMP is silent. Never raises for what a file holds: unreadable metadata is none."""
    xmp, iim = _xmp(image), _iim(image)
    return Metadata(
        caption=_cut(xmp.get("caption") or iim.get("caption", ""), MAX_PARAGRAPH),
        credit=_cut(xmp.get("credit") or iim.get("credit", ""), MAX_LINE),
        creator=_cut(xmp.get("creator") or iim.get("creator", ""), MAX_LINE),
        copyright=_cut(xmp.get("copyright") or iim.get("copyright", ""), MAX_LINE),
        alt=_cut(xmp.get("alt", ""), MAX_PARAGRAPH),
    )


def rights_packet(metadata: Metadata) -> bytes:
    """An XMP packet with credit, caption, creator and copyright alone; empty if there is none of them."""
    parts = []
    for name, value, kind in (
        ("dc:description", metadata.caption, "Alt"),
        ("dc:creator", metadata.creator, "Seq"),
        ("dc:rights", metadata.copyright, "Alt"),
    ):
        if value:
            language = ' xml:lang="x-default"' if kind == "Alt" else ""
            parts.append(f"<{name}><rdf:{kind}><rdf:li{language}>{escape(value)}</rdf:li></rdf:{kind}></{name}>")
    if metadata.credit:
        parts.append(f"<photoshop:Credit>{escape(metadata.credit)}</photoshop:Credit>")
    if not parts:
        return b""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        f'{"".join(parts)}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _xmp(image: ImageFile.ImageFile) -> dict[str, str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    raw = packet.encode() if isinstance(packet, str) else bytes(packet)
    if not raw or len(raw) > MAX_PACKET_BYTES:
        return {}
    try:
        root = ElementTree.fromstring(raw.strip(b"\0 \r\n\t"))
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError):
        return {}
    found: dict[str, str] = {}
    for description in root.iter(f"{_RDF}Description"):
        for name, tag in (
            ("caption", f"{_DC}description"),
            ("creator", f"{_DC}creator"),
            ("copyright", f"{_DC}rights"),
            ("credit", f"{_PHOTOSHOP}Credit"),
            ("alt", f"{_IPTC_CORE}AltTextAccessibility"),
        ):
            element = description.find(tag)
            value = description.get(tag, "") if element is None else _first(element)
            if value.strip():
                found.setdefault(name, value)
    return found


def _first(element: Element) -> str:
    """The text of a property: plain, or the first entry of its list."""
    for entry in element.iter(f"{_RDF}li"):
        return str(entry.text or "")
    return str(element.text or "")


def _iim(image: ImageFile.ImageFile) -> dict[str, str]:
    try:
        fields = IptcImagePlugin.getiptcinfo(image) or {}
    except (SyntaxError, ValueError, KeyError, IndexError, TypeError, OSError):
        return {}
    is_utf8 = fields.get(_CHARACTERS) == _UTF8
    names = {"caption": _CAPTION, "credit": _CREDIT, "creator": _CREATOR, "copyright": _COPYRIGHT}
    return {name: _decoded(fields[key], is_utf8=is_utf8) for name, key in names.items() if key in fields}


def _decoded(value: bytes | list[bytes], *, is_utf8: bool) -> str:
    raw = value[0] if isinstance(value, list) else value
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace") if is_utf8 else raw.decode("cp1252", "replace")


def _cut(text: str, characters: int) -> str:
    """On one line, without what no form can show, at most so long."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())[:characters]
