"""Run the command line as `python -m onrecord`, where the `onrecord` script is not on the path."""

from onrecord.cli import main

main()
