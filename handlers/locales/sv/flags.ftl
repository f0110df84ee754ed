flags-flag = Säg till
flags-title = Säg till
flags-what-happens = Tycker du att det här inte borde stå i rummet? Då kan du säga till. När fler än du har gjort det döljs texten, och samtalsledaren tittar på den.
flags-nobody-sees = Ingen ser vem som säger till. Boten räknar fyra gånger om dagen och sparar bara antalet.
flags-a-person = Går det att känna igen en brukare, en anhörig eller en medarbetare? Tryck i stället på Personuppgift. Då döljs texten genast.
flags-thanks = Tack. Det räknas senast i morgon bitti. Ingen ser att det var du.
flags-again = Du har redan sagt till om det här.
flags-you-facilitate = Du är samtalsledare eller ersättare. Då kan du dölja texten genast.
flags-hide-now = Dölj genast
flags-hidden-by-colleagues = Dolt. Kollegor har sagt till och samtalsledaren tittar på det.
flags-hidden = Dolt. Samtalsledaren tittar på det.
flags-card-title = Titta på det här
flags-card-whose = Skrivet av { $name }
flags-card-unnamed = Skrivet utan namn
flags-card-count = { $count ->
    [one] En medlem har sagt till.
   *[other] { $count } medlemmar har sagt till.
}
flags-card-shown = Texten syns i rummet.
flags-card-hidden = Texten är dold i rummet tills du bestämmer.
flags-card-note = Du har skrivit till den som skrev: { $note }
flags-card-link = Visa var det står
flags-card-in-person = Skriv gärna själv till { $name } och berätta vad du tänker.
flags-card-done = Klart. Texten står kvar i rummet.
flags-hide = Dölj
flags-show = Visa igen
flags-let-stand = Låt stå
flags-remove = Ta bort helt
flags-remove-sure = Texten försvinner ur rummet och ur boten. En lösning som är gjord av den försvinner också. Det går inte att ångra.
flags-write = Skriv till den som skrev
flags-note = Vad vill du säga?
flags-note-hint = Är den som skrev kvar läser den det, utan att du får veta vem det är. Vill du ta bort ditt meddelande, töm fältet och spara.
flags-note-kept = Sparat. Är den som skrev kvar syns det vid texten. Har texten kodord syns det när de används nästa gång.
flags-note-gone = Ditt meddelande är borttaget.
flags-is-hidden = Texten är dold. Du hittar den i ditt samtal med boten, och där bestämmer du vad som händer sedan.
flags-stands = Texten syns i rummet. Den som säger till om den igen räknas från noll.
flags-is-removed = Texten är borttagen ur rummet och ur boten.
flags-note-card = Samtalsledaren har skrivit till dig om din lösning ”{ $title }”. Samtalsledaren vet inte vem du är.
