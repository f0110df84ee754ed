"""What the operator can mend."""

NOT_CURRENT = "The database is not at this version. Run: rummet migrate"
UNREACHED = "The database cannot be reached, or is busy. Check DATABASE_URL, and try again."
STOPPED = (
    "The platform does not take the bot's token: the app was uninstalled or the token revoked. Nothing is sent until "
    "the app is installed anew, and nothing is lost. For what to do: rummet check"
)
RESUMED = "The platform takes the bot's token again. What waited is sent now."


class WrongError(Exception):
    """Holds what is wrong and what to do, a sentence or two on each line; no secret."""
