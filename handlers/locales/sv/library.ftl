library-why = Boten väljer ur sin samling. Den tar sådant som passar årstiden och som rummet inte har haft.
library-start = Första dagen
library-every = Hur ofta?
library-every-week = Varje vecka
library-every-other = Varannan vecka
library-count = Hur många?
library-presentation = Presentationsrunda
library-presentation-yes = Börja med att alla berättar vem de är
library-themes = Teman
library-themes-hint = Välj inget om alla teman passar.
library-preview = Så här blir serien. Du kan ändra och ta bort enskilda frågor efteråt.
library-fewer =
    { $count ->
        [one] Samlingen har bara en till som passar.
       *[other] Samlingen har bara { $count } till som passar.
    }
library-empty = Samlingen har inga fler som passar. Välj fler teman, eller skriv en egen.
library-again = Välj på nytt
library-plan =
    { $count ->
        [one] Planera frågan
       *[other] Planera { $count } frågor
    }
library-offer-title = Vill du börja med tre veckors samtalsfrågor?
library-offer-why = Boten lägger upp en i veckan, på en arbetsdag. Vänta gärna tills de flesta är med.
library-offer-yes = Planera de tre
library-offer-taken = Klart. Den första kommer { $when }. Du kan ändra dem under Hem, { $title }.
library-offer-declined = Det är helt i sin ordning. Samtalsfrågorna finns under Hem när du vill.
library-offer-done = Klart. Du hittar samtalsfrågorna under Hem, { $title }.

prompt-001 = Berätta kort om dig. Var jobbar du, vad leder du och vad är roligast med det?
prompt-002 = Vilket råd har du haft mest nytta av som chef?
prompt-003 = Vad fungerar bra i ditt schema just nu, och vad skaver?
prompt-004 = Vad säger du först till en anhörig som är missnöjd?
prompt-005 = När på dagen får du jobba ostört, och hur har du ordnat det?
prompt-006 = Två i arbetslaget drar åt olika håll. Vad gör du först?
prompt-007 = Vad gör du på jobbet som egentligen är någon annans uppgift?
prompt-008 = Vad får alla nya veta hos dig den första dagen?
prompt-009 = Vad har blivit lite bättre för de äldre hos dig den senaste månaden?
prompt-010 = Någon ringer och är sjuk för fjärde gången på kort tid. Vad säger du?
prompt-011 = När och var hinner ditt arbetslag dokumentera?
prompt-012 = Vilken fråga ställer du alltid i en anställningsintervju?
prompt-013 = Vem utanför enheten är lätt att samarbeta med, och vad beror det på?
prompt-014 = Hur håller du kontakt med dem som bara jobbar natt?
prompt-015 = Vad har du slutat göra utan att någon saknar det?
prompt-016 = Klockan är fyra och kvällspasset är tomt. Vad gör du?
prompt-017 = Vilken teknik har sparat tid på riktigt hos dig?
prompt-018 = Vad brukar hjälpa hos dig när någon med demenssjukdom är orolig?
prompt-019 = Hur lär sig ditt arbetslag något nytt när ingen kan gå ifrån?
prompt-020 = En av dina bästa funderar på att sluta. Vad gör du?
prompt-021 = Någon i arbetslaget blev hotad i går. Vad gör du i dag?
prompt-022 = Hur förklarar du ekonomin så att arbetslaget vill lyssna?
prompt-023 = Vad gör måltiden till en fin stund hos dig?
prompt-024 = Vad får ditt arbetslag att våga berätta när något har blivit fel med medicinen?
prompt-025 = Vad får alla att följa hygienrutinerna också när det är bråttom?
prompt-026 = Hur planerar du turerna så att tiden i bilen blir kort?
prompt-027 = När sa du nej senast, och hur blev det?
prompt-028 = Vad gör du när du kommer hem och inte kan släppa jobbet?
prompt-029 = Vad fick dig att skratta på jobbet senast?
prompt-030 = Vad skulle du vilja fråga en chef i en helt annan kommun?
prompt-031 = Vilket samtal drar du dig för, och vad skulle göra det lättare?
prompt-032 = Vad är du stolt över som ingen utanför enheten har sett?
prompt-033 = Vilken lista, mall eller rutin delar du gärna med dig av?
prompt-034 = Vad önskar du att någon hade sagt när du var ny som chef?
prompt-035 = Nytt år. Vad vill du helst få ordning på före sommaren?
prompt-036 = Årets budget är satt. Var börjar du när pengarna inte räcker?
prompt-037 = Influensan går. Vad gör du när halva arbetslaget är hemma?
prompt-038 = Magsjukan är här. Vad är det första du gör?
prompt-039 = Snö och halka. Hur tar sig hemtjänsten fram hos dig?
prompt-040 = Dags att söka sommarvikarier. Var hittar du dina bästa?
prompt-041 = Lönesamtal. Vad säger du till den som är besviken på sin lön?
prompt-042 = Semestern ska läggas. Hur gör du för att det ska kännas rättvist?
prompt-043 = Sportlov. Hur får du ihop schemat när många vill vara lediga med barnen?
prompt-044 = Dags för skyddsrond. Vad hittade du förra gången som du annars hade missat?
prompt-045 = En sommarvikarie börjar på måndag. Vad måste sitta redan då?
prompt-046 = Sommarvikarierna behöver delegering. Hur hinner du och sjuksköterskan med alla?
prompt-047 = Midsommar ska bemannas. Vad får någon att vilja ta passet?
prompt-048 = Snart har du semester. Hur lämnar du över så att du är ledig på riktigt?
prompt-049 = Det är varmt. Hur ordnar du svalka, skugga och dricka åt alla?
prompt-050 = Mitt i semestern blir två sjuka samma kväll. Vad gör du först?
prompt-051 = Vad har gått bättre än du trodde den här sommaren?
prompt-052 = Sommaren är slut. Vad gör du annorlunda nästa år?
prompt-053 = Alla är tillbaka. Hur får du i gång arbetslaget igen?
prompt-054 = Medarbetarsamtal. Vilken fråga ger dig de bästa svaren?
prompt-055 = Nästa års budget tar form. Vad vill du att din egen chef ska förstå?
prompt-056 = Hösten är full av möten. Vilket kan du stryka eller korta?
prompt-057 = Dags för influensavaccin. Hur pratar du om det i arbetslaget?
prompt-058 = Julschemat. Hur gör du när alla vill vara lediga på julafton?
prompt-059 = November. Vad ger dig kraft när det är mörkt?
prompt-060 = Nätterna är långa nu. Hur märker nattpersonalen att du tänker på dem?
prompt-061 = Till jul kommer anhöriga som sällan är på besök. Hur tar du emot dem?
prompt-062 = Året är snart slut. Vad vill du tacka ditt arbetslag för?
prompt-063 = Julbord på enheten. Hur gör du det till en fin stund för alla?
