"""Every page of the reading room: a path, and the function that shows it."""

from typing import Final, NamedTuple

from onrecord.web.asking import ShowPage
from onrecord.web.show.about import show_about
from onrecord.web.show.checklists import show_checklist, show_checklists
from onrecord.web.show.citing import show_citation
from onrecord.web.show.document import show_document
from onrecord.web.show.entry import show_entry
from onrecord.web.show.feeds import (
    Follow,
    follow_checklist,
    follow_document,
    follow_entry,
    follow_issue,
    follow_issues,
    follow_list,
    follow_pair,
    follow_person,
    follow_search,
    send_feeds,
)
from onrecord.web.show.finding import show_search
from onrecord.web.show.home import show_home, show_record
from onrecord.web.show.issues import show_issue, show_issues
from onrecord.web.show.leafing import show_month, show_years
from onrecord.web.show.ledger import KINDS, show_list
from onrecord.web.show.page import send_snapshot, show_page
from onrecord.web.show.pair import show_pair
from onrecord.web.show.people import show_people, show_person
from onrecord.web.show.review import show_review
from onrecord.web.show.roundups import show_contact_roundup, show_issue_roundup, show_pair_roundup
from onrecord.web.show.saved import show_saved, show_saved_searches
from onrecord.web.show.versions import show_changes, show_versions


class Path(NamedTuple):
    """A path with the names in it, and the page it shows."""

    path: str
    show: ShowPage


FOLLOWED: Final[tuple[tuple[str, Follow], ...]] = (
    ("/", follow_search),
    ("/search", follow_search),
    ("/document/{id}", follow_document),
    ("/person/{id}", follow_person),
    ("/entry/{id}", follow_entry),
    ("/issues", follow_issues),
    ("/issue/{id}", follow_issue),
    ("/between/{one}/{other}", follow_pair),
    ("/checklist/{id}", follow_checklist),
    *((f"/{kind.path}", follow_list(kind)) for kind in KINDS),
)
"""Every page that has feeds, and what they tell; their paths are the page's, with an ending."""

PAGES: Final = (
    *(Path(*feed) for path, follow in FOLLOWED for feed in send_feeds(path, follow)),
    Path("/", show_home),
    Path("/record", show_record),
    Path("/search", show_search),
    Path("/document/{id}", show_document),
    Path("/document/{id}/versions", show_versions),
    Path("/document/{id}/versions/{other}", show_changes),
    Path("/cite/{reference}", show_citation),
    Path("/page/{sha256}", show_page),
    Path("/snapshot/{sha256}", send_snapshot),
    Path("/about", show_about),
    Path("/publications", show_years),
    Path("/publications/{month}", show_month),
    *(Path(f"/{kind.path}", show_list(kind)) for kind in KINDS),
    Path("/entry/{id}", show_entry),
    Path("/issues", show_issues),
    Path("/issue/{id}", show_issue),
    Path("/between/{one}/{other}", show_pair),
    Path("/people", show_people),
    Path("/person/{id}", show_person),
    Path("/checklists", show_checklists),
    Path("/checklist/{id}", show_checklist),
    Path("/roundup/contact/{id}", show_contact_roundup),
    Path("/roundup/issue/{id}", show_issue_roundup),
    Path("/roundup/between/{one}/{other}", show_pair_roundup),
    Path("/review", show_review),
    Path("/saved", show_saved_searches),
    Path("/saved/{id}", show_saved),
)
