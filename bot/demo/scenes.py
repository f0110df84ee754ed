"""What a visitor of the demonstration is invited to try, and as whom."""

from dataclasses import dataclass

from bot.demo.settings import CODE


@dataclass(frozen=True, slots=True)
class Scene:
    """`person` is the id in the local workspace. `tab` of the bot is opened, home or messages; empty: the room."""

    label: str
    note: str
    person: str
    tab: str = ""


SCENES = (
    Scene("Fråga utan namn", "Som Maria. Skriv /fraga i kanalen, och spara kodorden du får.", "UMARIA"),
    Scene("Ansök om att vara med", f"Som Camilla, som har fått en inbjudan. Koden är {CODE}.", "UCAMILLA", "home"),
    Scene("Led rummet", "Som Agneta. Några saker väntar. Mer finns när du skriver /rummet.", "UAGNETA", "messages"),
    Scene("Svara någon som väntar", "Som Annika, som får en fråga av boten.", "UANNIKA", "messages"),
    Scene("Lämna rummet", "Som Hanna. Tryck på Rummets meny och sedan på Lämna rummet.", "UHANNA", "home"),
    Scene("Gör ett nytt rum", "Som Ingela, som sköter chatten. Skriv /rummet.", "UINGELA", "messages"),
)
