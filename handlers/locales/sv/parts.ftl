parts-title = Träffens delar
parts-divide = Dela upp träffen
parts-why = En träff kan ha flera delar, med egna tider och egna deltagare. Var och en ser bara sina delar.
parts-new = Ny del
parts-copy = Samma delar som förra gången
parts-line = { $span }: { $title }
parts-for-everyone = För alla
parts-for = För { $who }. I rummet nu: { $count } { $count ->
    [one] person
   *[other] personer
}.
parts-nobody = ingen
parts-outside-now = Delen ligger utanför träffens tid. Ändra den.
parts-not-told = Det finns delar som bara du ser än. När du berättar får var och en sina tider i sitt eget samtal med boten.
parts-tell = Berätta för alla
parts-tell-sure = Var och en får veta sina egna tider. Ändrar du något sedan får de som berörs veta det direkt.
parts-told = { $count ->
    [0] Klart. Ingen behövde få ett meddelande.
    [one] Klart. 1 person får veta sina tider.
   *[other] Klart. { $count } personer får veta sina tider.
}
parts-remove = Ta bort delen
parts-remove-sure = De som skulle vara med får veta det. Ärenden i delen blir osorterade.
parts-name = Vad heter delen?
parts-name-hint = Till exempel Genomgång eller Beslut.
parts-from = Börjar klockan
parts-to = Slutar klockan
parts-who = Vem är delen för?
parts-who-everyone = Alla
parts-who-some = Bara dem jag väljer här nedanför
parts-titles = Yrkesroller
parts-titles-hint = Så som medlemmarna har skrivit dem i sin profil.
parts-chosen = Personer
parts-agenda = Vad händer i den här delen?
parts-place-hint = Lämna plats, länk och nummer tomma om det är samma som för hela träffen.
parts-yours = Dina delar
parts-none-yours = Träffen är i delar. Ingen av dem är för dig den här gången.
parts-in-room = Träffen är i delar. Tryck på Läs mer, så ser du dina egna tider.
parts-your-times = Här är dina tider på { $title }, { $day }.
parts-left-out = { $title } är i delar. Ingen av dem är för dig den här gången.
parts-calendar-none = Ingen del av { $title } är för dig. Öppna filen, så tas träffen bort ur din kalender.
refusal-outside-meeting = Delen måste ligga inom träffens tid, kl. { $begins }–{ $ends }. Ändra annars träffens tid först.
refusal-for-nobody = Välj minst en yrkesroll eller en person. Annars väljer du Alla.
refusal-too-many-parts = En träff kan ha högst { $most } delar. Ta bort en först.
