"""From bytes to text: what kind of file it is, in which charset, and why."""

import codecs
import re
from typing import NamedTuple

import chardet

from onrecord.errors import BinaryInput, EmptyInput, InputTooLarge, UnsupportedMedia

MAX_BYTES = 64 * 1024 * 1024
_SNIFF = 4096

# Signatures of kinds that are not read (WHATWG MIME Sniffing, RFC 1952, ISO 28500).
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip file (or an office document)",
    b"\x1f\x8b": "a gzip file",
    b"WARC/": "a WARC file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"SQLite format 3\x00": "an SQLite database",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Comments are taken atomically: thirty of them in a row must not be thirty ways to match.
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?>.{0,2000}?-->)\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|table|div|h[1-6]|p|br|article|main|section|ul|dl|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(rb"</(?:p|div|a|td|li|h[1-6]|span|body|html)\s*>|<br\s*/?>", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_PARAM_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
# Control characters that no text has; tab, line feed, form feed, return and escape may stand.
_CONTROLS = bytes(b for b in range(32) if b not in (9, 10, 12, 13, 27))
_WIDE = ("utf-16", "utf16", "utf-32", "utf32", "ucs-2")
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
# A browser reads these labels as windows-1252 (WHATWG Encoding Standard).
_AS_WINDOWS_1252 = frozenset({"ascii", "us-ascii", "iso-8859-1", "latin-1", "latin1", "iso8859-1", "l1"})


class Decoded(NamedTuple):
    """Text with the charset chosen and the sentence that says why."""

    text: str
    media_type: str
    charset: str
    evidence: str


def read_text(data: bytes, media_type: str | None = None) -> Decoded:
    """Return the text of `data`, the kind of file it is, its charset and the evidence.

    `media_type` (`text/html; charset=…`) is believed where it is given;
    without it the bytes decide between `text/html` and `text/plain`. No byte
    is lost: in text that is nearly UTF-8, stray bytes are read as
    windows-1252 and counted in the evidence.

    Raises `EmptyInput`, `BinaryInput`, `UnsupportedMedia` or `InputTooLarge`.
    """
    if len(data) > MAX_BYTES:
        raise InputTooLarge(
            f"{len(data):,} bytes are more than one page may have ({MAX_BYTES:,}); split the file"
        )
    if not data or data.isspace():
        raise EmptyInput("the input is empty; there is nothing to read")
    if data.startswith(tuple(_SIGNATURES)):
        name = next(name for signature, name in _SIGNATURES.items() if data.startswith(signature))
        raise UnsupportedMedia(f"this is {name}; give text or HTML (this version reads no other kind)")
    kind, declared = _split_media_type(media_type)
    if kind not in (None, "text/plain", "text/html", "application/xhtml+xml"):
        raise UnsupportedMedia(f"media type {kind!r} is not read; give text/plain or text/html")
    text, charset, evidence = _decode(data, declared)
    if kind is None:
        kind = "text/html" if is_html(data) else "text/plain"
    elif kind != "text/plain":
        kind = "text/html"
    if not text or text.isspace():
        raise EmptyInput("the input is nothing but white space; there is nothing to read")
    return Decoded(text, kind, charset, evidence)


def is_html(data: bytes) -> bool:
    """Tell whether the bytes are HTML: by how they begin, or by the tags in their first 4 kB."""
    head = data[: _SNIFF * 4].replace(b"\x00", b"")[:_SNIFF].removeprefix(codecs.BOM_UTF8)
    head = head.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE)
    if _HTML_START.match(head):
        return True
    # A fragment that begins with words is HTML when closing tags keep coming: 3 in 4 kB.
    return len(_HTML_TAG.findall(head)) >= 3  # noqa: PLR2004


def _split_media_type(media_type: str | None) -> tuple[str | None, str | None]:
    """Split `text/html; charset=x` into its kind and its charset, lower case."""
    if not media_type:
        return None, None
    charset = _PARAM_CHARSET.search(media_type)
    return media_type.split(";")[0].strip().lower(), charset.group(1).lower() if charset else None


def _decode(data: bytes, declared: str | None) -> tuple[str, str, str]:
    """Return text, charset and evidence: the first of the rules that fits."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            text = data.decode(codec, errors="replace").removeprefix("\ufeff")
            return text, codec.removesuffix("-sig"), "a byte order mark opens the file"
    wide = _read_wide(data, declared)
    if wide:
        return wide
    _refuse_binary(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _read_legacy(data, declared)
    if data.isascii():
        return text, "utf-8", "all bytes are ASCII"
    return text, "utf-8", "every byte sequence is valid UTF-8"


def _read_wide(data: bytes, declared: str | None) -> tuple[str, str, str] | None:
    """Read UTF-16 without a mark: as declared, or since every other byte of Latin text is NUL.

    Text of any script has blanks, and so NULs; without one the declaration is wrong.
    """
    if b"\x00" not in data:
        return None
    if declared and declared.startswith(_WIDE):
        read = _try_codec(data, declared)
        if read is not None:
            return read, declared, f"the call declares {declared}"
    head = data[:_SNIFF]
    for codec, nulls in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if nulls and nulls.count(0) > len(nulls) * 0.7:
            text = data.decode(codec, errors="replace")
            if not _has_controls(text[:_SNIFF].encode("utf-8", errors="replace")):
                return text, codec, "every other byte is NUL, as in UTF-16"
    return None


def _refuse_binary(data: bytes) -> None:
    """Raise `BinaryInput` where more than 1 byte in 100 is a control character.

    A stray NUL in a crawled page is kept; a program or an image has tens of them in a hundred.
    """
    if _has_controls(data):
        controls = len(data) - len(data.translate(None, _CONTROLS))
        raise BinaryInput(f"the input is binary ({controls:,} control characters in {len(data):,} bytes)")


def _has_controls(data: bytes) -> bool:
    """Tell whether more than 1 byte in 100 is a control character.

    Most text has none: to look for each alone takes half the time of looking at each byte once.
    """
    if not any(map(data.__contains__, _CONTROLS)):
        return False
    return (len(data) - len(data.translate(None, _CONTROLS))) * 100 > len(data)


def _read_legacy(data: bytes, declared: str | None) -> tuple[str, str, str]:
    """Read bytes that are not UTF-8: as declared, as nearly UTF-8, or as detected."""
    source = "the call"
    if declared is None:
        meta = _META_CHARSET.search(data[:_SNIFF])
        declared, source = (meta.group(1).decode().lower(), "the page's meta element") if meta else (None, "")
    if declared and declared not in ("utf-8", "utf8") and not declared.startswith(_WIDE):
        codec = "windows-1252" if declared in _AS_WINDOWS_1252 else declared
        read = _try_codec(data, codec)
        if read is not None:
            return read, codec, f"{source} declares {declared}"
    multibyte = len(_MULTIBYTE.findall(data))
    stray = _count_stray(data)
    if multibyte > stray or (declared in ("utf-8", "utf8") and stray * 10 < len(data)):
        text = data.decode("utf-8", errors="onrecord-cp1252")
        return text, "utf-8", f"UTF-8 but for {stray:,} stray bytes, read as windows-1252"
    guess = chardet.detect(data[: 64 * 1024])
    detected_codec: str | None = guess["encoding"]
    if detected_codec and guess["confidence"] > 0.2:  # noqa: PLR2004 (short Cyrillic text scores .3, Latin .05)
        codec = detected_codec.lower()
        codec = "windows-1252" if codec in _AS_WINDOWS_1252 else codec
        detected = _try_codec(data, codec)
        if detected is not None:
            return detected, codec, f"detected by its byte frequencies (confidence {guess['confidence']:.2f})"
    return (
        data.decode("cp1252", errors="onrecord-cp1252"),
        "windows-1252",
        "not UTF-8, and nothing declares another",
    )


def _try_codec(data: bytes, codec: str) -> str | None:
    """Decode by `codec`, or return None where it is unknown or does not fit."""
    try:
        if codec in ("windows-1252", "cp1252"):
            return data.decode("cp1252", errors="onrecord-cp1252")
        found = codecs.lookup(codec)
        # rot13, zlib … and the escapes of programs (which yield half letters) are no charsets of pages.
        if not found._is_text_encoding or found.name.replace("_", "-") in _NO_CHARSETS:  # noqa: SLF001
            return None
        return data.decode(codec)
    except (LookupError, UnicodeError, ValueError):
        return None


def _count_stray(data: bytes) -> int:
    """Count the bytes that no valid UTF-8 sequence holds."""
    kept = data.decode("utf-8", errors="ignore").encode()
    return len(data) - len(kept)


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that do not decode as windows-1252, so that none is lost."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_CP1252[b] for b in bad), error.end


# windows-1252 leaves five bytes without a letter; they stand as the C1 control of that number.
_CP1252 = [bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in range(256)]
codecs.register_error("onrecord-cp1252", _stray_byte)
