"""The same pages as files."""


def publish_site() -> None: ...
