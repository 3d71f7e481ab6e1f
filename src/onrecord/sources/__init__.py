"""Where pages come from: files, folders and standard input, one `Source` a page."""

from onrecord.sources.files import read_sources
from onrecord.sources.source import PAGE_LIMIT, Source, SourceFailure

__all__ = ["PAGE_LIMIT", "Source", "SourceFailure", "read_sources"]
