"""Identifiers that look like Slack's: a letter for the kind, then ten capitals and digits."""

import secrets
import string
import uuid

_ALPHABET = string.ascii_uppercase + string.digits
_MIXED = string.ascii_letters + string.digits


def new_id(prefix: str) -> str:
    """Return a new id such as `U07K3M9QX2A`; `prefix` is the letter of the kind."""
    return prefix + "0" + "".join(secrets.choice(_ALPHABET) for _ in range(9))


def new_block_id() -> str:
    """Return what Slack gives a block that came without a `block_id`: five characters."""
    return "".join(secrets.choice(_MIXED) for _ in range(5))


def new_client_msg_id() -> str:
    """Return the id that a person's client gives to a message."""
    return str(uuid.uuid4())


def new_secret(length: int = 24) -> str:
    """Return an unguessable word for URLs and tickets."""
    return "".join(secrets.choice(_MIXED) for _ in range(length))
