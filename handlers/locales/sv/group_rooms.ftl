group-rooms-title = Egna kanaler till grupperna
group-rooms-form = Gruppernas kanaler
group-rooms-change = Ändra kanalerna
group-rooms-drop = Ta bort kanalerna
group-rooms-drop-sure = Boten arkiverar kanalerna nu. Det som står i dem finns kvar.
group-rooms-drop-none = Då gör boten inga kanaler.
group-rooms-why = Varje grupp får en egen kanal. Bara de i gruppen är med där. Boten gör kanalerna klockan 12 på den sista arbetsdagen före träffen. Är det senare än så gör den dem nu. Byter någon grupp så byter den också kanal.
group-rooms-question = Fråga att börja med
group-rooms-question-hint = Till exempel: Vad gör du när schemat spricker en fredag?
group-rooms-method = Metod
group-rooms-no-method = Ingen särskild metod
group-rooms-kept = Dagen efter träffen, klockan 20, arkiverar boten kanalerna. Det som står där finns kvar så länge arbetsytan sparar det.
group-rooms-coming = Varje grupp får en egen kanal { $day }.
group-rooms-there =
    { $count ->
        [one] En grupp har en egen kanal. Boten arkiverar den { $day }.
       *[other] { $count } grupper har en egen kanal var. Boten arkiverar dem { $day }.
    }
group-rooms-yours = Din grupp har en egen kanal. Du hittar den bland dina kanaler i chatten.
group-rooms-failed = Boten fick inte göra kanalerna. Tryck på Ändra kanalerna och sedan på Spara, så försöker den igen.
group-rooms-channel = traff { $day } grupp { $label }
group-rooms-group = Grupp { $label }
group-rooms-topic = Ämne
group-rooms-archived = Bara din grupp är med här. Boten läser inte det du skriver. Dagen efter träffen arkiverar boten kanalen. Då finns det du har skrivit kvar, och gruppen kan läsa det.
group-rooms-failed-title = Grupperna har inga kanaler
group-rooms-failed-do = Boten får inte göra kanaler här i chatten. Be den som sköter arbetsytan att tillåta det. Försök sedan igen på träffens sida. Går det inte delar du upp gruppen i videomötet i stället.
group-rooms-in-by-hand = Boten får inte släppa in { $name } i kanalen för grupp { $label }. Be någon i gruppen att göra det.
group-rooms-out-by-hand = Boten får inte ta bort { $name } ur kanalen för grupp { $label }. Be någon i gruppen att göra det.
