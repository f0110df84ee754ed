"""Slack's Web API."""

from slack_sdk import WebClient


def make_client(token: str, api_url: str, *, timeout: int) -> WebClient:
    """`timeout` in seconds. Never sends again by itself: after a broken connection the first may have been accepted."""
    return WebClient(token, api_url, timeout=timeout, retry_handlers=[])
