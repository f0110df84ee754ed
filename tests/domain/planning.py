"""A room whose facilitator plans samtalsfrågor, in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from bot.workdays import swedish
from domain import prompts, waiting
from domain.members import PLEDGE_VERSION, Member, Role
from domain.networks import Network, Settings
from domain.ports import Room
from domain.prompts import Plan, Prompt
from tests.domain.memory import Memory
from tests.storage.data import BOSSE, HERE, NETWORK, NOW, known

HOLIDAY = swedish()
DAY = timedelta(days=1)
FRIDA = Member("frida", "n1", "Frida Holm", Role.FACILITATOR, pledge=PLEDGE_VERSION)
TUESDAY = date(2026, 3, 3)
"""NOW is 13.00 of it."""
SUMMER = (date(2026, 7, 6), date(2026, 8, 9))


def a_room(closed: tuple[date, date] | None = None) -> tuple[Memory, Network]:
    store, network = Memory(), replace(NETWORK, settings=Settings(closed=closed))
    store.networks.add(network, HERE)
    for member in (FRIDA, BOSSE):
        store.members.add(member, known(member.id))
    return store, network


def plan(store: Memory, network: Network, day: date, id: str = "p1", *, now: datetime = NOW, key: str = "") -> Prompt:
    [made] = prompts.plan(store, network, [Plan(id, "Hur mår du?", day, key)], HOLIDAY, by=FRIDA, now=now)
    return made


def release(store: Memory, now: datetime) -> None:
    waiting.release(store, now=now, chance=Random(1))


def told(store: Memory) -> list[str]:
    return [one.what.id for one in store.outbox.told if one.act == "post" and one.to == Room("n1")]
