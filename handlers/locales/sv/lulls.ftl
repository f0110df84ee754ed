lulls-title = Vill du lägga upp en samtalsfråga?
lulls-why = Inget nytt har kommit genom boten på { $days } dagar. Kanske pratar ni ändå i kanalen. Den läser boten inte.
lulls-take = Lägg upp den
lulls-how = Den kommer vid nästa utskick på en arbetsdag. Sedan föreslår boten inget mer förrän något nytt har kommit. Fler frågor finns under Hem, { $title }.
lulls-taken = Frågan kommer { $when }. Du kan ändra den under Hem, { $title }.
lulls-declined = Det är helt i sin ordning. Boten föreslår inget mer förrän något nytt har kommit.
lulls-done = Klart. Rummet får den här frågan: { $body }
