digests-title = Vad har hänt
digests-since = Sedan när?
digests-since-week = En vecka
digests-since-fortnight = Två veckor
digests-since-month = En månad
digests-since-day = En dag som du väljer här under
digests-day = Sedan den här dagen
digests-day-hint = Gäller när du har valt En dag. Boten minns inte när du läste senast, så du får välja.
digests-show = Visa
digests-nothing = Inget har gått genom boten sedan dess. Titta gärna i kanalen också.
digests-days = Från { $first } till { $last }
digests-asked = { $count ->
    [one] En ny fråga
   *[other] { $count } nya frågor
 }
digests-answers = { $count ->
    [one] Ett svar
   *[other] { $count } svar
 }
digests-read = Läs frågan
digests-earlier = { $count ->
    [one] En tidigare fråga har fått ett nytt svar.
   *[other] Tidigare frågor har fått { $count } nya svar.
 }
digests-solutions = { $count ->
    [one] En ny lösning
   *[other] { $count } nya lösningar
 }
digests-prompts = { $count ->
    [one] En samtalsfråga
   *[other] { $count } samtalsfrågor
 }
digests-more = { $count ->
    [one] Och en till.
   *[other] Och { $count } till.
 }
digests-planned = Nästa samtalsfråga kommer { $when }.
digests-question = En fråga i rummet
digests-week = Veckan i rummet
digests-week-how = Svar direkt i trådarna räknas inte. Vill du inte ha det här varje vecka? Tryck på knappen.
digests-away = Det här hände medan du var borta
digests-away-how = Svar direkt i trådarna räknas inte. Din paus är slut. En ny väljer du med knappen.
refusal-not-past = Välj en dag som har varit.
