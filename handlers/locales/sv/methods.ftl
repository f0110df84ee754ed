methods-title = Samtalsmetoder
methods-why = Välj ett sätt att prata. Du kan ändra tiderna innan det börjar.
methods-choose = Välj { $method }
methods-minutes = Ungefär { $minutes } minuter
methods-people = { $count } i varje grupp
methods-people-between = { $fewest }–{ $most } i varje grupp
methods-least = minst { $count } deltagare
methods-turn = { $step } ({ $turn } av { $turns })
methods-pledge = Samtalslöftet
methods-pledge-how = Läs löftet högt, eller låt alla läsa tyst.

methods-round = Runda
methods-round-about = Alla får lika lång tid att tala, en i taget, och ingen avbryter. Bra när alla ska höras.
methods-round-source =
    Källa: Nancy Kline, Time to Think, 1999
    Boken säger inget om minuter. Tiderna är botens förslag.
methods-round-turns = Hur många ska tala?
methods-round-think = Tänk tyst
methods-round-think-how = Alla tänker tyst på frågan. Skriv gärna ner ett par ord.
methods-round-turn = En i taget
methods-round-turn-how = En talar. De andra lyssnar utan att avbryta eller fråga. Blir den som talar klar i förtid går ni vidare.
methods-round-talk = Fritt samtal
methods-round-talk-how = Vad hörde ni? Prata fritt om det ni vill veta mer om.
methods-round-speaker = Den som talar
methods-round-speaker-how = Tala om ditt eget. Du får säga pass. Ingen avbryter dig.
methods-round-listener = De som lyssnar
methods-round-listener-how = Lyssna utan att avbryta, ge råd eller ställa frågor. Din tur kommer.
methods-round-leader = Samtalsledaren
methods-round-leader-how = Säg vems tur det är och håll tiden. Den som har valt att bara lyssna på träffen är inte med i rundan.

methods-supervision = Kollegahandledning
methods-supervision-about = En berättar om något svårt. Ett reflekterande team pratar sedan högt om det medan den som berättade lyssnar.
methods-supervision-source =
    Källa: Tom Andersen, The Reflecting Team, Family Process 26, 1987
    Tiderna är satta så att det blir 45 minuter. Aarhus universitet räknar med 45–60.
methods-supervision-tell = Berätta
methods-supervision-tell-how = Den som har frågan berättar. Intervjuaren ställer frågor som gör den klarare. Teamet sitter vid sidan av och lyssnar.
methods-supervision-reflect = Teamet reflekterar
methods-supervision-reflect-how = Teamet pratar med varandra om det de har hört. Den som berättade och intervjuaren lyssnar. Säg hellre ”jag undrar om” än ”du borde”.
methods-supervision-answer = Svara teamet
methods-supervision-answer-how = Den som berättade säger vad som stannade kvar och vad som är nytt. Teamet lyssnar.
methods-supervision-together = Prata tillsammans
methods-supervision-together-how = Vad tar ni med er? Vad blir nästa steg för den som berättade?
methods-supervision-teller = Den som berättar
methods-supervision-teller-how = Berätta om en verklig situation utan att någon kan kännas igen. Säg vad du vill ha hjälp med. Du behöver inte svara på allt.
methods-supervision-interviewer = Intervjuaren
methods-supervision-interviewer-how = Ställ öppna frågor så att situationen blir klar. Ge inga råd. Bjud in teamet när det är dags.
methods-supervision-team = Det reflekterande teamet
methods-supervision-team-how = Lyssna först. Prata sedan med varandra, inte till den som berättade. Dela tankar och undringar, inga domar.

methods-troika = Troika
methods-troika-about = Tre och tre. En söker råd, två ger råd medan den första lyssnar. Sedan byter ni, så att alla får hjälp.
methods-troika-source =
    Källa: Henri Lipmanowicz och Keith McCandless, The Surprising Power of Liberating Structures, 2014 (Troika Consulting)
methods-troika-turns = Hur många ska få råd?
methods-troika-think = Tänk tyst
methods-troika-think-how = Alla tänker tyst: Vad är svårt för mig just nu? Vilken hjälp vill jag ha?
methods-troika-tell = Berätta
methods-troika-tell-how = Den som söker råd berättar vad som är svårt och vilken hjälp som behövs. De andra lyssnar.
methods-troika-ask = Fråga
methods-troika-ask-how = De två rådgivarna ställer frågor för att förstå. Inga råd än.
methods-troika-advise = Ge råd
methods-troika-advise-how = Den som söker råd vänder ryggen till, eller stänger av kamera och mikrofon. Rådgivarna pratar med varandra om idéer och råd.
methods-troika-thank = Säg vad som hjälpte
methods-troika-thank-how = Den som sökte råd vänder sig om och säger vad som var mest värdefullt. Sedan är det nästas tur.
methods-troika-client = Den som söker råd
methods-troika-client-how = Berätta kort. Lyssna tyst när de andra pratar, och anteckna gärna. Säg till sist vad du tar med dig.
methods-troika-consultant = Rådgivarna
methods-troika-consultant-how = Fråga för att förstå. Prata sedan med varandra, som om den som söker råd inte var där. Ge många idéer och låt den andra välja.

methods-one-two-four-all = 1-2-4-alla
methods-one-two-four-all-about = Tänk ensam, prata två och två, sedan fyra och fyra och till sist alla. Bra när ni vill ha många idéer på kort tid.
methods-one-two-four-all-source =
    Källa: Henri Lipmanowicz och Keith McCandless, The Surprising Power of Liberating Structures, 2014 (1-2-4-All)
methods-one-two-four-all-one = Ensam
methods-one-two-four-all-one-how = Tänk tyst på frågan. Skriv ner det du kommer på.
methods-one-two-four-all-two = Två och två
methods-one-two-four-all-two-how = Berätta för varandra och bygg vidare på det ni har.
methods-one-two-four-all-four = Fyra och fyra
methods-one-two-four-all-four-how = Två par går ihop. Vad är lika? Vad skiljer? Välj det ni vill ta med till alla.
methods-one-two-four-all-all = Alla
methods-one-two-four-all-all-how = Varje grupp säger en sak som stack ut. Säg inte om det som redan är sagt.
methods-one-two-four-all-everyone = Alla
methods-one-two-four-all-everyone-how = Tänk själv först. Lyssna färdigt på varandra och bygg vidare.
methods-one-two-four-all-leader = Samtalsledaren
methods-one-two-four-all-leader-how = Ställ en fråga som går att svara på. Håll tiderna, också när samtalet är livligt. Kör hellre ett varv till.
