commitments-title = Vad vi kom överens om
commitments-none = Här finns inget som väntar.
commitments-write = Vi kom överens
commitments-something = Vi kom överens om något
commitments-what = Vad ska göras?
commitments-what-hint = Till exempel: Prova samma blankett för överlämning.
commitments-role = Vem gör det?
commitments-role-hint = Skriv en roll, till exempel enhetscheferna. Skriv inget namn.
commitments-by = Senast
commitments-seen-by-all = Hela rummet ser det, och alla kan ändra. Boten sparar inte vem som skrev.
commitments-kept = Sparat. Det följer med till nästa träff.
commitments-another = En sak till
commitments-change = Ändra
commitments-state = Hur står det till?
commitments-state-open = Det är på gång
commitments-state-done = Det är klart
commitments-state-dropped = Det gäller inte längre
commitments-how = Vad vill du berätta om det?
commitments-saved = Sparat. Alla i rummet ser det nu.
commitments-done = Klart
commitments-again = Inte klart än
commitments-now-done = Bra. Det här är klart: { $what }
commitments-turned-done = Bra. Nu står det som klart.
commitments-turned-open = Nu står det som på gång igen.
commitments-now-open = Det här är på gång igen: { $what }
commitments-line-open = { $what } ({ $role }, senast { $day }).
commitments-line-done = { $what } ({ $role }). Klart.
commitments-line-dropped = { $what } ({ $role }). Gäller inte längre.
commitments-last-time = Det här tar vi med oss från förra träffen:
commitments-more =
    { $count ->
        [one] En sak till finns på träffens sida.
       *[other] { $count } saker till finns på träffens sida.
    }
commitments-open =
    { $count ->
        [one] En sak som vi kom överens om är på gång.
       *[other] { $count } saker som vi kom överens om är på gång.
    }
commitments-show = Se hur det går
commitments-due-title = Hur går det?
commitments-due = Det här skulle vara klart nu. Det är från { $title }.
commitments-due-why = Boten påminner bara dig som leder rummet, och en gång om varje sak.
commitments-due-done = Inget från { $title } väntar på dig nu.
commitments-seen = Jag vet
commitments-seen-now = Tack. Boten påminner inte om det igen.
refusal-not-begun = Det går när träffen har börjat.
