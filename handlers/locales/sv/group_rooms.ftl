group-rooms-title = Egna kanaler till grupperna
group-rooms-form = Gruppernas kanaler
group-rooms-change = Ändra kanalerna
group-rooms-drop = Ta bort kanalerna
group-rooms-drop-sure = Kanalerna arkiveras nu. Det medlemmarna har skrivit finns kvar där.
group-rooms-drop-none = Inga kanaler görs.
group-rooms-why = Varje grupp får en egen kanal där bara gruppen är med. Kanalerna görs klockan 12 den sista arbetsdagen före träffen, eller genast om det är senare än så. Ändras grupperna följer kanalerna med.
group-rooms-question = Fråga att börja med
group-rooms-question-hint = Till exempel: Vad gör du när schemat spricker en fredag?
group-rooms-method = Metod
group-rooms-no-method = Ingen särskild metod
group-rooms-kept = Klockan 20 dagen efter träffen arkiveras kanalerna. Det medlemmarna har skrivit finns kvar så länge arbetsytan sparar det.
group-rooms-coming = Grupperna får egna kanaler { $day }.
group-rooms-there =
    { $count ->
        [one] En grupp har en egen kanal. Den arkiveras { $day }.
       *[other] { $count } grupper har egna kanaler. De arkiveras { $day }.
    }
group-rooms-failed = Boten fick inte göra kanalerna. Tryck på Ändra kanalerna och spara, så försöker den igen.
group-rooms-channel = traff { $day } grupp { $label }
group-rooms-group = Grupp { $label }
group-rooms-topic = Ert ämne
group-rooms-archived = Här är bara ni i gruppen. Boten läser inte det ni skriver. Dagen efter träffen arkiveras kanalen. Då finns det ni har skrivit kvar, och ni i gruppen kan läsa det.
group-rooms-failed-title = Grupperna har inga kanaler
group-rooms-failed-do = Chattplattformen låter inte boten göra kanaler till grupperna. Be den som sköter arbetsytan att tillåta det, och försök igen på träffens sida. Grupperna kan också ses i mötets egna grupprum.
group-rooms-in-by-hand = Boten får inte släppa in { $name } i kanalen för grupp { $label }. Be någon i gruppen att bjuda in.
group-rooms-out-by-hand = Boten får inte ta bort { $name } ur kanalen för grupp { $label }. Be någon i gruppen att göra det.
