"""A month in the invented network's life: what was said and done, by whom, how many working days ago and when."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class When:
    """This many working days ago (1 is yesterday, or Friday for who comes on a Monday), at this hour and minute of
    Stockholm's clock."""

    days: int
    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class Asked:
    """`by` is None for a question without a name; `key` names it for those who answer."""

    when: When
    key: str
    by: str | None
    body: str
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """In the bot's form; `by` None without a name. `key` names it for those who keep it."""

    when: When
    key: str
    question: str
    by: str | None
    body: str
    may_be_kept: bool = False


@dataclass(frozen=True, slots=True)
class Wrote:
    """Straight into the channel, or into a question's thread; the bot keeps nothing of it."""

    when: When
    by: str
    text: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class WonderedToo:
    when: When
    question: str
    times: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """Someone pressed Spara som lösning on an answer: its author is asked."""

    when: When
    answer: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """The answer's author gave it a title, and said yes to its being a lösning."""

    when: When
    answer: str
    title: str
    themes: tuple[str, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """`solution` is the external id of one that was imported; `outcome` well, partly or not."""

    when: When
    by: str
    solution: str
    outcome: str
    words: str


@dataclass(frozen=True, slots=True)
class Applied:
    """With the network's code; `user` is not a member."""

    when: When
    user: str


@dataclass(frozen=True, slots=True)
class Added:
    """Straight into the channel, past the bot; `user` is not a member."""

    when: When
    by: str
    user: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """Säg till; counted at one of the next two slots, and who it was is kept nowhere."""

    when: When
    question: str


@dataclass(frozen=True, slots=True)
class AllRead:
    """Everyone has read what stands in the channel; what comes later is new to them."""

    when: When


Event: TypeAlias = (
    Asked | Answered | Wrote | WonderedToo | Proposed | Agreed | Tried | Applied | Added | Flagged | AllRead
)

LIFE: tuple[Event, ...] = (
    Wrote(
        When(21, 8, 12),
        "UAGNETA",
        "Välkomna till rummet. Här frågar vi det vi annars bär på själva. Skriv som du pratar. Det som sägs här stannar här.",
    ),
    Wrote(
        When(21, 9, 3),
        "UHANNA",
        "Hej. Ny enhetschef sedan ett halvår, 42 medarbetare i hemtjänsten. Skönt att ni finns.",
    ),
    Wrote(When(21, 9, 40), "UOLLE", "Hej Hanna. Samma här för tolv år sedan. Fråga på, det blir bättre."),
    Asked(
        When(20, 10, 5),
        "delade-turer",
        "UMARIA",
        "Vi har kvar delade turer på helgerna och det är det som folk slutar för. Har någon av er kommit bort från dem helt, "
        "och vad gjorde ni med topparna på morgonen?",
        ("schema", "bemanning"),
    ),
    Answered(
        When(20, 12, 44),
        "delade-turer-1",
        "delade-turer",
        "UPER",
        "Vi flyttade inköp, tvätt och promenader till mitt på dagen och frågade varje person om dusch efter lunch gick bra. "
        "Det tog en termin. På vardagar är de delade turerna borta, på helgen har vi en kvar.",
    ),
    Wrote(
        When(20, 15, 20),
        "UDRAGANA",
        "Vi gjorde likadant. Det svåra var inte schemat utan att biståndsbesluten sa klockslag.",
        "delade-turer",
    ),
    Wrote(When(19, 8, 2), "UMARIA", "Tack båda två. Klockslagen hade jag inte tänkt på.", "delade-turer"),
    Proposed(When(19, 8, 30), "delade-turer-1"),
    Agreed(When(18, 9, 10), "delade-turer-1", "Inga delade turer på vardagar", ("schema", "bemanning"), named=True),
    Asked(
        When(17, 21, 10),
        "sover-daligt",
        None,
        "Jag ligger vaken om nätterna och räknar pass som inte är tillsatta. Min chef säger att alla har det så. "
        "Hur gör ni för att släppa jobbet när ni går hem?",
        ("ledarskap", "arbetsmiljo"),
    ),
    WonderedToo(When(16, 13, 0), "sover-daligt", 7),
    Wrote(
        When(16, 13, 31),
        "UKERSTIN",
        "Tack för att du frågar. Du är inte ensam. Jag skriver ner tre saker innan jag går och stänger sedan luckan på riktigt.",
        "sover-daligt",
    ),
    Answered(
        When(16, 14, 15),
        "sover-daligt-1",
        "sover-daligt",
        None,
        "Jag bad om stöd av företagshälsan och fick fem samtal. Det var det bästa jag gjort på jobbet. "
        "Sedan bytte jag och en kollega telefon varannan helg, så att den ena av oss alltid är ledig på riktigt.",
        may_be_kept=True,
    ),
    Proposed(When(15, 8, 40), "sover-daligt-1"),
    Asked(
        When(14, 13, 0),
        "sommar",
        "UTHERESE",
        "Vi är en liten kommun och konkurrerar om samma sommarvikarier som alla andra. Vad har fungerat för er som inte kostar mer pengar?",
        ("rekrytering", "bemanning"),
    ),
    Answered(
        When(14, 16, 25),
        "sommar-1",
        "sommar",
        "UOLLE",
        "Vi ringer fjolårets vikarier redan i november och låter dem välja veckor först. Åtta av tolv kom tillbaka.",
    ),
    Answered(
        When(13, 9, 30),
        "sommar-2",
        "sommar",
        "UGUNILLA",
        "Vi gick ihop med grannkommunen om en gemensam annons och en gemensam introduktionsvecka. Det halverade jobbet för oss båda.",
    ),
    WonderedToo(When(13, 10, 0), "sommar", 4),
    Proposed(When(3, 11, 0), "sommar-2"),
    Tried(
        When(12, 14, 0), "UHANNA", "L016", "well", "Vi började med fyra filmer. De nya tittar i bilen mellan besöken."
    ),
    Tried(When(11, 10, 0), "UZAHRA", "L011", "partly", "Gick på vardagar. Helgen är kvar."),
    Asked(
        When(10, 18, 50),
        "besparing",
        None,
        "Jag ska spara två tjänster i nästa budget och har inte berättat det för gruppen än. Hur har ni sagt det, och vad ångrar ni?",
        ("besparingar", "ledarskap"),
    ),
    Answered(
        When(9, 8, 15),
        "besparing-1",
        "besparing",
        "ULARS",
        "Säg det så fort du får, även om du inte vet allt. Vi väntade tre veckor på exakta siffror och under tiden skrev ryktet sin egen plan.",
    ),
    WonderedToo(When(9, 8, 30), "besparing", 5),
    Wrote(
        When(8, 19, 45),
        "UZAHRA",
        "Vi hade ett möte per arbetslag i stället för ett stort. Det blev frågor i stället för tystnad.",
        "besparing",
    ),
    Asked(
        When(8, 9, 50),
        "delegering",
        "UDRAGANA",
        "Sjuksköterskorna är för få, och delegeringarna hinner gå ut innan någon kan förnya dem. Då springer de tre som får ge "
        "läkemedel mellan alla. Har någon av er fått ordning på det tillsammans med hälso- och sjukvården?",
        ("lakemedel",),
    ),
    Asked(
        When(6, 9, 20),
        "natt",
        "ULENA",
        "Vi saknar ersättare när någon blir sjuk på natten. Bakjour har vi inte råd med ensamma. Är det någon som delar natten med en granne?",
        ("bemanning", "samverkan"),
    ),
    Answered(
        When(6, 22, 40),
        "natt-1",
        "natt",
        "UMATS",
        "Vi har provat i ett halvår med två enheter. Det som gjorde skillnad var att de som hoppar in har gått bredvid två nätter innan.",
    ),
    Wrote(
        When(5, 21, 35),
        "ULENA",
        "Tack Mats. Det låter klokt, och det har vi råd med. Får jag ringa dig i veckan?",
        "natt",
    ),
    Asked(
        When(3, 20, 15),
        "anhorig",
        None,
        "En anhörig skriver till mig varje kväll och mejlen blir hårdare. Jag börjar undvika avdelningen. Hur sätter man en gräns utan att det blir värre?",
        ("anhoriga", "konflikter"),
    ),
    WonderedToo(When(2, 13, 0), "anhorig", 3),
    Wrote(
        When(2, 13, 30),
        "UANNIKA",
        "Bjud in till ett möte med dagordning och någon mer i rummet. Och svara bara på en fast dag i veckan. Det lugnade sig för mig.",
        "anhorig",
    ),
    Answered(
        When(2, 14, 20),
        "anhorig-1",
        "anhorig",
        "UMARIA",
        "Jag ringde upp i stället för att svara på mejlet och frågade vad hon var rädd för. Sedan bestämde vi en tid i veckan "
        "då jag ringer, vad som än har hänt. Mejlen slutade nästan helt.",
    ),
    Asked(
        When(2, 15, 10),
        "mandagar",
        "UMIKAEL",
        "Den enda mannen i vår nattgrupp har varit sjuk fyra måndagar i rad, och alla tror sig veta varför. "
        "Hur tar ni upp sådant?",
        ("sjukfranvaro",),
    ),
    Flagged(When(2, 19, 5), "mandagar"),
    Proposed(When(1, 7, 50), "anhorig-1"),
    Wrote(
        When(1, 8, 5),
        "UAGNETA",
        "God morgon. Tre frågor behöver fler svar, om natten, om en anhörig och om delegering. Läs dem med kaffet, och svara om du har varit där.",
    ),
    Applied(When(1, 9, 10), "USAMIRA"),
    AllRead(When(1, 10, 0)),
    Asked(
        When(1, 10, 40),
        "lonesamtal",
        None,
        "Nästa vecka håller jag lönesamtal för första gången, med dem jag delade fikarum med för ett halvår sedan. "
        "Hur gör man det till ett bra samtal när man nyss var kollegor?",
        ("ledarskap", "personalfragor"),
    ),
    Added(When(1, 13, 25), "UKERSTIN", "UGORAN"),
)
