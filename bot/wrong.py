"""What the operator can mend."""

NOT_CURRENT = "The database is not at this version. Run: rummet migrate"


class WrongError(Exception):
    """Holds what is wrong and what to do, a sentence or two on each line; no secret."""
