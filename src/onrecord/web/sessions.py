"""Who is at the other end: signed cookies, and the token that a form must bring back."""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass, field
from typing import Final

from onrecord.web.users import User, find_by_token

SIGNED_IN: Final = "onrecord_user"
VISIT: Final = "onrecord_visit"
LASTS: Final = 12 * 60 * 60
"""Seconds that a sign-in lasts: a working day."""


@dataclass(frozen=True, slots=True)
class Sessions:
    """The users of a room and the key that signs their cookies, new at every start: a restart signs all out."""

    users: tuple[User, ...] = ()
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def is_open(self) -> bool:
        """Whether the room asks for no names."""
        return not self.users

    def sign_in(self, user: User) -> str:
        """Return the cookie of a user who has shown a password."""
        until = int(time.time()) + LASTS
        value = f"{user.name.encode().hex()}.{until}"
        return f"{value}.{self._sign('user', value)}"

    def find_user(self, cookie: str | None, authorization: str | None) -> User | None:
        """Return whose cookie or `Bearer` token this is; null for nobody's, and for one out of date."""
        if authorization and authorization.startswith("Bearer "):
            return find_by_token(self.users, authorization[7:].strip())
        value, _, signature = (cookie or "").rpartition(".")
        if not value or not hmac.compare_digest(self._sign("user", value), signature):
            return None
        name, _, until = value.partition(".")
        if int(until) < time.time():
            return None
        return next((user for user in self.users if user.name.encode().hex() == name), None)

    def make_csrf(self, visit: str) -> str:
        """Return the token that forms of one visit carry."""
        return self._sign("csrf", visit)

    def is_csrf(self, visit: str | None, token: str | None) -> bool:
        """Say whether a form's token is the one its visit was given."""
        return bool(visit and token) and hmac.compare_digest(self.make_csrf(visit or ""), token or "")

    def _sign(self, what: str, value: str) -> str:
        return hmac.new(self.key, f"{what}:{value}".encode(), hashlib.sha256).hexdigest()
