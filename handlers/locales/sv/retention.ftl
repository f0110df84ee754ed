retention-title = Hur länge vi sparar
retention-why = Boten raderar det som har blivit för gammalt, också sina egna inlägg i chatten. Det medlemmarna själva skriver i kanalen följer arbetsytans regler.
retention-months = { $count ->
    [one] 1 månad
   *[other] { $count } månader
 }
retention-years = { $count } år
retention-default = Vi föreslår { $time }.
retention-soon = Inom en månad raderas { $gone }.
retention-questions = Frågor med sina svar
retention-questions-hint = Tiden räknas från det sista svaret. Samtalsfrågor räknas från dagen de lades upp.
retention-solutions = Lösningar
retention-solutions-hint = Tiden räknas från den dag lösningen släpptes eller bekräftades, eller från det senaste ”vi provade”.
retention-meetings = Träffar, och svaren i Hitta datum
retention-meetings-hint = Tiden räknas från träffens slut, eller från det sista av datumen.
retention-applications = Ansökningar från dem som inte har kommit in
retention-applications-hint = Den som ännu inte har fått svar får veta att ansökan är raderad.
retention-tallies = Listan månad för månad
retention-tallies-hint = Bara antal, aldrig vem. Talen i Teman över tid raderas samtidigt, en hel termin i taget.
retention-fixed = Det här kan ingen ändra:
retention-fixed-codewords = Kodord gäller i 12 månader.
retention-fixed-drafts = Förslag som ingen säger ja till raderas efter 14 dagar.
retention-fixed-letters = Boten minns i en vecka hur många meddelanden någon har fått utan att be om dem.
retention-fixed-vents = Boten minns till slutet av nästa månad hur många som har skrivit av sig om ett tema.
retention-fixed-deliveries = Boten minns i 48 timmar vilka händelser i chatten den har tagit hand om.

retention-count-questions = { $count ->
    [one] en fråga med sina svar
   *[other] { $count } frågor med sina svar
 }
retention-count-solutions = { $count ->
    [one] en lösning
   *[other] { $count } lösningar
 }
retention-count-meetings = { $count ->
    [one] en träff eller datumfråga
   *[other] { $count } träffar och datumfrågor
 }
retention-count-applications = { $count ->
    [one] en ansökan
   *[other] { $count } ansökningar
 }
retention-count-tallies = { $count ->
    [one] en månad ur listan
   *[other] { $count } månader ur listan
 }

retention-shorten = Med de nya tiderna raderas { $gone }.
retention-shorten-soon = Det börjar inom ett dygn, också i chatten.
retention-shorten-held = Gallringen är pausad. Det raderas först när du startar den igen.
retention-shorten-sure = Det som är raderat går inte att få tillbaka.
retention-shorten-yes = Spara tiderna
retention-shorten-no = Tillbaka utan att spara

retention-hold-why = Har någon begärt ut handlingar? Pausa gallringen, så att inget försvinner innan svaret är lämnat.
retention-hold = Pausa gallringen
retention-hold-sure = Så länge raderas inget på grund av sin ålder. Medlemmar kan fortfarande ta tillbaka sitt eget och lämna rummet.
retention-held = Gallringen är pausad sedan { $since }, för att någon har begärt ut handlingar. Inget raderas på grund av sin ålder.
retention-held-still = Medlemmar kan fortfarande ta tillbaka och radera sitt eget. Kodord och förslag som ingen säger ja till går ut som vanligt.
retention-held-now = Gallringen är pausad.
retention-resume = Starta gallringen igen
retention-resume-sure = Det här är över sin tid och raderas då inom ett dygn: { $gone }.
retention-resume-nothing = Inget är över sin tid just nu.
retention-resumed = Gallringen är i gång igen.

retention-log = Månad för månad
retention-log-empty = Den första månaden visas när den är slut.
retention-log-why = Bara sådant som hela rummet har sett räknas. Antal under 5 skrivs inte ut.
retention-log-nothing = inget
retention-few = färre än 5
retention-log-questions = { $number } frågor
retention-log-answers = { $number } svar
retention-log-solutions = { $number } lösningar
retention-log-questions-deleted = raderade av ålder: { $number } frågor
retention-log-answers-deleted = raderade av ålder: { $number } svar
retention-log-solutions-deleted = raderade av ålder: { $number } lösningar
retention-log-meetings-deleted = raderade av ålder: { $number } träffar
retention-log-applications-deleted = raderade av ålder: { $number } ansökningar

refusal-out-of-bounds = Välj en av tiderna i listan.
