"""The invented network of the local workspace: nobody here exists, nor do their municipalities."""

from dataclasses import dataclass

from domain.members import Attributes, Role

TEAM = "TDEMO"
CHANNEL = "CRUMMET"
FACILITATOR = "UAGNETA"
NETWORK = "Chefsnätverket i Mellansjö län"
CHANNEL_NAME = "rummet"


@dataclass(frozen=True, slots=True)
class Person:
    """`user` is the id in the local workspace. Of nobody but a member is a name known to the bot."""

    user: str
    name: str
    title: str
    municipality: str
    size_class: str
    provider: str
    nights: bool = False
    role: Role = Role.MEMBER

    @property
    def attributes(self) -> Attributes:
        return Attributes(self.title, self.municipality, self.size_class, self.provider, self.nights)


MEMBERS = (
    Person("UAGNETA", "Agneta Brolin", "utvecklingsledare", "Ekestad", "stor", "kommunal", role=Role.FACILITATOR),
    Person("UJONAS", "Jonas Häggmark", "verksamhetschef", "Norrsjö", "mellan", "kommunal", role=Role.DEPUTY),
    Person("UMARIA", "Maria Tegelund", "enhetschef hemtjänst", "Almsjö", "liten", "kommunal"),
    Person("UFATIMA", "Fatima Darwich", "enhetschef särskilt boende", "Ekestad", "stor", "kommunal"),
    Person("UPER", "Per Stenmarker", "enhetschef hemtjänst", "Vikinge", "mellan", "kommunal"),
    Person("ULENA", "Lena Åkerhielm", "enhetschef natt", "Rosfors", "stor", "kommunal", nights=True),
    Person("UAMIR", "Amir Rostami", "enhetschef korttid", "Sundhamn", "mellan", "kommunal"),
    Person("UKERSTIN", "Kerstin Vallgren", "områdeschef", "Rosfors", "stor", "kommunal"),
    Person("UOLLE", "Olle Brantefors", "enhetschef särskilt boende", "Tallhed", "liten", "kommunal"),
    Person("UHANNA", "Hanna Sjödell", "enhetschef hemtjänst", "Björkdal", "liten", "kommunal"),
    Person("UDRAGANA", "Dragana Petkovic", "enhetschef hemtjänst", "Ekestad", "stor", "kommunal"),
    Person("UMATS", "Mats Ringblom", "enhetschef natt", "Norrsjö", "mellan", "kommunal", nights=True),
    Person("UEVA", "Eva-Lotta Kjellin", "verksamhetschef", "Lindgården Omsorg", "mellan", "privat"),
    Person("UYUSUF", "Yusuf Abdirahman", "enhetschef hemtjänst", "Hemmavid", "stor", "privat"),
    Person("UANNIKA", "Annika Torsell", "enhetschef särskilt boende", "Vikinge", "mellan", "kommunal"),
    Person("UBIRGIT", "Birgit Hallenius", "enhetschef särskilt boende", "Almsjö", "liten", "kommunal"),
    Person("UROBERT", "Robert Engdal", "enhetschef hemsjukvård", "Rosfors", "stor", "kommunal"),
    Person("USOFIA", "Sofia Markebring", "enhetschef dagverksamhet", "Sundhamn", "mellan", "kommunal"),
    Person("UTHERESE", "Therese Nyblad", "enhetschef hemtjänst", "Tallhed", "liten", "kommunal"),
    Person("UMIKAEL", "Mikael Orrsten", "enhetschef bemanning", "Ekestad", "stor", "kommunal"),
    Person("UNINA", "Nina Fagerhult", "enhetschef särskilt boende", "Stiftelsen Solgläntan", "liten", "ideell"),
    Person("ULARS", "Lars-Åke Widforss", "områdeschef", "Norrsjö", "mellan", "kommunal"),
    Person("UZAHRA", "Zahra Moradian", "enhetschef särskilt boende", "Hemmavid", "stor", "privat"),
    Person("UGUNILLA", "Gunilla Sandeborg", "enhetschef hemtjänst", "Björkdal", "liten", "kommunal"),
)

STRANGER = Person("UGAST", "Petter Kvarnlöf", "konsult", "Konsultbolaget", "", "")
"""In the workspace but not in the room, and no manager: shows what a stranger meets."""

APPLICANTS = (
    Person("UCAMILLA", "Camilla Ljungmark", "enhetschef hemtjänst", "Tallhed", "liten", "kommunal"),
    Person("UGORAN", "Göran Stensjö", "verksamhetschef", "Sundhamn", "mellan", "kommunal"),
    Person("USAMIRA", "Samira Rahbarnia", "enhetschef särskilt boende", "Lindgården Omsorg", "mellan", "privat"),
)
"""Managers who are not in the room, and may want to be."""

ADMINISTRATOR = Person("UINGELA", "Ingela Fornander", "it-samordnare", "Mellansjö län", "", "")
"""Owns the workspace: looks after its accounts, and may set up rooms. Not in any."""

EVERYBODY = (*MEMBERS, STRANGER, *APPLICANTS, ADMINISTRATOR)
