"""Addresses to a sitemap that search engines read."""

from collections.abc import Iterable
from xml.sax.saxutils import escape


def render_sitemap(addresses: Iterable[str]) -> bytes:
    """Return a sitemap of whole addresses, in their order. <https://www.sitemaps.org/protocol.html>."""
    rows = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'.encode()
