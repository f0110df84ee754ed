"""How a member gets out of the room."""

from tests.world import World


def by_the_form(world: World, user: str) -> None:
    person = world.person(user)
    person.command("/rummet", "lämna")
    person.submit()


def by_the_channel(world: World, user: str) -> None:
    world.person(user).leave()


def by_the_account(world: World, user: str) -> None:
    world.double.workspace.deactivate(user)


def by_becoming_a_guest(world: World, user: str) -> None:
    world.double.workspace.make_guest(user)


def by_the_facilitator(world: World, user: str) -> None:
    agneta = world.person("UAGNETA")
    agneta.command("/rummet", "vilka")
    agneta.press("Hantera medlemmar")
    agneta.fill("Vem gäller det?", world.double.workspace.user(user).name)
    agneta.submit()
    agneta.press("Ta bort ur rummet")


WAYS = (by_the_form, by_the_channel, by_the_account, by_becoming_a_guest, by_the_facilitator)
