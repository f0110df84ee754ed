duties-title = Det som väntar
duties-none = Ingenting väntar på dig just nu. När något gör det får du ett meddelande.
duties-since = Väntar sedan { $when }.
duties-show = Visa
duties-more =
    { $count ->
        [one] En sak till väntar. Den kommer fram när något här ovanför är klart.
       *[other] { $count } saker till väntar. De kommer fram när något här ovanför är klart.
    }
