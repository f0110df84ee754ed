profiles-title = Min profil
profiles-intro = Allt är frivilligt. Det du fyller i här ser medlemmarna i rummet, under Vilka är med.
profiles-more = Mer om mig
profiles-more-title = Mer om mig
profiles-more-intro = Allt är frivilligt. Det du fyller i här visar boten inte för någon.

profiles-optional = Frivilligt.
profiles-answer = Svara
profiles-not-now = Inte nu

profiles-ask-title = Vilken roll har du?
profiles-hint-title = Till exempel enhetschef hemtjänst. Syns i Vilka är med.
profiles-ask-municipality = Vilken kommun eller arbetsgivare arbetar du hos?
profiles-hint-municipality = Syns i Vilka är med.
profiles-municipality-missing = Saknas din? Be samtalsledaren lägga till den.
profiles-ask-talks-about = Vad pratar du gärna om med en kollega?
profiles-hint-talks-about = Syns i Vilka är med. Boten kan också fråga dig när en fråga om det inte får svar.
profiles-ask-field = Vilket område arbetar du inom?
profiles-hint-field = Syns i Vilka är med.
profiles-ask-provider = Är din verksamhet kommunal, privat eller ideell?
profiles-hint-provider = Syns i Vilka är med.
profiles-ask-size-class = Hur stor är kommunen där du arbetar?
profiles-hint-size-class = Syns inte för någon. Boten räknar hur många i rummet en text utan namn kan passa in på.
profiles-ask-since = Vilket år blev du chef?
profiles-hint-since = Till exempel 2016. Syns i Vilka är med.
profiles-ask-works-nights = Är du chef för nattpersonal eller arbetar du själv natt?
profiles-hint-works-nights = Syns inte för någon. Då skriver boten till dig när du arbetar.
profiles-nights-yes = ja
profiles-nights-no = nej
profiles-ask-phone = Vilket nummer får kollegor ringa dig på?
profiles-hint-phone = Syns bara för medlemmarna, i Vilka är med. Lämna tomt om du inte vill bli uppringd.
profiles-ask-workplace = Vad heter din arbetsplats?
profiles-hint-workplace = Syns inte för någon. Den som arbetar på samma ställe hamnar inte i din smågrupp.
profiles-ask-rather-not = Är det någon du helst inte vill vara i samma smågrupp som?
profiles-hint-rather-not = Boten visar det inte för någon, inte heller för samtalsledaren. Flyttar samtalsledaren folk för hand kan du ändå hamna i samma grupp. Du behöver inte ha något skäl.
profiles-ask-close-to = Är din chef, eller någon du är chef för, med i rummet?
profiles-hint-close-to = Boten visar det inte för någon, inte heller för samtalsledaren. Det används bara när smågrupper sätts ihop.

profiles-settings = Mina inställningar
profiles-hours = När får boten skriva till dig?
profiles-hours-hint = Gäller privata meddelanden, på vardagar. Det du inte har bett om kommer högst två gånger i veckan.
profiles-hours-day = Dagtid, kl. 07.00–18.00
profiles-hours-evening = Eftermiddag och kväll, kl. 14.00–22.00
profiles-hours-night = Kväll och natt, kl. 18.00–07.00
profiles-hours-own = Egna tider, som du väljer här under
profiles-opens = Egna tider: från
profiles-closes = Egna tider: till
profiles-hours-missing = Välj ett klockslag här, eller välj något annat än egna tider.
profiles-hours-same = Välj ett annat klockslag än det första.
profiles-digest = Vill du ha Veckan i rummet?
profiles-digest-yes = Ja, skicka den varje vecka
profiles-digest-hint = Ett privat meddelande veckans första arbetsdag: nya frågor, svar och lösningar. Har inget hänt kommer inget.
profiles-pause = Paus till och med
profiles-pause-hint = Från i dag till och med den dagen skriver boten inte till dig. Ingen annan ser det. Efteråt får du veta vad som har hänt. Undantag: uppgifter om en person som måste bort genast.
profiles-pause-leads = Har alla samtalsledare paus får ersättaren det som väntar. Då kan ersättaren förstå att du är borta. Finns ingen ersättare väntar det på dig.
profiles-paused = Du har paus till och med { $until }.
profiles-pause-end = Avsluta pausen nu
profiles-pause-ended = Pausen är slut. Boten skriver till dig igen, på dina tider.
profiles-language = Vilket språk ska boten använda?
profiles-language-own = Svenska

profiles-list = Vilka är med
profiles-list-words = Namn, roll eller kommun
profiles-list-theme = Pratar gärna om
profiles-list-go = Visa
profiles-list-count = Visar { $first }–{ $last } av { $count } medlemmar.
profiles-list-all = { $count ->
    [one] En medlem
   *[other] { $count } medlemmar
 }
profiles-list-nobody = Ingen passar in på det. Prova andra ord eller ett annat tema.
profiles-list-on = Visa nästa
profiles-list-back = Visa föregående
profiles-role-facilitator = samtalsledare
profiles-role-deputy = ersättare
profiles-since = chef sedan { $year }
profiles-talks-about = Pratar gärna om { $themes }
profiles-phone = Telefon { $phone }

profiles-manage = Hantera medlemmar
profiles-manage-whom = Vem gäller det?
profiles-manage-hint = Skriv början av namnet. Du får bekräfta innan något ändras.
profiles-appoint = Gör till samtalsledare
profiles-appoint-sure = { $name } får ta emot ansökningar, sköta rummet och ta bort medlemmar. { $name } får veta det av boten.
profiles-relieve = Avsluta som samtalsledare
profiles-relieve-sure = { $name } blir medlem som alla andra och får veta det av boten.
profiles-appointed = { $name } är nu samtalsledare.
profiles-relieved = { $name } är inte längre samtalsledare.
profiles-remove = Ta bort ur rummet
profiles-remove-sure = { $name } kommer inte in i rummet mer. Profilen tas bort. Lösningarna är kvar utan namn.
profiles-no-longer = Du är inte längre samtalsledare i { $network }. Du är med som medlem.

refusal-not-a-phone-number = Det här ser inte ut som ett telefonnummer. Skriv det till exempel som 070-174 06 05.
refusal-not-a-year = Skriv året med fyra siffror, inte senare än { $last }.
refusal-last-facilitator = Rummet behöver minst en samtalsledare. Gör först någon annan till samtalsledare.
refusal-not-a-day-to-pause = Välj en dag från i dag och högst ett år framåt, eller lämna tomt.
