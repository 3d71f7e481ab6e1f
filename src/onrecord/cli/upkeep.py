"""`onrecord counts`, `failures`, `check`, `rebuild`: what an archive holds, and that it holds."""

import json
from pathlib import Path

import click

import onrecord
from onrecord.cli.app import EXIT_SOME_FAILED, Command
from onrecord.cli.options import archive_option, json_option, quiet_option
from onrecord.cli.render import named, one_line
from onrecord.cli.terminal import Counter, complain, show, show_json


@click.command(cls=Command, examples=("onrecord counts",))
@archive_option
@json_option
def counts(*, archive: Path, as_json: bool) -> None:
    """Count what the archive holds."""
    with onrecord.open_archive(archive, read_only=True) as opened:
        held = opened.counts()
    if as_json:
        show_json(json.dumps(held).encode())
    else:
        show("\n".join(f"{count:>9,} {name}" for name, count in held.items()))


@click.command(cls=Command, examples=("onrecord failures", "onrecord failures --json"))
@archive_option
@json_option
def failures(*, archive: Path, as_json: bool) -> None:
    """List the pages that could not be read, and why."""
    with onrecord.open_archive(archive, read_only=True) as opened:
        for failure in opened.failures():
            if as_json:
                show_json(onrecord.to_json(failure))
            else:
                show(one_line(named(failure.name, failure.error)))


@click.command(cls=Command, examples=("onrecord check", "onrecord check --reread"))
@click.option("--reread", is_flag=True, help="Also read each snapshot again: it must give the same record.")
@archive_option
@json_option
@quiet_option
@click.pass_context
def check(ctx: click.Context, *, reread: bool, archive: Path, as_json: bool, quiet: bool) -> None:
    """Prove every span of the record against its snapshot.

    What does not hold is named, and the exit code is 1.
    """
    found = 0
    with onrecord.open_archive(archive, read_only=True) as opened:
        for problem in opened.check(reread=reread):
            found += 1
            if as_json:
                show_json(onrecord.to_json(problem))
            else:
                show(one_line(f"{problem.where}: {problem.sentence}"))
        held = opened.counts()
    if found:
        ctx.exit(EXIT_SOME_FAILED)
    if not (as_json or quiet):
        show(
            f"all is well: {held['snapshots']} snapshots, {held['documents']} documents, "
            f"{held['turns']} turns, {held['statements']} statements"
        )


@click.command(cls=Command, examples=("onrecord rebuild",))
@archive_option
@json_option
@quiet_option
@click.pass_context
def rebuild(ctx: click.Context, *, archive: Path, as_json: bool, quiet: bool) -> None:
    """Make the record again from the snapshots.

    For after an update, or to prove that the record is derived. All or nothing: until the last page is read, the record stays as it was.
    """
    with onrecord.open_archive(archive) as opened, Counter(unit="pages", quiet=quiet) as counter:
        done = opened.rebuild(counter.reach)
    # a file that could not be had when it was added has no bytes to read again: `failures` lists it
    unread = [failure for failure in done.failures if failure.is_kept]
    for failure in unread:
        complain(f"failed: {named(failure.name, failure.error)}")
    if as_json:
        show_json(onrecord.to_json(done))
    elif not quiet:
        show(f"read {done.pages} pages again: {done.documents} documents")
    if unread:
        ctx.exit(EXIT_SOME_FAILED)
