"""What members can do in the chat. To add a capability: a module with `ROUTES` and `CARDS`, named here."""

from handlers import answers, codewords, delivery, direct, home, members, questions

CAPABILITIES = (questions, answers, codewords, home, direct, members, delivery)
