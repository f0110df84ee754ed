"""What a visitor of the demonstration is invited to try, and as whom, in the order in which it makes sense."""

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
    Scene(
        "Skriv av dig", "Som Maria. Tryck på Skriv av dig, välj bemanning, och gör en fråga av det.", "UMARIA", "home"
    ),
    Scene("Få ett tips", "Som Maria. Tryck på Ett tips till mig, och berätta om ni har provat.", "UMARIA", "home"),
    Scene("Svara någon som väntar", "Som Annika, som får en fråga av boten.", "UANNIKA", "messages"),
    Scene(
        "Se över en lösning",
        "Som Maria, vars lösning har fyllt ett år. Tryck på Lösningar att se över.",
        "UMARIA",
        "home",
    ),
    Scene("Se vad ni pratar om", "Som Maria. Tryck på Teman över tid, och få det som bild.", "UMARIA", "home"),
    Scene(
        "Ansök om att vara med",
        f"Som Camilla. Koden är {CODE}. Släpp sedan in henne som Agneta, och lova som Camilla.",
        "UCAMILLA",
        "home",
    ),
    Scene("Led rummet", "Som Agneta. Några saker väntar. Mer finns under Hem.", "UAGNETA", "messages"),
    Scene("Säg när du kan ses", "Som Maria. Frågan ligger under Att göra, högst upp.", "UMARIA", "home"),
    Scene(
        "Följ en träff",
        "Som Agneta. Flytta fram klockan dag för dag, från datum till inbjudan, grupper och det ni provade.",
        "UAGNETA",
        "messages",
    ),
    Scene("Planera en samtalsfråga", "Som Agneta. Tryck på Samtalsfrågor, längst ner.", "UAGNETA", "home"),
    Scene("Lämna rummet", "Som Hanna. Tryck på Lämna rummet, under Ditt.", "UHANNA", "home"),
    Scene("Gör ett nytt rum", "Som Ingela, som sköter chatten. Skriv /rummet.", "UINGELA", "messages"),
)
