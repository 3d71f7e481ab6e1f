"""`onrecord eval`: the reader scored on gold that users bring."""

from collections.abc import Iterator
from pathlib import Path

import click

import onrecord
from onrecord.cli.app import EXIT_SOME_FAILED, Command
from onrecord.cli.options import json_option, quiet_option
from onrecord.cli.terminal import Counter, complain, show, show_json, wrapped

_COLUMNS = 80
_NAME = 12


@click.command(
    "eval",
    cls=Command,
    examples=("onrecord eval examples/gold.jsonl", "onrecord eval examples/gold.jsonl --json"),
)
@click.argument("gold", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@quiet_option
@click.pass_context
def eval(ctx: click.Context, *, gold: Path, as_json: bool, quiet: bool) -> None:  # noqa: A001 - the command's word
    """Score the reader on your own gold.

    GOLD is JSON Lines (gzip or not), a document a line: its text, and its attributions (spans of content, cue and
    source), its turns, or both; see docs/eval.md. Each text is read as a page, and what is found is held against what
    you annotated. Every measure is printed with its definition.
    """
    with Counter(unit="documents", quiet=quiet) as counter:
        evaluation = onrecord.evaluate(gold, progress=counter.reach)
    for sentence in evaluation.unread:
        complain(f"failed: {sentence}")
    if as_json:
        show_json(onrecord.to_json(evaluation))
    else:
        show("\n".join(_lines(evaluation)))
    if evaluation.unread:
        ctx.exit(EXIT_SOME_FAILED)


def _lines(evaluation: "onrecord.Evaluation") -> Iterator[str]:
    counted = (
        (evaluation.documents, "document"),
        (evaluation.attributions, "attribution"),
        (evaluation.turns, "turn"),
    )
    yield ", ".join(f"{count:,} {name}{'s'[: count != 1]}" for count, name in counted if count)
    yield ""
    yield f"{'':{_NAME}} precision  recall      F1   share  right of"
    for measured in evaluation.measures:
        parts = (measured.precision, measured.recall, measured.f1, measured.share)
        cells = "".join(f"{_number(part):>{room}}" for part, room in zip(parts, (10, 8, 8, 8), strict=True))
        yield f"{measured.name:<{_NAME}}{cells}  {_counts(measured)}".rstrip()
    yield ""
    for measured in evaluation.measures:
        first, *rest = wrapped(measured.definition, columns=_COLUMNS - _NAME)
        yield f"{measured.name:<{_NAME}}{first}"
        yield from (f"{'':{_NAME}}{line}" for line in rest)


def _number(part: float | None) -> str:
    return "–" if part is None else f"{part:.3f}"


def _counts(measured: "onrecord.Measured") -> str:
    """Return the counts behind a measure: how many were right, of how many read, asked for, or paired."""
    of = [
        f"{count:,} {name}"
        for count, name in (
            (measured.predicted, "read"),
            (measured.gold, "in gold"),
            (measured.pairs, "pairs"),
        )
        if count is not None
    ]
    right = "" if measured.right is None else f"{measured.right:,} of "
    return right + ", ".join(of)
