"""Who may read, and who may judge: a file of users, each with a password or a token, both only as digests."""

import getpass
import hashlib
import hmac
import secrets
import tomllib
from pathlib import Path
from typing import Final, Literal, get_args

from onrecord.errors import OnRecordError
from onrecord.model import Record

Role = Literal["reader", "analyst", "editor"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""What users are, each with the rights of those before: read; judge; keep lists and send them."""

_COST: Final = 2**14  # scrypt's n: 16 MB and some 40 ms for each try
_PASSWORD_LENGTH: Final = 8
_TOKEN_BYTES: Final = 24


class User(Record, frozen=True):
    """Somebody who may come in; `password` is `scrypt$salt$digest`, `token` a SHA-256 digest, both in hex."""

    name: str
    role: Role
    password: str | None = None
    token: str | None = None

    def may(self, role: Role) -> bool:
        """Say whether the user has the rights of a role."""
        return ROLES.index(self.role) >= ROLES.index(role)


def _name_local() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a machine may not know who runs on it
        return "local"


NOBODY: Final = User(_name_local(), "editor")
"""Whoever sits at the machine, where the room is bound to it alone and asks for no names."""


def read_users(path: Path) -> tuple[User, ...]:
    """Return the users of a file; raise `OnRecordError` naming what is wrong in it."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("user", [])
        users = tuple(User(**row) for row in rows)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise OnRecordError(f"{path}: not a file of users ({error})") from error
    for user in users:
        read_role(user.role)
    if len({user.name for user in users}) < len(users):
        raise OnRecordError(f"{path}: a name stands there twice")
    return users


def write_users(path: Path, users: tuple[User, ...]) -> None:
    """Write a file of users that only its owner may read."""
    blocks = []
    for user in users:
        fields = (
            ("name", user.name),
            ("role", user.role),
            ("password", user.password),
            ("token", user.token),
        )
        lines = [f'{field} = "{_escape(value)}"' for field, value in fields if value]
        blocks.append("[[user]]\n" + "\n".join(lines) + "\n")
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text("\n".join(blocks), encoding="utf-8")


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def read_role(word: str) -> Role:
    """Return the role of this name; raise `OnRecordError` for any other word."""
    for role in ROLES:
        if word == role:
            return role
    raise OnRecordError(f"{word!r} is no role; a role is one of {', '.join(ROLES)}")


def check_name(name: str) -> str:
    """Return a name that a file and a cookie can hold; raise `OnRecordError` for any other."""
    if not name or len(name) > 60 or not name.isprintable() or name != name.strip():  # noqa: PLR2004
        raise OnRecordError(f"{name[:60]!r} is no name: up to 60 printable characters")
    return name


def hash_password(password: str) -> str:
    """Return what is kept of a password; raise `OnRecordError` for one of fewer than eight characters."""
    if len(password) < _PASSWORD_LENGTH:
        raise OnRecordError(f"a password has at least {_PASSWORD_LENGTH} characters")
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_digest(password, salt).hex()}"


def make_token() -> tuple[str, str]:
    """Return a new token for its user to keep, and what the file keeps of it."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    return token, _digest_token(token)


def find_by_password(users: tuple[User, ...], name: str, password: str) -> User | None:
    """Return the user of this name and password; an unknown name takes as long as a wrong password."""
    user = next((user for user in users if user.name == name and user.password), None)
    kept = user.password if user and user.password else "scrypt$00$00"
    _, salt, digest = kept.split("$")
    is_right = hmac.compare_digest(_digest(password, bytes.fromhex(salt)), bytes.fromhex(digest))
    return user if is_right else None


def find_by_token(users: tuple[User, ...], token: str) -> User | None:
    """Return the user with this token."""
    digest = _digest_token(token)
    return next((user for user in users if user.token and hmac.compare_digest(user.token, digest)), None)


def _digest(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode()[:1024], salt=salt, n=_COST, r=8, p=1)


def _digest_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
