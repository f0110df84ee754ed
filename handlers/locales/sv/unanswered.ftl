unanswered-title = Väntar på svar
unanswered-card-title = En fråga väntar på svar
unanswered-card-summary = { $title }: { $body }
unanswered-card-since = Frågan kom { $when } och ingen har svarat ännu.
unanswered-card-since-named = { $name } frågade { $when } och ingen har svarat ännu.
unanswered-card-asked =
    { $count ->
        [one] Boten har frågat en kollega som gärna pratar om sådant här.
       *[other] Boten har frågat { $count } kollegor som gärna pratar om sådant här.
    }
unanswered-card-nobody = Boten hittade ingen att fråga bland dem som gärna pratar om sådant här. Vet du någon som kan svara?
unanswered-card-how = När någon svarar, i tråden eller med knappen, blir det här klart av sig självt.
unanswered-card-done = Klart. Frågan är besvarad eller ordnad på annat sätt: { $body }
unanswered-settle = Det är ordnat
unanswered-settled = Tack. Boten påminner inte mer om den frågan.
unanswered-ask = En kollega har frågat rummet, och ingen har svarat ännu. Du har sagt att du gärna pratar om det här: { $themes }. Har du en minut?
unanswered-ask-plain = En kollega har frågat rummet, och ingen har svarat ännu. Har du en minut?
unanswered-ask-summary = { $asks } Frågan är: { $body }
unanswered-ask-how = Några meningar räcker. Du kan svara med eller utan namn.
unanswered-not-now = Inte nu
unanswered-not-now-thanks = Det är helt i sin ordning. Boten frågar dig inte om det igen.
