"""Bytes to text: kinds refused, charsets chosen, evidence kept."""

import time

import pytest

from onrecord.errors import BinaryInput, EmptyInput, InputTooLarge, UnsupportedMedia
from onrecord.text import decode
from onrecord.text.decode import is_html, read_text

CYRILLIC = (
    "Посольство Вальмерии сообщает о возобновлении работы линии связи между портами, как было условлено."
)


@pytest.mark.parametrize("data", [b"", b" \n\t", "\u2003\n".encode(), b"\xef\xbb\xbf"])
def test_empty(data: bytes) -> None:
    """Nothing, and nothing but white space, is refused as empty."""
    with pytest.raises(EmptyInput, match="nothing to read"):
        read_text(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"WARC/1.1\r\nWARC-Type: response", "WARC"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01", "GIF"),
        (b"SQLite format 3\x00\x10", "SQLite"),
    ],
)
def test_signatures(data: bytes, name: str) -> None:
    """A kind of file this version does not read is refused by its name, whatever it is called."""
    with pytest.raises(UnsupportedMedia, match=name):
        read_text(data, "text/plain")


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "application/json"])
def test_media_type_not_read(media_type: str) -> None:
    """A media type that is not read is refused by its name."""
    with pytest.raises(UnsupportedMedia, match=media_type):
        read_text(b"{}", media_type)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x00" * 999,
        b"\x01\x00\x02\x00" * 99,
        b"MZ\x90\x00\x03\x00\x00\x00\x04" * 40,
        b"\x00\x01\x02\x05" * 99,
    ],
)
def test_binary(data: bytes) -> None:
    """Bytes with more than one control character in a hundred are no text."""
    with pytest.raises(BinaryInput, match="control characters"):
        read_text(data)


def test_stray_nul_is_kept() -> None:
    """One NUL in a crawled page is kept where it stands."""
    text = (
        "The line was restored at noon.\x00"
        + " The officer on duty wrote down the time in the log, as ever." * 2
    )
    assert read_text(text.encode()).text == text


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """More bytes than a page may have are refused before anything is read."""
    monkeypatch.setattr(decode, "MAX_BYTES", 10)
    with pytest.raises(InputTooLarge, match="split the file"):
        read_text(b"eleven bytes")


@pytest.mark.parametrize(
    ("data", "media_type", "charset", "evidence"),
    [
        (b"Plain words", None, "utf-8", "ASCII"),
        ("Térame".encode(), None, "utf-8", "valid UTF-8"),
        ("Térame".encode(), "text/plain; charset=iso-8859-1", "utf-8", "valid UTF-8"),
        ("Térame".encode("utf-8-sig"), None, "utf-8", "byte order mark"),
        ("Térame".encode("utf-16"), None, "utf-16", "byte order mark"),
        ("Térame".encode("utf-32"), None, "utf-32", "byte order mark"),
        ("Térame spoke".encode("utf-16-le"), None, "utf-16-le", "NUL"),
        ("Térame spoke".encode("utf-16-be"), None, "utf-16-be", "NUL"),
        (
            "Térame".encode("latin-1"),
            "text/plain; charset=ISO-8859-1",
            "windows-1252",
            "the call declares iso-8859-1",
        ),
        (
            "“Térame”".encode("cp1252"),
            "text/html; charset='latin1'",
            "windows-1252",
            "the call declares latin1",
        ),
        (CYRILLIC.encode("cp1251"), "text/plain;charset=windows-1251", "windows-1251", "the call declares"),
        (CYRILLIC.encode("cp1251"), None, "windows-1251", "detected"),
        (
            CYRILLIC.encode("utf-16-le"),
            "text/plain; charset=utf-16le",
            "utf-16le",
            "the call declares utf-16le",
        ),
        (CYRILLIC.encode("koi8-r"), None, "koi8-r", "detected"),
    ],
)
def test_charsets(data: bytes, media_type: str | None, charset: str, evidence: str) -> None:
    """The charset is chosen by mark, by validity, by declaration, by detection, in this order, and the reason is kept."""
    found = read_text(data, media_type)
    assert found.charset == charset
    assert evidence in found.evidence
    assert found.text in ("Plain words", "Térame", "Térame spoke", "“Térame”", CYRILLIC)


def test_meta_declares() -> None:
    """A page's own meta element is believed where the bytes are not UTF-8."""
    markup = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body>Порт</body>'
    found = read_text(markup.encode("cp1251"))
    assert "Порт" in found.text
    assert found.evidence == "the page's meta element declares windows-1251"


def test_wrong_declaration_is_not_believed() -> None:
    """A declared charset that does not fit the bytes, or is none, gives way to the next rule."""
    data = ("Le Phare d’Aurel a publié la réponse à la note. " * 9).encode("cp1252")
    for declared in ("utf-8", "no-such-charset", "rot13", "base64", "utf-16"):
        assert "d’Aurel" in read_text(data, f"text/plain; charset={declared}").text, declared


@pytest.mark.parametrize(
    "codec", ["unicode_escape", "raw_unicode_escape", "punycode", "idna", "utf-7", "undefined"]
)
def test_escapes_of_programs_are_no_charsets(codec: str) -> None:
    """A declared codec of programs, which may write half letters, is not used: the text could never be written out."""
    found = read_text(b"caf\xe9 \\ud800 +2AA- ends", f"text/plain; charset={codec}")
    found.text.encode()
    assert found.text == "café \\ud800 +2AA- ends"


def test_mixed_charsets_lose_no_byte() -> None:
    """In text that is nearly UTF-8, stray bytes are read as windows-1252 and counted."""
    data = "Minister Lucan Térame – “good news” – ".encode() * 3 + "d’Aurel".encode("cp1252") + b"\x81"
    found = read_text(data)
    assert found.text.endswith("d’Aurel\x81")
    assert found.charset == "utf-8"
    assert "2 stray bytes" in found.evidence


def test_truncated_letter() -> None:
    """A file cut in the middle of a letter is still UTF-8."""
    found = read_text("Térame, d’Orvenne, Brök".encode()[:-2])
    assert found.text.startswith("Térame, d’Orvenne, Br")
    assert found.charset == "utf-8"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><title>x</title>", True),
        (b"\n <!-- saved -->\n<!-- twice --><HTML>", True),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', True),
        ("<html><p>Hesk</p>".encode("utf-16"), True),
        ("<div>Hesk</div>".encode("utf-8-sig"), True),
        (b"Fragment <b>one</b><br>two<br>three</p>", True),
        (b"A note on <html> elements and nothing more", False),
        (b"<Unnamed official>: We shall see.", False),
        (b"a < b and b > c", False),
    ],
)
def test_is_html(data: bytes, *, expected: bool) -> None:
    """HTML is known by how it begins, or by closing tags that keep coming; words in angle brackets are text."""
    assert is_html(data) is expected


def test_declared_type_is_believed() -> None:
    """The caller's media type decides, whatever the bytes look like."""
    assert read_text(b"<html><p>x</p>", "text/plain").media_type == "text/plain"
    assert read_text(b"words", "application/xhtml+xml").media_type == "text/html"
    assert read_text(b"words", "TEXT/HTML; charset=utf-8").media_type == "text/html"


def test_comments_do_not_multiply() -> None:
    """A hundred comments before the first tag are read in one way, not in two to the hundredth."""
    start = time.process_time()
    assert not is_html(b"<!---->" * 500 + b"x")
    assert is_html(b"<!-- a -->\n" * 100 + b"<p>")
    assert time.process_time() - start < 1
