"""Which room does a person mean who belongs to several?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.ui import Choice, Form, Option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.networks import Network
    from handlers.catalog import Words
    from handlers.ui import Value

CHOOSE = "networks.choose"
"""Sent, it goes on as the request it carries hidden, in the network chosen."""

KIND, ROUTE, SUBJECT = "kind", "route", "subject"


def choose_form(kind: str, route: str, subject: str, networks: Sequence[Network], words: Words) -> Form:
    options = tuple(Option(network.id, network.name) for network in networks)
    return Form(
        CHOOSE,
        words("networks-title"),
        (Choice("network", words("networks-label"), options, initial=options[0].value, open=True),),
        submit=words("networks-go-on"),
        hidden={KIND: kind, ROUTE: route, SUBJECT: subject},
    )


def chosen(values: Mapping[str, Value], hidden: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Kind, route and subject of the request that had to wait, and the network it goes on in."""
    return hidden[KIND], hidden[ROUTE], hidden[SUBJECT], str(values["network"])
