invitations-form-title = Bjud in
invitations-why = Här gör du en sida som du kan mejla eller skriva ut. Skriv som du själv skulle säga det. Den som läser är ofta ensam i sin roll och vet inte att det finns fler.
invitations-letter-label = Dina ord
invitations-letter =
    Hej

    Du är chef i äldreomsorgen, och det är ofta ett ensamt jobb. Du ska stötta alla andra. Men vem frågar du när du själv inte vet?

    Vi är några chefer i samma läge som har startat { $network }. Vi ses i små grupper några gånger om året. Däremellan har vi ett rum i chatten, bara för oss. Där kan du fråga om det du inte vill fråga högt, med ditt namn eller utan. Där kan du också se hur någon annan löste det du sitter med just nu.

    Det som sägs i rummet stannar i rummet. Du behöver inte vara aktiv. Det räcker att läsa.

    Du är varmt välkommen.
invitations-link = Länk för att gå med i arbetsytan
invitations-link-hint = Behövs om de du bjuder in inte har konto i er Slack. Den som sköter Slack kan ge dig länken. Lämna tomt om alla redan har konto.
invitations-phone = Nummer att ringa för den som kör fast
invitations-phone-hint = Ditt eget eller någon annans som kan hjälpa till. Det står på sidan.
invitations-code = Nätverkets kod är { $code }. Den står på sidan.
invitations-make = Gör sidan
invitations-made = Sidan är på väg till dig. Den kommer i ditt eget samtal med boten om några sekunder, tillsammans med samma text för ett mejl.
invitations-here = Här är inbjudan. Öppna filen för att skriva ut den, eller bifoga den i ett mejl. Du kan också kopiera texten här under.
invitations-code-label = Nätverkets kod
invitations-code-change = Har koden kommit i fel händer? Byt den i rummets inställningar. Då gäller inte den här sidan längre.
invitations-file = inbjudan.html
invitations-title = Välkommen till { $network }
invitations-way = Så hittar du hit
invitations-way-link = Öppna den här adressen, eller rikta telefonens kamera mot rutan:
invitations-mail-link = Öppna den här adressen:
invitations-way-code = Nätverkets kod, som du skriver när du ansöker:
invitations-qr = Ruta att rikta kameran mot. Den leder till adressen bredvid.
invitations-steps = Det tar fem minuter
invitations-step-1 = Öppna adressen. Slack öppnas och du kommer till boten som heter Rummet.
invitations-step-account = Öppna adressen och gör ett konto i Slack. Det går bra med telefonen.
invitations-step-2 = Skriv /rummet i rutan för meddelanden och skicka. Tryck sedan på Ansök om att vara med.
invitations-step-3 = Skriv koden { $code }, din roll och din kommun. Samtalsledaren svarar dig i Slack.
invitations-shown-open = Öppna
invitations-shown-send = Skicka ansökan
invitations-call = Kör du fast? Ring { $phone }, så hjälper vi dig.
