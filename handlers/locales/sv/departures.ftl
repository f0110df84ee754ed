departures-leave = Lämna rummet
departures-alone = Du är den enda som är med i { $network } just nu. När du har lämnat har rummet ingen samtalsledare.
departures-what = När du lämnar { $network } kommer du inte längre åt kanalen, frågorna och lösningarna. Din profil och botens meddelanden till dig tas bort.
departures-named = Frågor och svar med ditt namn står kvar, men under ”En tidigare medlem”. Vill du hellre ta tillbaka dem gör du det först, med knappen Ändra.
departures-unnamed = Det du har skrivit utan namn kan boten inte koppla till dig, så det står kvar. Vill du ta tillbaka något av det gör du det först, med dina kodord.
departures-own = Det du själv har skrivit i kanalen står kvar där med ditt namn. Boten kan inte ta bort det, men du kan göra det innan du lämnar.
departures-back = Vill du vara med igen ansöker du på nytt.
departures-solutions =
    { $count ->
        [one] Vad ska hända med din lösning?
       *[other] Vad ska hända med dina { $count } lösningar?
    }
departures-solutions-unnamed =
    { $count ->
        [one] Låt den stå kvar, utan mitt namn
       *[other] Låt dem stå kvar, utan mitt namn
    }
departures-solutions-signed =
    { $count ->
        [one] Låt den stå kvar, med mitt namn om det visas i dag
       *[other] Låt dem stå kvar, med mitt namn där det visas i dag
    }
departures-solutions-taken-back =
    { $count ->
        [one] Ta tillbaka den
       *[other] Ta tillbaka dem
    }
departures-guess = Försvinner en lösning utan namn samtidigt som du lämnar rummet kan någon gissa att den var din. Ta i så fall tillbaka den i god tid före.
departures-drafts =
    { $count ->
        [one] Ett förslag väntar på ditt ja. Det raderas när du lämnar rummet.
       *[other] { $count } förslag väntar på ditt ja. De raderas när du lämnar rummet.
    }
departures-left = Du har lämnat { $network }. Tack för att du har varit med.

departures-last = Du är den enda samtalsledaren i { $network }. Välj vem som tar över innan du lämnar rummet.
departures-successor = Ny samtalsledare
departures-at-once = Den du väljer blir samtalsledare direkt och får allt som väntar. Sedan kan du lämna rummet.
departures-removed = { $name } är inte längre med i rummet och har fått veta det. Lösningarna står kvar utan namn.

departures-farewell-left = Du är inte längre med i { $network }. Tack för att du har varit med.
departures-farewell-removed = Samtalsledaren har tagit bort dig ur { $network }.
departures-farewell-guest = Ditt konto är nu ett gästkonto. Därför är du inte längre med i { $network }.
departures-farewell-profile = Din profil är borttagen.
departures-farewell-back = Vill du vara med igen kan du ansöka, så svarar samtalsledaren.
departures-call = Undrar du varför? Ring { $phone }.
departures-ask = Undrar du varför? Hör av dig till samtalsledaren.

departures-handed-over = Du är nu samtalsledare i { $network }. Du släpper in nya kollegor och tar hand om det som väntar. Rummets meny får du med /rummet.
departures-choose-deputy = Rummet har ingen ersättare. Välj en i rummets inställningar, så blir inget liggande när du är borta.
departures-one-less-facilitator = En samtalsledare har lämnat { $network }. Du är kvar och tar över det som väntade.
departures-one-less-deputy = Ersättaren har lämnat { $network }.
departures-waiting =
    { $count ->
        [0] Just nu väntar ingenting på dig.
        [one] En sak väntar på dig. Den finns här i våra meddelanden.
       *[other] { $count } saker väntar på dig. De finns här i våra meddelanden.
    }
departures-facilitators = Samtalsledare
departures-deputies = Ersättare
departures-nobody-is = ingen

departures-orphaned = { $network } har ingen samtalsledare längre, och ingen ersättare.
departures-orphaned-waits = Medlemmarna kan fråga och svara som vanligt. Men ansökningar och annat som en samtalsledare ska ta hand om blir liggande. Du får det här meddelandet för att du sköter boten.
departures-taken-over = Samtalsledaren i { $network } är inte längre med i rummet. Ersättaren har tagit över.
departures-taken-over-then = Du behöver inte göra något. Den nya samtalsledaren vet att rummet behöver en ersättare. Du får det här meddelandet för att du sköter boten.
departures-choose = Välj samtalsledare
departures-choose-whom = Välj en av medlemmarna i { $network }. Fråga gärna personen först.
departures-nobody = Ingen är kvar i { $network }.
departures-appointed = Klart. Den du valde är nu samtalsledare i { $network } och får allt som väntar.

refusal-no-successor = Du är den enda samtalsledaren. Stäng det här, öppna Lämna rummet igen och välj vem som tar över.
refusal-cannot-succeed = Den du valde är inte längre med i rummet. Välj någon annan.
refusal-has-facilitator = Rummet har redan en samtalsledare.
refusal-only-the-facilitator = Bara samtalsledaren kan göra det här.
refusal-removes-oneself = Du kan inte ta bort dig själv här. Välj Lämna rummet, så får du också bestämma om dina lösningar.
