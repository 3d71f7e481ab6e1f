"""The table of commands, and how every command ends: codes, errors, pipes."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from keyword import iskeyword
from typing import Any

import click

from onrecord.errors import OnRecordError

EXIT_SOME_FAILED = 1
EXIT_OURS = 2
EXIT_INTERRUPTED = 130  # 128 + SIGINT, as shells report it
EXIT_PIPE = 141  # 128 + SIGPIPE: `onrecord read … | head` was not a failure of ours

# command → the module that holds it; a module is imported when its command is named or listed
COMMANDS = {
    "read": "read",
    "add": "add",
    "search": "search",
    "show": "show",
    "people": "people",
    "import": "imports",
    "checklist": "checklist",
    "correspondence": "correspondence",
    "group": "group",
    "proposal": "proposal",
    "review": "review",
    "contacts": "ledger",
    "mechanisms": "ledger",
    "instruments": "ledger",
    "commitments": "ledger",
    "issues": "issues",
    "compare": "issues",
    "timeline": "issues",
    "roundup": "roundup",
    "export": "export",
    "serve": "serve",
    "users": "serve",
    "publish": "publish",
    "eval": "eval",
    "counts": "upkeep",
    "failures": "upkeep",
    "check": "upkeep",
    "rebuild": "upkeep",
}


class Command(click.Command):
    """A command whose help closes with examples that can be pasted."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, one a line, never wrapped."""
        super().format_epilog(ctx, formatter)
        if self.examples:
            with formatter.section("Example" if len(self.examples) == 1 else "Examples"):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


class Commands(click.Group):
    """The group of `COMMANDS`, each imported when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of a first session."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of this name, or None where there is no such."""
        home = COMMANDS.get(cmd_name)
        if home is None:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name  # "import" is a word of Python
        command: click.Command = getattr(importlib.import_module(f"onrecord.cli.{home}"), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn every expected end into its exit code and one line."""
        with _ending(ctx):
            value = super().invoke(ctx)
            sys.stdout.flush()
            return value


@contextmanager
def _ending(ctx: click.Context) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        # the reader has gone; what is still buffered must not complain at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        ctx.exit(EXIT_PIPE)
    except KeyboardInterrupt:
        ctx.exit(EXIT_INTERRUPTED)
    except OnRecordError as error:
        _say(str(error))
        ctx.exit(EXIT_OURS)
    except OSError as error:
        _say(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
        ctx.exit(EXIT_OURS)


def _say(message: str) -> None:
    from onrecord.cli.terminal import printable  # noqa: PLC0415 - only a failing command needs it

    click.echo(f"onrecord: {printable(message)}", err=True)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all done · 1 some pages failed, each named · 2 wrong use, or nothing could be done.",
)
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
def onrecord() -> None:
    """Keep the record: who said what to whom, when, in their exact words."""
