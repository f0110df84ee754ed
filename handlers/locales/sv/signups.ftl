signups-title = Anmälan
signups-open = Anmäl dig
signups-change = Ändra min anmälan
signups-send = Skicka
signups-coming = Kommer du?
signups-takes-part = Deltar
signups-listens = Lyssnar
signups-listens-hint = Ingen grupp och inget varv. Du får alltid fråga.
signups-cannot = Kan inte
signups-way = Hur är du med?
signups-way-hint = Svara på det här om du deltar eller lyssnar.
signups-by-on-site = På plats
signups-by-video = På video
signups-by-phone = På telefon
signups-way-on-site = på plats
signups-way-video = på video
signups-way-phone = på telefon
signups-day = Vilken dag?
signups-needs = Mat och tillgänglighet
signups-needs-hint = Skriv det som behövs, till exempel vegetariskt eller hörslinga. Samtalsledaren ser det utan ditt namn. Boten raderar det dagen efter.
signups-wish-0 = Vad vill du helst prata om?
signups-wish-1 = Och i andra hand?
signups-wish-hint = Boten försöker lägga dig i en grupp som pratar om det.
signups-seen = Alla i rummet ser om du deltar eller lyssnar. Säger du nej eller står i kö ser inte de andra medlemmarna det.
signups-full = Alla platser är tagna. Anmäler du dig får du en plats i kön.
signups-come =
    { $count ->
        [one] En kommer.
       *[other] { $count } kommer.
    }
signups-left =
    { $count ->
        [0] Alla platser är tagna, men du kan ställa dig i kö.
        [one] En plats är ledig.
       *[other] { $count } platser är lediga.
    }
signups-left-there =
    { $count ->
        [0] Fullt, men det finns en kö.
        [one] En plats är ledig.
       *[other] { $count } platser är lediga.
    }
signups-last = Anmäl dig senast { $day }.
signups-closed = Sista dagen att anmäla sig har varit. Prata med samtalsledaren.
signups-instead = Samma träff hålls också { $dates }. Välj den tid som passar dig.
signups-mine-none = Du har inte anmält dig.
signups-mine-elsewhere = Du kommer { $when } i stället.
signups-mine-takes-part = Du deltar.
signups-mine-listens = Du lyssnar.
signups-mine-cannot = Du kan inte komma.
signups-mine-on-site = Du är med på plats.
signups-mine-video = Du är med på video.
signups-mine-phone = Du är med på telefon.
signups-mine-waits = Du står i kö som nummer { $number }. Blir det en plats frågar boten dig.
signups-mine-offered = En plats är din om du säger ja senast { $until }.
signups-told = { $title }, { $when }.
signups-change-any-time = Du kan ändra dig när du vill.
signups-accept = Ja, jag kommer
signups-decline = Nej tack
signups-accepted = Platsen är din. Välkommen.
signups-declined = Tack för svaret. Platsen går till nästa i kön.
signups-offer = Nu finns det en plats för dig på { $title }, { $when }.
signups-offer-until = Svara senast { $until }. Sedan går platsen till nästa i kön.
signups-offer-taken = Du har en plats på { $title }, { $when }.
signups-offer-gone = Platsen på { $title } väntar inte på dig längre. Vill du komma, så anmäl dig igen.
signups-offer-call = Nu finns det en plats för { $name } på { $title }, { $when }. Ring och fråga.
signups-offer-done = Frågan om en plats på { $title } är avgjord.
signups-comes = Kommer
signups-comes-not = Kommer inte
signups-answered-for = Tack. Det är noterat.
signups-off = Samtalsledaren har avanmält dig från { $title }, { $when }. Stämmer det inte, så anmäl dig igen.
signups-who = Vilka kommer?
signups-nobody = Ingen har anmält sig än.
signups-counted = { $what }: { $count }
signups-queue = I kö
signups-cannot-count =
    { $count ->
        [one] En har sagt att den inte kan.
       *[other] { $count } har sagt att de inte kan.
    }
signups-by-hand = inte med i chatten
signups-unnamed = Namnet är raderat
signups-off-some = Avanmäl någon
signups-off-one = Avanmäl
signups-off-why = Har någon ringt och sagt att den inte kommer? Den du avanmäler får veta det.
signups-off-sure = Platsen går till nästa i kön.
signups-off-done = Avanmäld.
signups-lead-terms = Platser och sista dag
signups-lead-enter = Anmäl någon
signups-lead-date = Samma träff igen
signups-lead-needs = Mat och tillgänglighet
signups-places = Hur många platser?
signups-places-hint = Räkna alla, också de som lyssnar. Lämna tomt om det inte finns någon gräns.
signups-last-day = Sista dag att anmäla sig
signups-last-hint = Den som är anmäld kan ändra sig efter det också.
signups-ask-needs = Fråga vad var och en behöver
signups-needs-gone = Du ser svaren utan namn. Boten raderar dem dagen efter träffen.
signups-needs-none = Ingen har skrivit något än.
signups-wishes = Ämne
signups-ask-wishes = Fråga vilket ämne var och en helst vill prata om
signups-settled = Sparat.
signups-enter-why = För den som inte är med i chatten. Namnet raderas dagen efter träffen.
signups-name = Vad heter personen?
signups-name-hint = Alla i rummet ser namnet bland dem som kommer.
signups-municipality = Kommun eller arbetsplats
signups-coming-they = Hur kommer personen?
signups-way-they = På vilket sätt?
signups-entered = { $name } är anmäld.
signups-entered-waits = Alla platser är tagna. { $name } står i kö, och du får veta när det blir en plats.
signups-date-why = Träffen blir likadan, men en annan tid. Var och en väljer en av tiderna. Rummet får en inbjudan direkt.
signups-date-added = Inbjudan till { $when } ligger i rummet.
refusal-not-places = Skriv hur många platser det finns, från 1 till { $most }.
refusal-last-day-too-late = Välj en dag från och med i dag, senast dagen då träffen är.
refusal-signup-closed = Sista dagen att anmäla sig har varit. Prata med samtalsledaren.
refusal-no-coming = Välj om du deltar, lyssnar eller inte kan.
refusal-no-way = Välj hur du är med.
refusal-offer-over = Den platsen har gått vidare. Anmäl dig igen om du vill komma.
