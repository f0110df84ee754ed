routines-title = Rutiner
routines-why = En rutin säger vem som gör vad före, under och efter en träff. Var och en får bara sina egna rader, när det är dags.
routines-new = Skriv en ny rutin
routines-read = Läs och ändra
routines-version = Version { $version }
routines-changed = Version { $version }, med ändringar som inte gäller än
routines-unpublished = Inte klar att använda än
routines-name = Vad heter rutinen?
routines-name-hint = Till exempel Träff på video.
routines-start = Börja med
routines-start-template = Ett förslag som du kan ändra
routines-empty = Det finns ingen rad än.
routines-before = { $days ->
    [one] Dagen före
   *[other] { $days } dagar före
 }
routines-during = Samma dag
routines-after = { $days ->
    [one] Dagen efter
   *[other] { $days } dagar efter
 }
routines-who-everyone = Alla som deltar
routines-who-facilitator = Samtalsledaren
routines-who-deputy = Ersättaren
routines-kept = Avbockad på { $done } av { $held } träffar.
routines-strike = Ta bort raden
routines-strike-sure = Raden försvinner ur nästa version.
routines-publish = Använd som version { $version }
routines-add = Lägg till en rad
routines-drop = Ta bort rutinen
routines-drop-sure = Träffar som följer rutinen gör det inte längre. Det som är avbockat försvinner.
routines-text = Vad ska göras?
routines-text-hint = Skriv kort, så som du skulle säga det.
routines-days = När?
routines-whose = Av vem?
routines-published = Version { $version } är klar att använda. Öppna en träff, tryck på Led träffen och sedan på Följ en rutin. Träffar som följer en äldre version fortsätter med den.
routines-none = Det finns ingen rutin att följa än. Skriv en först.
routines-which = Vilken rutin ska träffen följa?
routines-choose = Följ en rutin
routines-other = Byt rutin
routines-leave = Följ ingen rutin
routines-leave-sure = Det som är avbockat för träffen försvinner.
routines-following = Träffen följer rutinen. Var och en får sina rader i eget samtal med boten när det är dags.
routines-left = Träffen följer ingen rutin längre.
routines-followed = Rutin: { $title }, version { $version }
routines-ready = Förberett { $ready } av { $all }
routines-mine = Det här är ditt
routines-tick = Klart
routines-undo = Inte klart
routines-done = Klart: { $text }
routines-ticked = Avbockat.
routines-unticked = Raden väntar på dig igen.
routines-card = Det här är ditt till { $title }, { $when }:
routines-template-1 = Läs underlaget och välj vad träffen ska handla om.
routines-template-2 = Tänk ut en fråga som du vill ha hjälp med.
routines-template-3 = Prova länken och ljudet.
routines-template-4 = Håll tiden och säg till när det är dags att gå vidare.
routines-template-5 = Stäng av aviseringar och sätt dig ostört.
routines-template-6 = Skicka ut det som bestämdes.
refusal-routine-full = Det är fler än vad någon hinner läsa. Ta bort något först.
refusal-nothing-written = Skriv minst en rad först, och tryck sedan på Använd.
