members-pledge-title = Samtalslöfte
members-pledge-why = Innan du börjar använda rummet behöver du lova detta. Alla som är med har lovat samma sak.
members-pledge =
    Det som sägs i rummet stannar i rummet.
    Jag skriver aldrig så att en brukare, en anhörig eller en medarbetare kan kännas igen.
    Jag försöker inte ta reda på vem som har skrivit utan namn.
    Jag för bara vidare det som den som skrev har släppt som lösning.
members-pledge-accept = Jag lovar
members-pledge-thanks = Tack. Nu är du inne. Gör om det du skulle göra.
members-pledge-read = Läs samtalslöftet
