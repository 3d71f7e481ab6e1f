"""`onrecord publish`: the reading room as files."""

from pathlib import Path

import click

import onrecord
from onrecord.cli.app import Command
from onrecord.cli.options import archive_option, quiet_option
from onrecord.cli.serve import bulletin_option
from onrecord.cli.terminal import Counter, show


@click.command(
    cls=Command,
    examples=("onrecord publish site/", "onrecord publish site/ --root https://record.example.org"),
)
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="On Record", show_default=True, help="What the pages are headed with.")
@click.option(
    "--root", metavar="ADDRESS", help="The address the site will have; gives it feeds and a sitemap."
)
@bulletin_option
@archive_option
@quiet_option
def publish(
    *, directory: Path, archive: Path, name: str, root: str | None, bulletin: Path | None, quiet: bool
) -> None:
    """Write the reading room to DIRECTORY as a static site.

    Any web server can carry it, or a USB stick: links are relative, nothing is loaded from elsewhere, every page works
    without a script. What is marked above `public` is left out. A site published before is replaced when the new one
    is complete; a folder with other files is refused.
    """
    from onrecord.web.bulletin import read_bulletin  # noqa: PLC0415 - as below
    from onrecord.web.publish import publish_site  # noqa: PLC0415 - templates take 100 ms to import

    face = read_bulletin(bulletin) if bulletin else None
    if root is not None and not root.startswith(("http://", "https://")):
        raise click.BadParameter(
            "is a whole address such as https://record.example.org", param_hint="'--root'"
        )
    with (
        onrecord.open_archive(archive, read_only=True) as opened,
        Counter(unit="pages", quiet=quiet) as counter,
    ):
        counts = publish_site(opened, directory, name=name, root=root, bulletin=face, progress=counter.reach)
    if not quiet:
        show(f"{sum(counts.values()):,} pages → {directory}/index.html")
