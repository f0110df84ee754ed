"""Ids that say nothing: not who, not when, not in which order."""

import re
from hashlib import sha256
from random import Random


def new_id(chance: Random) -> str:
    """96 random bits as 24 hexadecimal digits."""
    return f"{chance.getrandbits(96):024x}"


def is_id(text: str) -> bool:
    """Whether `new_id` could have made it; a form that was tampered with carries something else."""
    return re.fullmatch("[0-9a-f]{24}", text) is not None


def derived_id(*of: str) -> str:
    """Always the same of the same ids, and as long as one of `new_id`: what is done twice is found the second time."""
    return sha256(" ".join(of).encode()).hexdigest()[:24]
