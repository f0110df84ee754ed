topics-title = Ämnen
topics-new = Föreslå ett ämne
topics-collect = Samla in ämnen
topics-stop = Sluta samla in ämnen
topics-propose-or-vote = Föreslå eller rösta
topics-read = Läs ämnena
topics-count = { $count ->
    [0] Inget ämne har kommit in än.
    [one] Ett ämne har kommit in.
   *[other] { $count } ämnen har kommit in.
}
topics-none = Inget ämne har kommit in än.
topics-closed = Just nu går det inte att föreslå ämnen eller rösta.
topics-how = Rösta på det du vill prata om. Ingen ser vad du röstar på. Rösterna räknas fyra gånger om dagen, och antalet syns när ett ämne har minst { $from_ } röster.
topics-vote = Vill prata om
topics-voted = Du har röstat
topics-votes = { $count } röster
topics-vote-thanks = Din röst är med. Den räknas vid nästa utskick, och ingen ser att det var du.
topics-back = Visa tidigare
topics-named = { $name } föreslår
topics-unnamed = Utan namn
topics-body = Vad vill du prata om?
topics-body-hint = En eller ett par meningar. Skriv inte så att någon brukare eller medarbetare kan kännas igen.
topics-sender-unnamed = Ingen. Ämnet visas utan namn
topics-sender-named = Jag. Ämnet visas med mitt namn
topics-review = Granska ditt ämne
topics-send = Skicka
topics-sent-named = Tack. Ditt ämne står på listan.
topics-sent-unnamed = Ditt ämne är sparat utan ditt namn. Det kommer på listan { $when }. Med kodorden kan du ta tillbaka det.
topics-card = Vad vill du prata om på { $title }?
topics-card-asks = Föreslå ett ämne, med eller utan namn. Rösta på dem som andra har föreslagit.
topics-card-closed = Ämnena till { $title } är insamlade.
topics-card-cancelled = { $title } är inställd, så inga ämnen samlas in.
topics-change-title = Ditt ämne
topics-changed = Ämnet är ändrat.
topics-withdraw = Ta tillbaka ämnet
topics-withdraw-sure = Ämnet försvinner från listan med sina röster.
topics-withdrawn = Ämnet är tillbakataget och texten är raderad.
refusal-not-collecting = Träffen tar inte emot ämnen eller röster just nu.
refusal-too-late-unnamed = Det hinner inte släppas utan namn före träffen. Välj att stå med ditt namn, eller ta upp det på träffen.
refusal-only-urgent = Träffen är snart. Kryssa i att det brådskar, så hinner ämnet släppas före.
