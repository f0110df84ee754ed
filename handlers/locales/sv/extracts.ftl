extracts-title = Mina uppgifter
extracts-why = Det här har boten sparat om dig i { $network }.
extracts-download = Ladda ner
extracts-correct = Rätta
extracts-counted = { $title } ({ $count })
extracts-more = { $count ->
    [one] En till finns i filen du kan ladda ner.
   *[other] { $count } till finns i filen du kan ladda ner.
 }
extracts-yes = ja
extracts-no = nej

extracts-you = Du i rummet
extracts-name = Namn
extracts-room = Rum
extracts-role = Roll i rummet
extracts-role-member = medlem
extracts-role-facilitator = samtalsledare
extracts-role-deputy = ersättare
extracts-standing = Med i rummet
extracts-standing-in = ja
extracts-standing-out = inte än
extracts-pledge = Samtalslöftet
extracts-pledge-version = du har sagt ja till version { $version }
extracts-guest = Gästkonto
extracts-account = Konto i chatten
extracts-applied = Ansökte eller godkändes

extracts-profile = Min profil
extracts-job = Roll på jobbet
extracts-municipality = Kommun eller arbetsgivare
extracts-size-class = Kommunens storlek
extracts-provider = Verksamhet
extracts-nights = Nattarbete
extracts-field = Område
extracts-since = Chef sedan
extracts-talks-about = Pratar gärna om
extracts-phone = Telefon
extracts-close-to = Chef, eller någon du är chef för

extracts-settings = Inställningar
extracts-language = Språk
extracts-language-sv = svenska
extracts-language-en = engelska
extracts-hours = Boten skriver till dig
extracts-pause = Paus
extracts-tip = Hur långt du har kommit bland tipsen, som ett tal
extracts-hours-between = vardagar kl. { $opens }.00–{ $closes }.00
extracts-hours-any = vardagar, dygnet runt

extracts-questions = Frågor med ditt namn
extracts-question-open = syns i rummet
extracts-question-hidden = dold
extracts-question-withdrawn = återtagen, orden är raderade
extracts-question-removed = borttagen av samtalsledaren, orden är raderade
extracts-answers = Svar med ditt namn
extracts-solutions = Dina lösningar
extracts-solution-draft = väntar på ditt ja
extracts-solution-released = kan hittas av alla i rummet
extracts-solution-hidden = dold
extracts-solution-taken-back = återtagen
extracts-confirmed = Någon sa senast { $day } att den gäller.
extracts-named = med ditt namn
extracts-not-named = utan ditt namn, men boten vet att den är din
extracts-experiences = Det du har provat
extracts-date-polls = Dina svar i Hitta datum
extracts-in-calendar = Träffar som du har tagit till din kalender
extracts-messages = Meddelanden från boten
extracts-standing-here = Står i ditt samtal med boten
extracts-waiting = Väntar på att skickas
extracts-sent = Skickade den senaste veckan, utan att du har bett om det
extracts-elsewhere = Om dig, hos dem som leder rummet eller på väg
extracts-unreachable = Boten når dig inte i chatten
extracts-mentions = Ditt namn i andras texter
extracts-mention-questions = I en fråga
extracts-mention-answers = I ett svar
extracts-mention-solutions = I en lösning
extracts-mention-prompts = I en samtalsfråga
extracts-mention-date_polls = I en datumfråga eller någons kommentar
extracts-mention-meetings = I en inbjudan till en träff
extracts-mention-series = I ett årshjul
extracts-mention-invitations = I rummets inställningar

extracts-not-here = Det här är inte kopplat till dig
extracts-note-unnamed = Det du har skrivit utan namn står inte här, för boten sparar inte vem som skrev det. Med kodorden kan du läsa det och ta tillbaka det.
extracts-note-counts = Ett tryck på Jag också eller Säg till är bara ett antal. Vem som tryckte sparas inte. Sökningar sparas inte heller.
extracts-note-waiting = Har en kollega just föreslagit dina ord som lösning frågar boten dig inom ett dygn. Det står inte här, för då skulle det märkas när någon tryckte.
extracts-note-close-to = Har en kollega angett att du är kollegans chef, eller tvärtom, visas det inte för någon. Inte heller här.
extracts-note-hidden = Står ditt namn i en text som samtalsledaren har dolt syns den inte här. Fråga samtalsledaren.
extracts-note-log = I botens logg står varken namn, konton eller texter.
extracts-elsewhere-title = Det här finns på andra håll
extracts-note-platform = Chattplattformen har ditt konto, det du själv har skrivit i kanalen och dina samtal med boten. Den ser också att du har använt boten. Fråga den som äger arbetsytan.
extracts-note-backups = Säkerhetskopiorna innehåller samma sak som det här. Den som sköter boten bestämmer när de slängs.

extracts-coming = Filen kommer i ditt eget samtal med boten om några sekunder.
extracts-here = Här är allt som boten har sparat om dig i { $network }. Öppna filen i en webbläsare.
extracts-stays = Filen ligger kvar i det här samtalet. Bara du ser den här.
extracts-file = mina-uppgifter.html
extracts-page-title = Uppgifter om { $name }
extracts-made = Det här hade boten sparat i { $network } { $day }.
extracts-data = Samma uppgifter för andra program
extracts-data-why = Texten är i formatet JSON. Kopiera den om du vill flytta dina uppgifter någon annanstans.

extracts-erase-what = Du kan radera allt om dig. Då tar boten tillbaka dina frågor, svar och lösningar, tar bort din profil och du lämnar rummet.
extracts-erase = Radera allt om mig
extracts-erase-sure = Det går inte att ångra. Det du har skrivit utan namn kan bara tas tillbaka med kodorden, och det behöver du göra först. Meddelanden du själv har skrivit i kanalen tar du bort i chatten.
extracts-erased = Klart. Boten har inget kvar om dig i { $network }, och du har lämnat rummet.
extracts-erased-elsewhere = Det du själv har skrivit i kanalen finns kvar i chatten, och botens meddelanden i ert samtal. Har andra skrivit ditt namn i sina texter står det också kvar. I säkerhetskopior finns uppgifterna tills kopiorna slängs.
