delivery-unreachable-title = Jag når inte rummet
delivery-unreachable = Jag kunde inte skriva i kanalen för { $network }.
delivery-unreachable-why = Kanalen kan vara arkiverad, eller så är jag inte med i den längre. Det kan också vara så att någon har tagit bort det jag skulle svara på.
delivery-unreachable-do = Öppna kanalen och bjud in mig igen. Det som redan är sparat finns kvar, men det jag inte kunde skriva kommer inte i efterhand.
delivery-gone = Borttaget.
