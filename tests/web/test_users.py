"""The file of users: digests alone, rights by role, faults told."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.app import onrecord as cli
from onrecord.errors import OnRecordError
from onrecord.web.serving import Serving, is_loopback, serve_room
from onrecord.web.users import (
    User,
    find_by_password,
    find_by_token,
    hash_password,
    make_token,
    read_users,
    write_users,
)


def test_a_file_of_users_is_read_back_and_is_the_owners(tmp_path: Path) -> None:
    """What is written is read again, a quotation mark in a name too, and nobody else may read the file."""
    users = (User('ada "the" \\ first', "editor", password=hash_password("correct horse")),)
    write_users(tmp_path / "users.toml", users)
    assert read_users(tmp_path / "users.toml") == users
    assert (tmp_path / "users.toml").stat().st_mode & 0o077 == 0


def test_passwords_and_tokens_are_kept_as_digests() -> None:
    """Neither can be read from the file; both open the door for their user alone."""
    token, digest = make_token()
    users = (
        User("ada", "reader", password=hash_password("correct horse")),
        User("press", "reader", token=digest),
    )
    assert "horse" not in (users[0].password or "")
    assert token not in digest
    assert find_by_password(users, "ada", "correct horse") == users[0]
    assert find_by_password(users, "ada", "wrong horse") is None
    assert find_by_password(users, "press", "") is None
    assert find_by_token(users, token) == users[1]
    assert find_by_token(users, digest) is None


@pytest.mark.parametrize(
    "text",
    [
        "[[user]]\nname = 1",
        '[[user]]\nname = "a"\nrole = "king"',
        "user = 3",
        "[[user",
        '[[user]]\nname = "a"\nrole = "reader"\nage = 3',
        '[[user]]\nname = "a"\nrole = "reader"\n[[user]]\nname = "a"\nrole = "reader"',
    ],
)
def test_a_file_that_is_no_file_of_users_is_refused(tmp_path: Path, text: str) -> None:
    """A fault is a sentence with the name of the file."""
    (tmp_path / "users.toml").write_text(text, encoding="utf-8")
    with pytest.raises(OnRecordError):
        read_users(tmp_path / "users.toml")


def test_the_command_keeps_users(tmp_path: Path) -> None:
    """`onrecord users` adds with a password from standard input, lists, and removes."""
    file = str(tmp_path / "users.toml")

    added = CliRunner().invoke(
        cli, ["users", "add", file, "ada", "--role", "analyst"], input="correct horse\n"
    )
    assert added.exit_code == 0, added.output
    given = CliRunner().invoke(cli, ["users", "add", file, "press", "--token"])
    assert find_by_token(read_users(Path(file)), given.output.strip())
    assert "analyst  ada" in CliRunner().invoke(cli, ["users", "list", file]).output
    CliRunner().invoke(cli, ["users", "remove", file, "ada"])
    assert [user.name for user in read_users(Path(file))] == ["press"]
    assert CliRunner().invoke(cli, ["users", "add", file, "bob"], input="short\n").exit_code == 2


@pytest.mark.parametrize(
    ("host", "is_local"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("127.9.9.9", True),
        ("0.0.0.0", False),
        ("::", False),
        ("example.org", False),
    ],
)
def test_only_this_machine_is_this_machine(host: str, is_local: bool) -> None:  # noqa: FBT001 - a value of the table
    """Loopback addresses are this machine; every other host needs users."""
    assert is_loopback(host) == is_local


def test_a_room_open_to_others_wants_users(examples: Path) -> None:
    """Without a file of users nothing is served beyond this machine."""
    serving = Serving("0.0.0.0", 0, "x", is_read_only=True, users=None)
    with pytest.raises(OnRecordError, match="users"):
        serve_room(examples, serving, lambda _: None)


def test_a_port_that_is_taken_is_told(examples: Path) -> None:
    """A taken port is a sentence with the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        serving = Serving("127.0.0.1", taken.getsockname()[1], "x", is_read_only=True, users=None)
        with pytest.raises(OnRecordError, match="--port"):
            serve_room(examples, serving, lambda _: None)
