"""Which room does a person mean who belongs to several?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers.ui import Choice, Form, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.networks import Network
    from handlers.catalog import Words

CHOOSE = "networks.choose"
"""Sent, it goes on with what the person was about to do, in the network chosen."""


def choose_form(networks: Sequence[Network], words: Words) -> Form:
    options = tuple(Option(network.id, network.name) for network in networks)
    choice = Choice("network", words("networks-label"), options, open=True)
    return Form(CHOOSE, words("networks-title"), (choice,), submit=words("go-on"))
