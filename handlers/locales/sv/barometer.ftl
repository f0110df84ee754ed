barometer-title = Teman över tid
barometer-why = Det här har rummet frågat om och sparat lösningar på, termin för termin. VT är januari till juni, HT är juli till december.
barometer-vt = VT{"\u00A0"}{ $year }
barometer-ht = HT{"\u00A0"}{ $year }
barometer-so-far = { $term }, till och med { $month }
barometer-turns = { $grows } tas upp oftare { $later } än { $earlier }, { $fades } mer sällan.
barometer-grows = { $grows } tas upp oftare { $later } än { $earlier }.
barometer-fades = { $fades } tas upp mer sällan { $later } än { $earlier }.
barometer-leads = { $themes } syns mest { $term }.
barometer-both = { $questions }, { $solutions }
barometer-questions =
    { $count ->
        [0] inga frågor
       *[other] { $count } frågor
    }
barometer-solutions =
    { $count ->
        [0] inga lösningar
       *[other] { $count } lösningar
    }
barometer-questions-few = färre än fem frågor
barometer-solutions-few = färre än fem lösningar
barometer-few = Färre än fem frågor och färre än fem lösningar: { $themes }.
barometer-none = Inget tema har fått fem frågor eller fem lösningar.
barometer-nothing = Det finns för lite att visa ännu. Ett tema syns när det har fått fem frågor eller fem lösningar under en termin.
barometer-how = Räknat är det som hela rummet har sett, med och utan namn. Månaden som pågår är inte med. Tal under fem visas inte. Talen kan vara upp till fyra för låga, för de växer först när minst fem till har kommit. Det är för att inget ska gå att räkna ut om en enskild fråga.
barometer-kept = Talen sparas i { $time }.
barometer-picture = Få det som bild
barometer-sent = Bilden kommer i ditt privata samtal med boten.
barometer-show = Visa i rummet
barometer-show-sure = Bilden och talen läggs upp i rummet, så att alla ser dem.
barometer-shown = Bilden läggs upp i rummet.
barometer-file = teman-over-tid.png
barometer-alt = { $finding } Staplar visar antalet frågor och lösningar för varje tema och termin. Samma tal står i texten under bilden.
barometer-picture-questions = Frågor
barometer-picture-solutions = Lösningar
barometer-picture-few = färre än fem
barometer-picture-until = till { $month }
barometer-picture-how = Talen kan vara upp till fyra för låga. De växer först när minst fem till har kommit.
refusal-nothing-yet = Det finns för lite att visa som bild ännu.
refusal-already-shown = Bilden för den här månaden har redan lagts upp i rummet. Nästa månad kan du visa en ny.
