"""Ids that say nothing: not who, not when, not in which order."""

from random import Random


def new_id(chance: Random) -> str:
    """96 random bits as 24 hexadecimal digits."""
    return f"{chance.getrandbits(96):024x}"
