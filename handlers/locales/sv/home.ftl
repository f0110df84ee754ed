home-hello-member = Välkommen, { $name }.
home-hello-facilitator = Välkommen, { $name }. Du är samtalsledare.
home-hello-deputy = Välkommen, { $name }. Du är ersättare för samtalsledaren.
home-ask = Fråga rummet
home-search = Sök lösningar
home-new = Skriv en lösning
home-return = Jag har kodord
home-draft-open = Läs och bestäm
home-reads = Boten läser inte kanalen. Den hämtar bara sina egna meddelanden och det enda meddelande som någon pekar ut.
home-pledge = Innan du börjar använda rummet läser du samtalslöftet. Det tar en halv minut.
home-saved = Tack. Det är sparat.
home-begin = Allt du kan göra finns på den här sidan.
home-todo = Att göra
home-waiting = Det här väntar på dig som leder rummet.
home-waiting-in = Det här väntar på dig som leder { $network }.
home-waiting-incident =
    { $count ->
        [one] 1 text kan peka ut en person
       *[other] { $count } texter kan peka ut en person
    }
home-waiting-flag =
    { $count ->
        [one] 1 text att titta på
       *[other] { $count } texter att titta på
    }
home-waiting-application =
    { $count ->
        [one] 1 ansökan
       *[other] { $count } ansökningar
    }
home-waiting-found = Personer som inte är insläppta
home-waiting-unanswered =
    { $count ->
        [one] 1 fråga utan svar
       *[other] { $count } frågor utan svar
    }
home-waiting-by-hand =
    { $count ->
        [one] 1 sak att göra för hand
       *[other] { $count } saker att göra för hand
    }
home-waiting-prompts = Förslag på samtalsfrågor
home-waiting-other =
    { $count ->
        [one] 1 sak till
       *[other] { $count } saker till
    }
home-drafts =
    { $count ->
        [one] En kollega tycker att något du har skrivit eller sagt kan hjälpa fler. Får det sparas?
       *[other] Kollegor tycker att något du har skrivit eller sagt kan hjälpa fler. Får det sparas?
    }
home-drafts-more =
    { $count ->
        [one] En text till väntar på ditt ja. Den kommer fram när du har bestämt om någon av de här.
       *[other] { $count } texter till väntar på ditt ja. De kommer fram när du har bestämt om de här.
    }
home-asked-all = Alla mina frågor
home-deputy = Ersättare: { $names }.
home-no-deputy = Rummet har ingen ersättare. Utan en stannar det som väntar när du är borta.
home-waiting-freshness = Gamla lösningar utan namn
home-aged =
    { $count ->
        [one] En av dina lösningar har fyllt ett år. Gäller den fortfarande?
       *[other] { $count } av dina lösningar har fyllt ett år. Gäller de fortfarande?
    }
home-waiting-dates =
    { $count ->
        [one] 1 datum att välja
       *[other] { $count } datum att välja
    }
home-waiting-agreed = Det vi kom överens om
home-waiting-groups =
    { $count ->
        [one] 1 förslag på smågrupper
       *[other] { $count } förslag på smågrupper
    }
home-waiting-preparation = Träff att förbereda
