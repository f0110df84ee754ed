overlaps-picture = Få det som bild
overlaps-show = Visa bilden i rummet
overlaps-show-sure = Alla i rummet ser hur många som kan komma när. Inga namn står på bilden.
overlaps-sent = Bilden kommer i ditt eget samtal med boten om några sekunder.
overlaps-shown = Bilden kommer i rummet om några sekunder.
overlaps-file = datum.png
overlaps-alt = { $finding } Bilden har en stapel för varje datum. Samma tal står under bilden.
overlaps-most =
    { $count ->
        [one] En kan komma { $when }. Det är flest hittills.
       *[other] Flest kan komma { $when }, { $count } personer.
    }
overlaps-several =
    { $count ->
        [one] På { $dates } av datumen kan en person komma.
       *[other] På { $dates } av datumen kan lika många komma, { $count } personer.
    }
overlaps-nobody = Ingen har sagt att den kan komma än.
refusal-no-answers = Ingen har svarat än, så det finns inget att rita.
