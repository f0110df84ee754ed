preparation-title = Underlag
preparation-show = Visa underlaget
preparation-done = Jag har förberett
preparation-is-done = Tack. Underlaget finns kvar under Led träffen.
preparation-card = Dags att förbereda { $title }
preparation-card-asks = Träffen är { $when }. I underlaget ser du vad som rör sig i rummet, vad som redan finns att läsa och vad rummet kom överens om sist.
preparation-card-done = Förberedelsen av { $title } är klar.
preparation-themes = Det här rör sig i rummet
preparation-weight = Talet är hur många som har skrivit om temat, röstat för det eller undrar samma sak. Färre än tre röster räknas inte in.
preparation-no-themes = Inga ämnen eller frågor har kommit sedan förra träffen.
preparation-theme = { $theme }: { $weight }
preparation-other = Annat
preparation-more = { $count ->
    [one] Och ett till.
   *[other] Och { $count } till.
}
preparation-vented = Minst { $count } har skrivit av sig på temat, den här månaden eller förra.
preparation-agreed = Det här är rummet överens om
preparation-openings = Frågor att öppna med
