"""`onrecord checklist send`, `receive`, `compare`, `pair`, `draft`: lists handed over, taken in, laid side by side."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

import onrecord
from onrecord import desk
from onrecord.cli.app import Command
from onrecord.cli.checklist_lines import render_comparison, render_draft, render_facing, render_remarks
from onrecord.cli.family import flat, hand_options, list_argument, pick_hand
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.terminal import show, show_json, stdout_ink, width
from onrecord.errors import DeskError, SourceError

_LOOKED: Final = 2_000  # entries whose sides are looked at for a name that begins alike


@click.command(cls=Command, examples=("onrecord checklist send irritants --to out/ --on 2031-04-08",))
@list_argument
@click.option(
    "--to",
    "directory",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the files go.",
)
@hand_options
@archive_option
def send(*, list_: str, directory: Path, archive: Path, **options: Any) -> None:
    """Freeze the next version of a list and write it out: Markdown, CSV, and HTML to print.

    What its own side has not closed is on it. A file that is there already is never overwritten.
    """
    with onrecord.open_archive(archive) as opened:
        lists = opened.desk().checklists
        directory.mkdir(parents=True, exist_ok=True)
        n = len(lists.get(list_).sent) + 1
        there = [path for path in directory.glob(f"{lists.get(list_).id}-{n}.*") if path.is_file()]
        if there:
            raise SourceError(f"{there[0]}: is there already; move it away or send to another folder")
        sent, files = lists.send(list_, pick_hand(options))
    for name, data in files.items():
        (directory / name).write_bytes(data)
    show(f"version {sent.version.number} of {sent.version.on}: {len(sent.version.rows)} items")
    show("\n".join(f"  {directory / name}" for name in files))


@click.command(cls=Command, examples=("onrecord checklist receive tarsund-1.csv --list irritants",))
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE…"
)
@click.option(
    "--list", "list_", metavar="LIST", help="Our list that it faces; chosen by the file's side without."
)
@hand_options
@archive_option
def receive(*, files: tuple[Path, ...], list_: str | None, archive: Path, **options: Any) -> None:
    """Keep the other side's list as received, and read it: Markdown, CSV, HTML, or plain text.

    What is odd is reported item by item: unknown columns, numbers that stand twice, items that are missing,
    another encoding. Nothing is left out, and nothing of our own list changes.
    """
    hand = pick_hand(options)
    with onrecord.open_archive(archive) as opened:
        lists = opened.desk().checklists
        for path in files:
            data = path.read_bytes()
            id_ = list_ or _choose_list(lists.all(), desk.read_paper(data, path.name)[0].side)
            came = lists.receive(id_, path.name, data, hand)
            version = came.version
            show(
                flat(f"{version.side}'s version {version.number} of {version.on}: {len(version.rows)} items")
            )
            for line in render_remarks(came.remarks):
                show(line)


def _choose_list(lists: "list[desk.Checklist]", side: str | None) -> str:
    facing = [each.id for each in lists if each.other == side] or [each.id for each in lists]
    if len(facing) != 1:
        raise DeskError(
            f"the file does not say which list it faces; give --list: {', '.join(facing) or 'there is none'}"
        )
    return facing[0]


@click.command(
    cls=Command,
    examples=(
        "onrecord checklist compare irritants",
        "onrecord checklist compare irritants 1 3",
        "onrecord checklist compare irritants --theirs",
        "onrecord checklist compare irritants --sides",
    ),
)
@list_argument
@click.argument("versions", nargs=-1, type=int, metavar="[OLD NEW]")
@click.option("--theirs", is_flag=True, help="Versions received, not sent.")
@click.option("--sides", is_flag=True, help="Our last version beside theirs.")
@archive_option
@json_option
def compare(
    *, list_: str, versions: tuple[int, ...], theirs: bool, sides: bool, archive: Path, as_json: bool
) -> None:
    """Say what was added, reopened, closed, reworded and carried between two versions: the last two without numbers.

    With --sides, what is on both lists, only ours, only theirs, and what may be the same in other words, to be
    confirmed by `checklist pair`.
    """
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = opened.desk().checklists.get(list_)
    if sides:
        facing = _face(found)
        show_json(onrecord.to_json(facing)) if as_json else show("\n".join(render_facing(facing)))
        return
    old, new, known = _pick_versions(found, versions, theirs=theirs)
    compared = desk.compare_versions(old, new, known=known)
    show_json(onrecord.to_json(compared)) if as_json else show("\n".join(render_comparison(compared)))


def _face(found: "desk.Checklist") -> "desk.Facing":
    if not (found.sent and found.received):
        raise DeskError(f"{found.title}: each side's list must have come once; send ours, receive theirs")
    verdicts = {(pair.ours, pair.theirs): pair.is_same for pair in found.pairs}
    return desk.compare_sides(found.sent[-1], found.received[-1].version, verdicts)


def _pick_versions(
    found: "desk.Checklist", asked: tuple[int, ...], *, theirs: bool
) -> "tuple[desk.Version, desk.Version, set[str]]":
    there = [came.version for came in found.received] if theirs else list(found.sent)
    numbered = {version.number: at for at, version in enumerate(there)}
    if asked and (len(asked) != 2 or any(n not in numbered for n in asked)):  # noqa: PLR2004 - old and new
        raise DeskError(f"give two versions out of {', '.join(map(str, numbered)) or 'none'}")
    if len(there) < 2:  # noqa: PLR2004 - old and new
        raise DeskError(f"{found.title}: there are not two versions yet to compare")
    one, other = (numbered[n] for n in asked) if asked else (len(there) - 2, len(there) - 1)
    known = {row.number for version in there[:one] for row in version.rows if row.number}
    return there[one], there[other], known


@click.command(
    cls=Command,
    examples=("onrecord checklist pair irritants 1=4 2=2", "onrecord checklist pair irritants 3=7 --not"),
)
@list_argument
@click.argument("pairs", nargs=-1, required=True, metavar="OURS=THEIRS…")
@click.option("--not", "refused", is_flag=True, help="They are not the same.")
@hand_options
@archive_option
def pair(*, list_: str, pairs: tuple[str, ...], refused: bool, archive: Path, **options: Any) -> None:
    """Confirm, or refuse, that items of ours and of their last list are the same issues."""
    named = [text.partition("=") for text in pairs]
    if not all(ours and theirs for ours, _, theirs in named):
        raise DeskError("give pairs of numbers, ours first: 1=4")
    judged = [desk.Paired(ours, theirs, not refused) for ours, _, theirs in named]
    with onrecord.open_archive(archive) as opened:
        opened.desk().checklists.pair(list_, judged, pick_hand(options))
    for each in judged:
        show(flat(f"our {each.ours} and their {each.theirs}: {'not ' * refused}the same issue"))


@click.command(
    cls=Command,
    examples=(
        "onrecord checklist draft RU US",
        "onrecord checklist draft Valmeria Tarsund --to draft.md",
        'onrecord checklist draft Valmeria Tarsund --new "Irritants with Tarsund"',
    ),
)
@click.argument("one")
@click.argument("other")
@click.option(
    "--to",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it as Markdown, CSV or HTML to be edited; `checklist new --from FILE` makes a list of it.",
)
@click.option(
    "--new", "title", metavar="TITLE", help="Make a list of it at once: ONE's list with OTHER, to be edited."
)
@hand_options
@archive_option
@json_option
def draft(
    *,
    one: str,
    other: str,
    file: Path | None,
    title: str | None,
    archive: Path,
    as_json: bool,
    **options: Any,
) -> None:
    """Draft a list from the record: what stands between two sides, with the words of both as evidence.

    Issues on which they differ, ask or accuse each other; mechanisms and texts that are suspended; letters without an
    answer in substance; last what they say they agree on. A draft is to be edited; nothing of it is kept in the archive
    without --new.
    """
    hand = pick_hand(options)
    with onrecord.open_archive(archive, read_only=title is None) as opened:
        found = onrecord.draft_checklist(opened, one, other)
        sides = (onrecord.name_side(one), onrecord.name_side(other))
        if title is not None:
            lists = opened.desk().checklists
            made = lists.make(title, *sides, hand)
            if found:
                made = lists.add(made.id, [onrecord.make_row(item) for item in found], hand)
            show(flat(f"{made.id}: {len(made.items)} items, drafted; edit them before anything is sent"))
        unknown = [] if found else list(_find_unknown(opened, sides))
    for line in unknown:
        click.echo(f"onrecord: {flat(line)}", err=True)
    if file is not None:
        _write_draft(file, onrecord.make_version(found, sides))
    elif as_json:
        for item in found:
            show_json(onrecord.to_json(item))
    elif title is None:
        show("\n".join(render_draft(found, stdout_ink(), width())))


def _find_unknown(archive: "onrecord.Archive", sides: tuple[str, str]) -> Iterator[str]:
    """Yield a sentence for each side that the record does not name, with the names that begin alike."""
    rows = archive.ledger().find(onrecord.EntryFilters(), limit=_LOOKED).rows
    known = sorted({party for row in rows for party in row.parties})
    for side in sides:
        if side not in known:
            near = [party for party in known if party.casefold().startswith(side.casefold()[:3])]
            meant = f"; is it {' or '.join(near)}?" if near else ""
            yield f"no side of the record is called {side}{meant}"


def _write_draft(file: Path, version: "desk.Version") -> None:
    """Write a draft in the format that the file's ending says; never over a file that is there."""
    ending = file.suffix.lower().removeprefix(".")
    if ending not in desk.FORMATS:
        raise DeskError(f"{file}: a draft is written as {', '.join(f'.{each}' for each in desk.FORMATS)}")
    data = desk.FORMATS[ending].write(version)
    try:
        with file.open("xb") as opened:
            opened.write(data)
    except FileExistsError:
        raise SourceError(f"{file}: is there already; move it away or choose another name") from None
    show(flat(f"{file}: {len(version.rows)} items, to be edited; then: onrecord checklist new --from {file}"))
