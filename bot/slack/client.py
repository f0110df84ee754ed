"""Slack's Web API."""

from slack_sdk import WebClient

from storage.delivery import CALL_TIMEOUT

TIMEOUT = int(CALL_TIMEOUT.total_seconds())
"""Seconds; what the lease of a telling is measured by."""


def make_client(token: str, api_url: str, *, timeout: int = TIMEOUT) -> WebClient:
    """`timeout` in seconds. Never sends again by itself: after a broken connection the first may have been accepted."""
    return WebClient(token, api_url, timeout=timeout, retry_handlers=[])
