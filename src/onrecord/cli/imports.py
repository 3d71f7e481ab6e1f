"""`onrecord import`: what others know, taken in beside the pages."""

from pathlib import Path

import click

import onrecord
from onrecord.cli.app import Command
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.terminal import printable, show, show_json


@click.command(
    "import",
    cls=Command,
    examples=(
        "onrecord import people examples/people.csv",
        "onrecord import people --json examples/people.csv",
    ),
)
@click.argument("kind", type=click.Choice(["people"]))
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, dir_okay=False)
)
@archive_option
@json_option
def import_(*, kind: str, files: tuple[Path, ...], archive: Path, as_json: bool) -> None:  # noqa: ARG001 - one kind so far
    """Take in people and the posts they held.

    FILE is CSV (columns name, post, and as known id, party, start, end, aliases), Popolo or FollowTheMoney JSON;
    its kind is told by its content. The rows are kept as given. A file of the same name replaces what it stated before.
    """
    with onrecord.open_archive(archive, create=True) as opened:
        for file in files:
            done = onrecord.import_people(opened, file.read_bytes(), file.name)
            if as_json:
                show_json(onrecord.to_json(done))
            else:
                counts = ((done.new, "new"), (done.known, "known"), (done.gone, "gone"))
                told = ", ".join(f"{count} {word}" for count, word in counts if count) or "no posts"
                show(printable(f"{done.source}: {done.persons} people, posts {told}"))
