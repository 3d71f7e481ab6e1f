"""`onrecord review`: the queue of what waits for a person's word, and every judgement that can be made."""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import click

import onrecord
from onrecord import desk
from onrecord.cli.app import Command
from onrecord.cli.family import Family, flat, hand_options, judgement_line, on_option, pick_day, pick_hand
from onrecord.cli.options import archive_option, json_option
from onrecord.cli.terminal import show, show_json, stdout_ink, width, wrapped
from onrecord.errors import OnRecordError

F = TypeVar("F", bound=Callable[..., Any])

_ANSWERS: dict[str, Any] = {
    "a": "accept", "r": "reject", "u": "unsure", "c": "correct", "m": "merge", "n": "note",
}  # fmt: skip
_KEYS = "a accept · r reject · u unsure · c correct · m merge · n note · s skip · z undo · q quit"
_ASKED = {"correct": "  FIELD=VALUE", "merge": "  with which address"}
_RIGHT = {
    "name": "  who it is, by id or name",
    "date": "  which day",
    "speaker": "  who says it",
    "lost": "  the address where it belongs",
}


# As `onrecord.SORTS`, which is read late: help starts without the record's types.
SORTS = ("lost", "reply", "pair", "name", "speaker", "date", "statement", "entry")

sort_option = click.option(
    "--sort",
    type=click.Choice(SORTS),
    help="Only these: lost judgements, replies, pairs of items, guessed names, speakers and dates, doubtful statements and entries.",
)


@click.group(
    cls=Family,
    invoke_without_command=True,
    examples=(
        "onrecord review",
        "onrecord review list --json",
        "onrecord review accept entry:3f2a9c81 --because 'the readout says so'",
        "onrecord review correct entry:3f2a9c81 --field date --value 2031-03-03 --because 'a slip of the page'",
        "onrecord review history entry:3f2a9c81",
    ),
)
@sort_option
@hand_options
@archive_option
@click.pass_context
def review(ctx: click.Context, /, *, sort: Any, archive: Path, **options: Any) -> None:
    """Work the queue: one question at a time, one key an answer; without a terminal, list it.

    What waits: judgements whose words are gone, letters that may be replies, items that may be one, names, speakers
    and dates that are only guessed, statements and entries the reader is not sure of. Each comes with its words and the
    reason why it is asked; `c` says what is right instead, `z` takes back one answer after another.

    A judgement is a further row beside the machine's reading, never in its place, and is undone by one more. It keeps
    the words of its target, and is found by them again when the record is made anew or the page has changed.
    A TARGET is an address: entry:ID, event:ID:N, statement:DOCUMENT:N, date:DOCUMENT:KIND, name:MENTION,
    person:ID, document:ID.
    """
    if ctx.invoked_subcommand is not None:
        return
    hand = pick_hand(options)
    with onrecord.open_archive(archive) as opened:
        if sys.stdin.isatty():
            _work(opened, hand, sort)
        else:
            found = onrecord.list_waiting(opened, hand.on, sort=sort)
            _show_waiting(islice(found, _SHOWN), as_json=False)


def _work(archive: "onrecord.Archive", hand: "desk.Hand", sort: Any = None) -> None:
    """Ask about each thing that waits, until the queue is done or the reader quits."""
    made: list[tuple[str, ...]] = []
    for waiting in onrecord.list_waiting(archive, hand.on, sort=sort):
        show("\n".join(_lines(waiting)))
        while True:
            click.echo(f"  {_KEYS} ", nl=False)
            key = click.getchar().lower()
            click.echo(key)
            if key in {"q", "\x03", "\x04"}:
                show(f"{len(made)} judged")
                return
            if key == "s":
                break
            try:
                if key == "z":
                    show(_take_back(archive, made, hand))
                elif key in _ANSWERS:
                    made.append(_answer(archive, waiting, _ANSWERS[key], hand))
                    break
            except OnRecordError as error:
                show(flat(f"  {error}"))
    show(f"the queue is done; {len(made)} judged")


def _take_back(archive: "onrecord.Archive", made: list[tuple[str, ...]], hand: "desk.Hand") -> str:
    if not made:
        return "  nothing to take back"
    onrecord.take_back(archive, made.pop(), hand)
    return "  taken back; it waits again"


def _answer(
    archive: "onrecord.Archive", waiting: "onrecord.Waiting", answer: Any, hand: "desk.Hand"
) -> tuple[str, ...]:
    """Ask what an answer needs, and give it; return what `z` would take back."""
    value = None
    if answer in _ASKED:
        asked = _RIGHT.get(waiting.sort, _ASKED[answer]) if answer == "correct" else _ASKED[answer]
        value = click.prompt(asked, default="", show_default=False)
    reason = hand.reason or click.prompt("  because", default="", show_default=False)
    return onrecord.answer_waiting(archive, waiting, answer, hand._replace(reason=reason), value)


def _lines(waiting: "onrecord.Waiting") -> Iterator[str]:
    ink = stdout_ink()
    yield f"{ink.cyan(waiting.target)}  {ink.bold(flat(waiting.question))}"
    if waiting.reason:
        yield from wrapped(flat(waiting.reason), indent="    ", columns=width())
    for words in waiting.words:
        yield from wrapped(f"“{' '.join(flat(words).split())}”", indent="    ", columns=width())


_SHOWN = 100  # questions listed without a terminal; `review list --limit` gives more


def _show_waiting(found: "Iterator[onrecord.Waiting]", *, as_json: bool) -> None:
    count = 0
    for count, waiting in enumerate(found, 1):  # noqa: B007 - the last count is told
        if as_json:
            show_json(onrecord.to_json(waiting))
        else:
            show("\n".join(_lines(waiting)))
    if not as_json:
        show(f"{count} waiting" if count else "nothing waits")


@review.command("list", cls=Command, examples=("onrecord review list --sort entry",))
@sort_option
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="At most so many.")
@on_option
@archive_option
@json_option
def list_queue(*, sort: Any, limit: int, archive: Path, as_json: bool, **options: Any) -> None:
    """List what waits, each with its words and the reason why it waits."""
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = onrecord.list_waiting(opened, pick_day(options), sort=sort)
        _show_waiting(islice(found, limit), as_json=as_json)


def _make_verdict(verb: Any, about: str) -> None:
    """Add the command that gives a verdict on targets."""

    @review.command(
        verb,
        cls=Command,
        help=about,
        examples=(f"onrecord review {verb} entry:3f2a9c81 --because 'as the note says'",),
    )
    @click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
    @click.option("--person", metavar="PERSON", help="Of names: that they mean this person, by id or name.")
    @hand_options
    @archive_option
    def command(*, targets: tuple[str, ...], person: str | None, archive: Path, **options: Any) -> None:
        hand = pick_hand(options)
        with onrecord.open_archive(archive) as opened:
            meant = f"person:{opened.people().card(person).id}" if person else None
            made = onrecord.judge(opened, *(desk.Draft(each, verb, *hand, other=meant) for each in targets))
        show("\n".join(map(judgement_line, made)))


_make_verdict("accept", "Say that a reading is right; an entry in doubt is then of the ledger.")
_make_verdict(
    "reject", "Say that a reading is wrong; a rejected entry is shown no more unless it is asked for."
)
_make_verdict("unsure", "Say that it cannot be told; it leaves the queue and stays in doubt.")


def _make_pairing(verb: Any, about: str) -> None:
    """Add the command that joins, parts or links two targets."""

    @review.command(
        verb, cls=Command, help=about, examples=(f"onrecord review {verb} entry:3f2a9c81 entry:77b01d02",)
    )
    @click.argument("target")
    @click.argument("other")
    @hand_options
    @archive_option
    def command(*, target: str, other: str, archive: Path, **options: Any) -> None:
        hand = pick_hand(options)
        _judge(archive, [desk.Draft(target, verb, *hand, other=other)])


_make_pairing("merge", "Say that two are one: entries, persons, mentions.")
_make_pairing("split", "Say that two are not one.")
_make_pairing("link", "Say that one has to do with the other.")


@review.command(
    cls=Command, examples=("onrecord review correct entry:3f2a9c81 --field date --value 2031-03-03",)
)
@click.argument("target")
@click.option("--field", required=True, metavar="NAME", help="Which field: date, kind, place, condition …")
@click.option(
    "--value", required=True, metavar="TEXT", help="What it should say; shown beside what was read."
)
@hand_options
@archive_option
def correct(*, target: str, field: str, value: str, archive: Path, **options: Any) -> None:
    """Put another value beside the one that was read."""
    hand = pick_hand(options)
    _judge(archive, [desk.Draft(target, "correct", *hand, field=field, value=json.dumps(value))])


@review.command(cls=Command, examples=("onrecord review mark document:4f1c22aa confidential",))
@click.argument("target")
@click.argument("marking")
@hand_options
@archive_option
def mark(*, target: str, marking: str, archive: Path, **options: Any) -> None:
    """Mark an entry or a document public, internal or confidential; a document with all its readings and what rests on it."""
    hand = pick_hand(options)
    value = json.dumps(desk.read_marking(marking))
    _judge(archive, [desk.Draft(target, "correct", *hand, field=desk.MARKING, value=value)])


@review.command(cls=Command, examples=("onrecord review note entry:3f2a9c81 'see the letter of January'",))
@click.argument("target")
@click.argument("text")
@hand_options
@archive_option
def note(*, target: str, text: str, archive: Path, **options: Any) -> None:
    """Leave a note on something."""
    hand = pick_hand(options)
    _judge(archive, [desk.Draft(target, "note", hand.author, hand.on, text)])


@review.command(cls=Command, examples=("onrecord review undo j-1b2c3d --because 'the page was mended'",))
@click.argument("judgement")
@hand_options
@archive_option
def undo(*, judgement: str, archive: Path, **options: Any) -> None:
    """Take a judgement back by a further one; what it stood on is as though it had never been judged."""
    hand = pick_hand(options)
    with onrecord.open_archive(archive) as opened:
        made = opened.desk().undo_judgement(judgement, author=hand.author, on=hand.on, reason=hand.reason)
    show(flat(f"{made.id}  takes back {made.undoes} on {made.target}"))


@review.command(cls=Command, examples=("onrecord review history entry:3f2a9c81", "onrecord review history"))
@click.argument("target", required=False)
@archive_option
@json_option
def history(*, target: str | None, archive: Path, as_json: bool) -> None:
    """List every judgement, or those on one target: who, when, why, the undone and the undos too."""
    with onrecord.open_archive(archive, read_only=True) as opened:
        found = opened.desk().judgements(about=target)
    if as_json:
        for each in found:
            show_json(onrecord.to_json(each))
    else:
        show("\n".join(map(judgement_line, found)) or "no judgement yet")


def _judge(archive: Path, drafts: "list[desk.Draft]") -> None:
    with onrecord.open_archive(archive) as opened:
        made = onrecord.judge(opened, *drafts)
    show("\n".join(map(judgement_line, made)))
