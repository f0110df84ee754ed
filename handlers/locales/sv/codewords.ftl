codewords-title = Dina kodord
codewords-words = Skriv dina fem kodord
codewords-words-hint = Stora eller små bokstäver spelar ingen roll. Ordningen gör det.
codewords-go = Visa
codewords-meant = Menade du: { $words }? Skriv orden så och tryck igen.
codewords-unknown = Det här finns inte bland kodorden: { $words }. Läs av din lapp och försök igen.
codewords-five = Kodorden är fem ord. Du har skrivit { $count }.
codewords-yours = Dina kodord
codewords-why = Skriv ner orden nu, på papper eller där bara du läser. De visas bara här, och ingen kan ta fram dem åt dig. Med dem läser du svaren, frågar vidare eller tar tillbaka det du skrev. De gäller i ett år.
codewords-waits = Väntar på att släppas. Bara du som har kodorden ser det.
codewords-released = Släppt i rummet.
codewords-answers = { $count ->
    [0] Inga svar i formuläret än
    [one] Ett svar
   *[other] { $count } svar
}
codewords-no-answers = Titta in igen senare. Ingen ser när du läser.
codewords-your-follow-up = Du frågade vidare
codewords-link = [adress: { $address }]
codewords-helped = Det här hjälpte mig
codewords-proposed = Tack. Boten frågar om svaret får sparas som lösning, { $when }. Den säger inte vem som tipsade.
codewords-follow-up = Fråga vidare
codewords-follow-up-hint = Kommer i tråden utan ditt namn. Du får granska innan du skickar.
codewords-send = Skicka
codewords-follow-up-sent = Sparat utan ditt namn. Det kommer i tråden { $when }.
codewords-withdraw = Ta tillbaka
codewords-withdraw-sure = Texten försvinner genast, ur chatten också. Den som tittar just då ser att någon tar tillbaka, men inte vem.
codewords-withdrawn = Det är tillbakataget och texten är raderad. Kodorden gäller inte längre.
refusal-wrong-code-words = De här kodorden leder inte till något här. Kontrollera orden och ordningen. De gäller i ett år.
codewords-too-many = Du har provat många gånger. Vänta en timme och försök igen.
codewords-your-question = Din fråga
codewords-your-answer = Ditt svar
codewords-about = Du svarade på
codewords-withdraw-waiting = Texten raderas genast. Ingen annan har sett den.
codewords-older = Visa äldre svar
codewords-newest = Visa de nyaste
codewords-hidden = Din text är dold för alla andra. Kollegor har sagt till eller så har samtalsledaren dolt den. Samtalsledaren vet inte vem du är.
codewords-removed = Samtalsledaren har tagit bort det du skrev. Samtalsledaren vet inte vem du är.
codewords-note = Från samtalsledaren
codewords-your-topic = Ditt ämne
codewords-for-meeting = Du föreslog det till
