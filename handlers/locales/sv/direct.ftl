direct-how = Boten sparar inget av det du skriver här. Vill du fråga rummet, med eller utan namn? Tryck på Fråga rummet. Skriv inget hemligt i det här meddelandefältet, för chattplattformen sparar det.
direct-help = Det här kan du göra. Tryck på en knapp. Boten sparar inget av det du skriver här.
