networks-title = Vilket rum?
networks-label = Du är med i flera nätverk. Vilket gäller det?
networks-topic = Det som sägs i rummet stannar i rummet. Fråga med /fraga, sök med /losning, rummets meny med /rummet.

networks-new = Gör ett nytt rum
networks-new-title = Nytt rum
networks-makes = Här gör du ett slutet rum för ett nätverk. Boten skapar en privat kanal och bjuder in dig dit.
networks-this-one = Den här kanalen blir nätverkets slutna rum. De som redan är här får vänta tills du har godkänt dem.
networks-name = Vad heter nätverket?
networks-name-hint = Till exempel Chefsnätverket i länet. Namnet syns för dem som bjuds in.
networks-becomes-facilitator = Du blir samtalsledare. Du godkänner vilka som får vara med. Du kan lämna över till någon annan senare.
networks-new-submit = Gör rummet
networks-adopt-submit = Gör den här till rummet
networks-bring-bot = Boten är inte med i den här kanalen än. Skriv { $invite } här.
networks-then-again = Skriv sedan /rummet igen, så kan kanalen bli nätverkets rum.
networks-open-channel = Ett rum är en privat kanal, så att bara de som är med kan läsa. Den här kanalen är inte privat.
networks-then-private = Har du redan en privat kanal? Skriv { $invite } där, och sedan /rummet. Annars gör boten en ny kanal åt dig.
networks-made = Rummet för { $network } är på väg. Om några sekunder får du en inbjudan till kanalen.
networks-made-wait = Kommer ingen inbjudan inom en minut? Skriv /rummet, så ser du vad som har hänt.
networks-adopted = Kanalen är nu rummet för { $network }. Boten skriver strax ett välkomstmeddelande här.
networks-adopted-others = De som redan är här kan använda boten först när du har godkänt dem. Du får en lista i ett eget meddelande.
networks-next = Skriv /rummet när du vill bjuda in kollegor, välja ersättare eller ändra något om rummet.
networks-code = Nätverkets kod
networks-code-for = Den som vill vara med skriver koden i sin ansökan. Du hittar den igen under Rummets inställningar.
networks-menu = Rummets meny

networks-welcome = Välkommen till { $network }
networks-welcome-what = Det här är ett slutet rum för kollegor. Här frågar du, med eller utan namn, och hittar det som har hjälpt andra.
networks-welcome-pledge = Alla som är med har lovat det här:

networks-failed-title = Kanalen blev inte gjord
networks-failed = Boten fick inte göra kanalen för { $network }. Det du skrev är sparat.
networks-failed-why = Chattplattformen sa nej. Ofta beror det på att bara administratörer får göra privata kanaler.
networks-failed-do = Gör själv en privat kanal och skriv { $invite } i den. Skriv sedan /rummet där. Eller be den som sköter chatten att släppa fram boten, och försök igen.
networks-again = Försök igen
networks-trying = Boten gör kanalen för { $network }. Det tar några sekunder.
refusal-room-taken = Den här kanalen är redan ett rum. Välj en annan kanal.
