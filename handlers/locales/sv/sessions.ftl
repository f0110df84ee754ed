sessions-title = Samtalet just nu
sessions-begin = Börja ett samtal
sessions-start = Börja
sessions-question = Vad ska samtalet handla om?
sessions-question-hint = Till exempel: Vad gör du när schemat spricker en fredag?
sessions-question-is = Frågan
sessions-shown = Var ska stegen visas?
sessions-shown-leader = Bara hos mig
sessions-shown-leader-how = Du läser upp stegen och trycker dig fram på telefonen.
sessions-shown-room = I rummet
sessions-shown-room-how = Alla ser stegen. De byts av sig själva när tiden är ute.
sessions-shown-groups = I gruppernas kanaler
sessions-shown-groups-how = Alla grupper ser samma steg samtidigt. De byts av sig själva.
sessions-pledge = Samtalslöftet
sessions-pledge-yes = Börja med att läsa samtalslöftet
sessions-minutes = Tid för { $step }
sessions-minutes-each = Tid för { $step }, per person
sessions-time = { $minutes } min
sessions-started = Samtalet är igång. Samma kort ligger i ditt eget samtal med boten.
sessions-step = { $method } · steg { $step } av { $steps } · { $minutes } min
sessions-until = Slutar { $clock }.
sessions-paused =
    { $minutes ->
        [one] Pausat. 1 minut kvar.
       *[other] Pausat. { $minutes } minuter kvar.
    }
sessions-up = Tiden är ute.
sessions-then = Sedan: { $step }
sessions-forward = Nästa steg
sessions-finish = Klart
sessions-pause = Pausa
sessions-go-on = Fortsätt
sessions-extend = { $minutes } minuter till
sessions-back = Steget före
sessions-end = Avsluta
sessions-end-sure = Stegen försvinner från alla som ser dem.
sessions-over = Samtalet är avslutat.
sessions-roles = Roller
sessions-now = Just nu: { $method }, { $step }.
sessions-steer = Styr samtalet
refusal-under-way = Träffen har redan ett samtal igång. Avsluta det först.
