"""The command line: one file a group of commands, on the public API only."""


def main() -> None:
    """Run `onrecord` with the arguments of the process; leaves by `SystemExit`."""
    try:
        from onrecord.cli.app import onrecord  # noqa: PLC0415 - Ctrl-C while this loads is quiet as well

        onrecord(prog_name="onrecord")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
