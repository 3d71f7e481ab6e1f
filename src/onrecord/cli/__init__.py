"""The command line: one file a group of commands, on the public API only."""


def main() -> None:
    """Run `onrecord` with the arguments of the process; leaves by `SystemExit`."""
    from onrecord.cli.app import onrecord  # noqa: PLC0415 - `import onrecord.cli` alone stays free of click

    onrecord(prog_name="onrecord")
