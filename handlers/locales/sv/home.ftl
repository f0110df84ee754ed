home-hello-member = Välkommen, { $name }.
home-hello-facilitator = Välkommen, { $name }. Du är samtalsledare.
home-hello-deputy = Välkommen, { $name }. Du är ersättare för samtalsledaren.
home-ask = Fråga rummet
home-search = Sök lösningar
home-new = Skriv en lösning
home-return = Jag har kodord
home-drafts = Väntar på ditt ja
home-draft-open = Läs och bestäm
home-reads = Boten läser inte kanalen. Den hämtar bara sina egna meddelanden och det enda meddelande som någon pekar ut.
home-begin = Här gör du allt som boten kan hjälpa dig med. Du behöver inte kunna några kommandon.
home-pledge = Innan du börjar använda rummet läser du samtalslöftet. Det tar en halv minut.
home-saved = Tack. Det är sparat.
home-waiting =
    { $count ->
        [one] En sak väntar på dig som leder rummet.
       *[other] { $count } saker väntar på dig som leder rummet.
    }
