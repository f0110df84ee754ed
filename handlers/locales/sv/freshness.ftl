freshness-title = Lösningar att se över
freshness-why = Efter ett år frågar boten om en lösning fortfarande gäller. Andra ser inte vem som svarar.
freshness-own = Dina lösningar
freshness-nameless = Lösningar utan namn
freshness-none = Det finns inget att se över just nu. Boten hör av sig när en lösning har fyllt ett år.
freshness-more = { $count ->
    [one] En till väntar. Den kommer fram när du har svarat.
   *[other] { $count } till väntar. De kommer fram när du har svarat.
 }
freshness-asks = { $count ->
    [one] Gäller din lösning fortfarande?
   *[other] Gäller dina lösningar fortfarande?
 }
freshness-holds = Gäller fortfarande
freshness-no-longer = Gäller inte längre
freshness-again = Gäller igen
freshness-confirmed = Tack. ”{ $title }” gäller, och boten frågar igen om ett år.
freshness-marked = Tack. Nu ser kollegorna att ”{ $title }” inte gäller längre, och varför. Den går fortfarande att hitta, sist i sökningen.
freshness-reason = Varför gäller den inte längre?
freshness-reason-hint = Till exempel: Vi har bytt system. Kollegorna ser skälet när de hittar lösningen.
freshness-stays = Lösningen går fortfarande att hitta, men sist i sökningen. Du kan ändra dig.
freshness-outdated = Lösningen gäller inte längre. Skälet:
freshness-outdated-why = Gäller inte längre: { $reason }
freshness-unconfirmed = Inte bekräftad sedan { $month } { $year }
freshness-nameless-asks = { $count ->
    [one] En lösning utan namn behöver ses över
   *[other] { $count } lösningar utan namn behöver ses över
 }
freshness-nameless-why = Boten har ingen annan att fråga. Vet du om det fortfarande gäller?
freshness-go-through = Gå igenom
freshness-not-now = Inte nu
freshness-left = Det är helt i sin ordning. De står kvar, och det syns att ingen har bekräftat dem.
freshness-nameless-done = Klart. Inga lösningar utan namn väntar på dig.
