"""What only those who look after a room may do: every way to it is shut to its members, and the list is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.demo.cast import TEAM
from bot.demo.seed import PLATFORM
from domain.errors import NotFacilitator, OnlyTheFacilitator
from domain.members import Identity
from domain.networks import NotFounder
from handlers.dispatch import dispatch
from handlers.entries import ENTRIES
from handlers.routes import Incoming, Kind
from storage import engine as engines
from tests.promises import copies
from tests.promises.strangers import HERE, LEAVE, attempts, furnished, known

if TYPE_CHECKING:
    from domain.errors import Refusal
    from tests.world import World

MEMBER, DEPUTY, FACILITATOR = (Identity(PLATFORM, TEAM, user) for user in ("UPER", "UJONAS", "UAGNETA"))
BOTH = {
    (Kind.PRESS, "applications.approve"),
    (Kind.PRESS, "applications.decline"),
    (Kind.PRESS, "applications.found"),
    (Kind.PRESS, "applications.let_all_in"),
    (Kind.SUBMIT, "applications.sort"),
    (Kind.PRESS, "barometer.show"),
    (Kind.PRESS, "date_polls.close"),
    (Kind.PRESS, "date_polls.drop"),
    (Kind.PRESS, "date_polls.more"),
    (Kind.PRESS, "date_polls.open"),
    (Kind.PRESS, "date_polls.options"),
    (Kind.SUBMIT, "date_polls.preview"),
    (Kind.PRESS, "date_polls.proposal"),
    (Kind.SUBMIT, "date_polls.start"),
    (Kind.PRESS, "checks.resume"),
    (Kind.PRESS, "checks.skip"),
    (Kind.PRESS, "commitments.seen"),
    (Kind.PRESS, "preparation.done"),
    (Kind.PRESS, "preparation.show"),
    (Kind.PRESS, "topics.collect"),
    (Kind.PRESS, "topics.stop"),
    (Kind.PRESS, "groupings.again"),
    (Kind.SUBMIT, "groupings.ask"),
    (Kind.PRESS, "groupings.back"),
    (Kind.PRESS, "groupings.choose"),
    (Kind.PRESS, "groupings.drop"),
    (Kind.SUBMIT, "groupings.move"),
    (Kind.PRESS, "groupings.open"),
    (Kind.PRESS, "groupings.release"),
    (Kind.SUBMIT, "groupings.weigh"),
    (Kind.PRESS, "group_rooms.by_hand"),
    (Kind.PRESS, "group_rooms.drop"),
    (Kind.PRESS, "group_rooms.open"),
    (Kind.SUBMIT, "group_rooms.save"),
    (Kind.PRESS, "harvests.now"),
    (Kind.PRESS, "harvests.skip"),
    (Kind.PRESS, "harvests.want"),
    (Kind.SUBMIT, "items.decide"),
    (Kind.PRESS, "items.questions"),
    (Kind.PRESS, "items.sort"),
    (Kind.SUBMIT, "items.sorted"),
    (Kind.PRESS, "parts.copy"),
    (Kind.PRESS, "parts.edit"),
    (Kind.SUBMIT, "parts.keep"),
    (Kind.PRESS, "parts.new"),
    (Kind.PRESS, "parts.open"),
    (Kind.PRESS, "parts.remove"),
    (Kind.PRESS, "parts.tell"),
    (Kind.PRESS, "meetings.cancel"),
    (Kind.PRESS, "meetings.change"),
    (Kind.PRESS, "meetings.invite"),
    (Kind.PRESS, "meetings.lead"),
    (Kind.PRESS, "meetings.turn"),
    (Kind.SUBMIT, "meetings.preview"),
    (Kind.SUBMIT, "meetings.save"),
    (Kind.SUBMIT, "meetings.tell"),
    (Kind.PRESS, "routines.open"),
    (Kind.PRESS, "routines.list"),
    (Kind.PRESS, "routines.new"),
    (Kind.PRESS, "routines.edit"),
    (Kind.PRESS, "routines.line"),
    (Kind.PRESS, "routines.strike"),
    (Kind.PRESS, "routines.publish"),
    (Kind.PRESS, "routines.drop"),
    (Kind.PRESS, "routines.choose"),
    (Kind.PRESS, "routines.leave"),
    (Kind.SUBMIT, "routines.begin"),
    (Kind.SUBMIT, "routines.write"),
    (Kind.SUBMIT, "routines.follow"),
    (Kind.SUBMIT, "series.outline"),
    (Kind.PRESS, "series.open"),
    (Kind.PRESS, "signups.comes"),
    (Kind.PRESS, "signups.comes_not"),
    (Kind.PRESS, "signups.date"),
    (Kind.SUBMIT, "signups.add_date"),
    (Kind.PRESS, "signups.enter"),
    (Kind.SUBMIT, "signups.entered"),
    (Kind.PRESS, "signups.needs"),
    (Kind.PRESS, "signups.people"),
    (Kind.PRESS, "signups.sign_off"),
    (Kind.PRESS, "signups.terms"),
    (Kind.SUBMIT, "signups.settle"),
    (Kind.SUBMIT, "series.plan"),
    (Kind.PRESS, "series.skip"),
    (Kind.PRESS, "methods.open"),
    (Kind.PRESS, "overlaps.show"),
    (Kind.PRESS, "parking.give"),
    (Kind.PRESS, "parking.remove"),
    (Kind.PRESS, "sessions.back"),
    (Kind.PRESS, "sessions.end"),
    (Kind.PRESS, "sessions.extend"),
    (Kind.PRESS, "sessions.forward"),
    (Kind.PRESS, "sessions.go_on"),
    (Kind.PRESS, "sessions.open"),
    (Kind.PRESS, "sessions.pause"),
    (Kind.PRESS, "sessions.show"),
    (Kind.SUBMIT, "sessions.start"),
    (Kind.PRESS, "duties.list"),
    (Kind.PRESS, "duties.show"),
    (Kind.PRESS, "flags.hide"),
    (Kind.PRESS, "flags.let_stand"),
    (Kind.PRESS, "flags.remove"),
    (Kind.PRESS, "flags.write"),
    (Kind.SUBMIT, "flags.note"),
    (Kind.PRESS, "freshness.not_now"),
    (Kind.PRESS, "incidents.finish"),
    (Kind.PRESS, "invitations.open"),
    (Kind.SUBMIT, "invitations.write"),
    (Kind.PRESS, "networks.adopt"),
    (Kind.PRESS, "networks.let_in"),
    (Kind.PRESS, "networks.make_again"),
    (Kind.PRESS, "networks.put_out"),
    (Kind.PRESS, "networks.settings"),
    (Kind.PRESS, "prompts.change"),
    (Kind.PRESS, "prompts.open"),
    (Kind.PRESS, "prompts.withdraw"),
    (Kind.PRESS, "prompts.write"),
    (Kind.PRESS, "lulls.take"),
    (Kind.PRESS, "lulls.decline"),
    (Kind.PRESS, "library.accept"),
    (Kind.PRESS, "library.decline"),
    (Kind.PRESS, "library.open"),
    (Kind.SUBMIT, "library.outline"),
    (Kind.SUBMIT, "library.plan"),
    (Kind.SUBMIT, "prompts.plan"),
    (Kind.SUBMIT, "prompts.preview"),
    (Kind.SUBMIT, "prompts.save"),
    (Kind.PRESS, "retention.hold"),
    (Kind.PRESS, "retention.open"),
    (Kind.PRESS, "retention.resume"),
    (Kind.SUBMIT, "retention.save"),
    (Kind.SUBMIT, "retention.shorten"),
    (Kind.PRESS, "settings.closed"),
    (Kind.SUBMIT, "settings.close"),
    (Kind.PRESS, "settings.deputies"),
    (Kind.SUBMIT, "settings.deputize"),
    (Kind.PRESS, "settings.links"),
    (Kind.SUBMIT, "settings.link"),
    (Kind.PRESS, "settings.municipalities"),
    (Kind.SUBMIT, "settings.list"),
    (Kind.PRESS, "settings.name"),
    (Kind.PRESS, "settings.new_code"),
    (Kind.SUBMIT, "settings.rename"),
    (Kind.PRESS, "synonyms.open"),
    (Kind.PRESS, "synonyms.new"),
    (Kind.PRESS, "synonyms.start_over"),
    (Kind.SUBMIT, "synonyms.pick"),
    (Kind.SUBMIT, "synonyms.keep"),
    (Kind.PRESS, "unanswered.settle"),
}
"""Facilitators and deputies."""
FACILITATORS = {
    (Kind.PRESS, "departures.remove"),
    (Kind.SUBMIT, "departures.succeed"),
    (Kind.PRESS, "profiles.appoint"),
    (Kind.PRESS, "profiles.manage"),
    (Kind.SUBMIT, "profiles.managed"),
    (Kind.PRESS, "profiles.relieve"),
}
"""Who is in the room, and who looks after it."""
FOUNDERS = {(Kind.PRESS, "networks.new"), (Kind.PRESS, "networks.this_one"), (Kind.SUBMIT, "networks.set_up")}


def refused_by(world: World, who: Identity, refusal: type[Refusal]) -> set[tuple[Kind, str]]:
    words = world.house.services.words("sv")
    sentence = words.refusal(refusal())
    every = attempts(world.network.id, known("somebody"), ("somebody-q-unnamed",), who=who)
    return {
        (one.kind, one.route)
        for one in sorted(every, key=_ends)
        if sentence in repr(dispatch(one, world.house.table, world.house.services))
    }


def _ends(one: Incoming) -> int:
    """Nobody is deputy after the first, nor in the room after the others."""
    return 2 if (one.kind, one.route) in LEAVE else int(one.route == "settings.deputize")


def test_what_a_member_may_not_is_shut_and_listed_here(sqlite_url: str) -> None:
    with furnished(sqlite_url, known("somebody")) as world:
        assert refused_by(world, MEMBER, NotFacilitator) == BOTH
    with furnished(f"{sqlite_url}-2", known("somebody")) as world:
        assert refused_by(world, MEMBER, OnlyTheFacilitator) == FACILITATORS
    with furnished(f"{sqlite_url}-3", known("somebody")) as world:
        assert refused_by(world, MEMBER, NotFounder) == FOUNDERS


def test_a_member_who_tries_it_changes_nothing(sqlite_url: str) -> None:
    with furnished(sqlite_url, known("somebody")) as world:
        engine, subjects = engines.make(sqlite_url), (*known("somebody").subjects, "m-somebody", world.network.id)
        before = copies.tables(engine)
        for one in attempts(world.network.id, known("somebody"), subjects, who=MEMBER):
            if (one.kind, one.route) in BOTH | FACILITATORS | FOUNDERS:
                dispatch(one, world.house.table, world.house.services)
        assert copies.tables(engine) == before
        engine.dispose()


def test_deputies_may_all_of_it_but_who_is_in_the_room_is_the_facilitators(sqlite_url: str) -> None:
    with furnished(sqlite_url, known("somebody")) as world:
        once = {(Kind.SUBMIT, "settings.deputize")}  # chooses nobody, so that the second time there is no deputy
        assert refused_by(world, DEPUTY, NotFacilitator) <= once
    with furnished(f"{sqlite_url}-2", known("somebody")) as world:
        assert refused_by(world, DEPUTY, OnlyTheFacilitator) == FACILITATORS
    with furnished(f"{sqlite_url}-3", known("somebody")) as world:
        assert refused_by(world, FACILITATOR, OnlyTheFacilitator) == set()


@pytest.mark.parametrize("typed", [one.typed[0] for one in ENTRIES if one.leads])
def test_nothing_of_it_can_be_typed(sqlite_url: str, typed: str) -> None:
    with furnished(sqlite_url) as world:
        asked = Incoming(Kind.COMMAND, "rummet", MEMBER, place=HERE, text=typed)
        shown = dispatch(asked, world.house.table, world.house.services)
        words = world.house.services.words("sv")
        assert words.refusal(NotFacilitator()) in repr(shown)
