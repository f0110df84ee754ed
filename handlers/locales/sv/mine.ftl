mine-title = Mina frågor
mine-none = Du har inte frågat något med ditt namn än.
mine-unnamed = Det du har frågat utan namn står aldrig här, för boten vet inte att det är ditt. Det läser du med dina kodord.
mine-newer = Visa nyare
mine-older = Visa äldre
mine-count = { $count ->
    [0] Inga svar i formuläret än
    [one] Ett svar
   *[other] { $count } svar
}
mine-read = Läs frågan
mine-read-answers = { $count ->
    [one] Läs svaret
   *[other] Läs svaren
}
mine-question-title = Din fråga
mine-asked = Du frågade { $when }.
mine-hidden-short = Dold
mine-hidden = Frågan är dold för alla andra. Kollegor har sagt till eller så har samtalsledaren dolt den.
mine-no-answers = Har ingen svarat på { $days } arbetsdagar får samtalsledaren veta det.
mine-change = Ändra eller ta tillbaka
