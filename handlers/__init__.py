"""What members can do in the chat. To add a capability: a module with `ROUTES` and `CARDS`, named here."""

from handlers import (
    answers,
    codewords,
    consent,
    delivery,
    direct,
    home,
    members,
    menu,
    networks,
    questions,
    saving,
    search,
    settings,
    solutions,
)

CAPABILITIES = (
    questions,
    answers,
    codewords,
    saving,
    consent,
    solutions,
    search,
    home,
    direct,
    members,
    delivery,
    menu,
    networks,
    settings,
)
