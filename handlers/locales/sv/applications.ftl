applications-apply = Ansök om att vara med
applications-another = Jag har en kod till ett annat nätverk
applications-already = Du är redan med i { $network }. Allt du kan göra här finns under Hem.
applications-intro = Skriv koden som du fick i inbjudan. Samtalsledaren läser din ansökan, och svaret kommer hit i ett meddelande från boten.
applications-code = Nätverkets kod
applications-code-hint = Stora eller små bokstäver spelar ingen roll.
applications-title = Din roll
applications-title-hint = Till exempel enhetschef hemtjänst.
applications-municipality = Din kommun eller arbetsgivare
applications-everyone-promises = Det här lovar alla som är med:
applications-kept = Samtalsledaren ser ditt namn, din roll och din kommun. Blir du inte insläppt raderar boten allt.
applications-send = Skicka ansökan
applications-sent = Tack. Stämmer koden så läser samtalsledaren din ansökan. Svaret kommer i ett meddelande från boten.
applications-sent-no-answer = Har du inget svar efter en vecka? Se efter att koden är rätt och ansök igen, eller ring den som bjöd in dig. Koden kan provas några gånger om dagen.

applications-name = Namn
applications-title-fact = Roll
applications-municipality-fact = Kommun eller arbetsgivare
applications-unlisted = { $municipality } (står inte på rummets lista)
applications-account = Konto
applications-account-full = Vanligt konto
applications-account-guest = Gästkonto
applications-card-asks = { $name } vill vara med i { $network }.
applications-card-then = Den du släpper in får först lova samtalslöftet. Sedan öppnas kanalen. Den du tackar nej till får ett vänligt besked.
applications-card-approved = { $name } är insläppt och har fått samtalslöftet att läsa.
applications-approve = Släpp in
applications-decline = Tacka nej
applications-decline-sure = Ansökan tas bort, och { $name } får ett vänligt besked.
applications-approved = { $name } är insläppt. Samtalslöftet kommer i ett meddelande, och kanalen öppnas när det är lovat.
applications-declined = Ansökan är borttagen. Den som ansökte får ett vänligt besked.
refusal-decided = Ansökan finns inte kvar. Någon har redan svarat på den, eller så är den borttagen.
refusal-no-account = Kontot är stängt eller hör till en annan arbetsyta, så det går inte att släppa in. Tacka nej för att ta bort ansökan.

applications-welcome = Du är insläppt i { $network }. Innan kanalen öppnas läser du samtalslöftet. Det tar en halv minut.
applications-welcome-inside = Du är insläppt i { $network }. Innan boten kan hjälpa dig läser du samtalslöftet. Det tar en halv minut.
applications-reminder = Du är insläppt i { $network }, men samtalslöftet är inte läst än. Kanalen öppnas när du har lovat det.
applications-promise = Läs och lova
applications-promised = Du är med i { $network }. Det här har du lovat:
applications-opening = Tack. Nu öppnas kanalen för dig. Det kan ta någon minut. Sedan hittar du den bland dina kanaler i chatten.
applications-in = Tack. Nu är du inne. Det här kan du börja med.
applications-begin = Välkommen till { $network }. Du behöver inte göra något särskilt. Du hittar kanalen bland dina kanaler i chatten. Läs där i lugn och ro.
applications-begin-first = När du vill fråga, söka eller dela med dig finns allt här och under Hem. Du kan alltid fråga utan namn.

applications-told-declined = Tack för att du vill vara med i { $network }. Den här gången kan samtalsledaren inte släppa in dig.
applications-told-lapsed = Din ansökan till { $network } fick inget svar i tid och är nu borttagen. Det är inte ditt fel. Ansök gärna igen.
applications-told-put-out = Du är inte längre i kanalen för { $network }. Den är bara för dem som samtalsledaren har släppt in. Vill du vara med kan du ansöka.
applications-call = Vill du veta mer? Ring { $phone }.
applications-ask-inviter = Vill du veta mer? Hör av dig till den som bjöd in dig.

applications-found-title = Inte insläppta
applications-found = { $count ->
    [one] En person är i kanalen för { $network } utan att vara insläppt:
   *[other] { $count } personer är i kanalen för { $network } utan att vara insläppta:
}
applications-found-more = { $names } och { $count } till
applications-found-why = Det händer när någon läggs till direkt i kanalen. Den som inte är insläppt ser det som skrivs där, men boten svarar inte.
applications-found-open = Gå igenom listan
applications-found-all = Släpp in alla ({ $count })
applications-found-all-sure = Alla på listan får samtalslöftet att läsa. När de har lovat det svarar boten dem.
applications-found-wait = Vänta
applications-found-none = Alla i kanalen är insläppta.
applications-found-let-in = Släpp in
applications-found-put-out = Ta bort ur kanalen
applications-found-listed = Här står { $listed } av { $count }. Resten kommer när de här är klara.
applications-found-both = Någon är vald både för att släppas in och för att tas bort. Välj det ena.
applications-found-choose = Välj minst en person. Stäng formuläret om du vill vänta.
applications-found-done = Insläppta: { $let_in }. Borttagna: { $put_out }.
applications-found-then = Samtalslöftet kommer till de insläppta i ett meddelande.
applications-account-closed = Stängt konto eller annan arbetsyta
refusal-list-changed = Listan har ändrats sedan du såg den. Gå igenom den i stället.
