"""The reading room: the record as pages, served to a browser or published as a static site.

`create_app` gives the pages of an archive as an ASGI application, `publish_site` writes them to a folder. A
page is a pure function of the archive and of what is asked (`show/`); it returns a template's name and
values, and knows nothing of HTTP.
"""

from onrecord.web.app import create_app
from onrecord.web.publish import publish_site
from onrecord.web.room import Room

__all__ = ["Room", "create_app", "publish_site"]
