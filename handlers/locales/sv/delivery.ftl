delivery-unreachable-title = Boten når inte rummet
delivery-unreachable = Boten kunde inte skriva i kanalen för { $network }.
delivery-unreachable-why = Kanalen kan vara arkiverad, eller så är boten inte med i den längre. Det kan också vara så att någon har tagit bort det som boten skulle svara på.
delivery-unreachable-do = Öppna kanalen och bjud in boten igen. Det som redan är sparat finns kvar, men det som boten inte kunde skriva kommer inte i efterhand.
delivery-gone = Borttaget.
