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
        "onrecord import topics examples/topics.toml",
    ),
)
@click.argument("kind", type=click.Choice(["people", "topics"]))
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, dir_okay=False)
)
@archive_option
@json_option
def import_(*, kind: str, files: tuple[Path, ...], archive: Path, as_json: bool) -> None:
    """Take in people and the posts they held, or the topics of your own issues.

    Of people FILE is CSV (columns name, post, and as known id, party, start, end, aliases), Popolo or FollowTheMoney JSON;
    its kind is told by its content.

    Of topics FILE is TOML: tables [[topic]] with id, name, terms (the words that tell it) and, where it concerns some
    only, parties. Pages are read with them from now on; those that are there already, after `onrecord rebuild`.
    `onrecord issues --propose` shows what no topic covers yet.

    The rows are kept as given. A file of the same name replaces what it stated before; an empty one of topics removes it.
    """
    with onrecord.open_archive(archive, create=True) as opened:
        for file in files:
            done, told = (_import_people if kind == "people" else _import_topics)(opened, file)
            if as_json:
                show_json(onrecord.to_json(done))
            else:
                show(printable(told))


def _import_people(archive: "onrecord.Archive", file: Path) -> "tuple[onrecord.Imported, str]":
    done = onrecord.import_people(archive, file.read_bytes(), file.name)
    counts = ((done.new, "new"), (done.known, "known"), (done.gone, "gone"))
    told = ", ".join(f"{count} {word}" for count, word in counts if count) or "no posts"
    return done, f"{done.source}: {done.persons} people, posts {told}"


def _import_topics(archive: "onrecord.Archive", file: Path) -> "tuple[onrecord.KeptTopics, str]":
    done = onrecord.import_topics(archive, file.read_bytes(), file.name)
    told = f"{done.source}: {len(done.topics)} topic{'s' * (len(done.topics) != 1)}"
    if done.documents:
        told += f"; run `onrecord rebuild` to read the {done.documents} documents that are there with them"
    return done, told
