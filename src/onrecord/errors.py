"""Every exception On Record raises, in one tree.

    OnRecordError
    ├── InputError                 the bytes given cannot be read
    │   ├── EmptyInput             no bytes, or nothing but white space
    │   ├── BinaryInput            not text of any kind
    │   ├── UnsupportedMedia       a kind of file this version does not read
    │   ├── InputTooLarge          over the limit of one page
    │   └── UnreadablePeople       a file of people and posts is not of its format
    ├── SourceError                a file, folder or stream cannot be reached
    ├── QueryError                 a search or a filter is not of the query language
    ├── UnknownId                  no row has this id, or more than one begins with it
    ├── DeskError                  the desk cannot do this: a step that what stands does not allow
    └── ArchiveError               the archive file cannot be used
        └── BrokenEvidence         a span of the record does not open its words

Each message names what was wrong and the way out. Callers that read many
pages catch `OnRecordError`, note it beside the page and go on.
"""


class OnRecordError(Exception):
    """The root: catch this one to catch everything of ours."""


class InputError(OnRecordError):
    """The bytes given cannot be read as a page."""


class EmptyInput(InputError):
    """There are no bytes, or nothing but white space in them."""


class BinaryInput(InputError):
    """The bytes are not text of any kind."""


class UnsupportedMedia(InputError):
    """The bytes are of a kind this version does not read (PDF, WARC, an image …)."""


class InputTooLarge(InputError):
    """The page is larger than one page may be."""


class UnreadablePeople(InputError):
    """A file of people and posts is not of its format; the message names row and field."""


class SourceError(OnRecordError):
    """A file, a folder or a stream cannot be reached."""


class QueryError(OnRecordError):
    """A search or a filter is not of the query language."""


class UnknownId(OnRecordError):
    """No row has this id, or more than one begins with it."""


class DeskError(OnRecordError):
    """The desk cannot do this: what stands does not allow the step, or something it needs is missing."""


class ArchiveError(OnRecordError):
    """The archive file cannot be used."""


class BrokenEvidence(ArchiveError):
    """A span of the record does not open the words it rests on."""
