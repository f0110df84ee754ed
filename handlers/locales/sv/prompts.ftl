prompts-title = Samtalsfrågor
prompts-why = En samtalsfråga får i gång samtalet. Boten lägger upp den i rummets namn, på en arbetsdag.
prompts-write = Skriv en egen
prompts-series = Planera en serie
prompts-planned = Planerade
prompts-none = Inget är planerat ännu.
prompts-posted = Upplagda
prompts-first = Från början
prompts-change = Ändra
prompts-withdraw = Ta bort
prompts-withdraw-planned-sure = Boten lägger inte upp frågan, och texten raderas.
prompts-withdraw-posted-sure = Inlägget tas bort ur rummet. Svaren i tråden står kvar.
prompts-withdrawn = Samtalsfrågan är borttagen.
prompts-saved = Sparat.
prompts-body = Samtalsfråga
prompts-body-hint = Kort, öppen och lätt att svara på i mobilen. Fråga aldrig om en enskild person.
prompts-day = Vilken dag?
prompts-day-open = Lämna tomt, så kommer frågan vid nästa utskick: { $when }. Väljer du en dag kommer den kl. { $hour }.00.
prompts-day-hint = Frågan kommer kl. { $hour }.00. Boten hoppar över helger, stängda dagar och dagar som redan har en fråga.
prompts-preview = Så här ser frågan ut i rummet:
prompts-comes = Den kommer { $when }.
prompts-moved = Dagen du valde är helg, stängd eller har redan en fråga.
prompts-plan = Planera
prompts-edit = Ändra text eller dag
prompts-is-planned =
    { $count ->
        [one] Frågan är planerad. Den kommer { $when }.
       *[other] { $count } frågor är planerade. Den första kommer { $when }.
    }
prompts-card-title = Samtalsfråga
prompts-card-summary = { $title }: { $body }
prompts-card-how = Svara i tråden, med ditt namn. Vill du fråga något själv, med eller utan namn? Tryck på knappen.
refusal-no-such-day = Välj en dag, tidigast i dag och senast om ett år.
