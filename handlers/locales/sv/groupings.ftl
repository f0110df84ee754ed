groupings-title = Smågrupper
groupings-why = Boten sätter ihop grupper av dem som deltar. Ingen hamnar med någon från samma kommun, samma arbetsplats eller med sin chef, om det går. De som redan har suttit ihop kommer i olika grupper så långt det räcker.
groupings-takes-part =
    { $count ->
        [0] Ingen har anmält att de deltar än.
        [one] 1 deltar.
       *[other] { $count } deltar.
    }
groupings-listens = { $count } lyssnar och är inte med i grupperna.
groupings-sizes = Hur många i varje grupp?
groupings-size = { $least }–{ $most } personer
groupings-keep = Vilka grupper ska vara kvar som de är?
groupings-ask = Gör ett förslag
groupings-asked = Boten sätter ihop grupperna nu. Om en stund finns förslaget under Led träffen. Du får också ett meddelande, på de tider då boten får skriva till dig.
groupings-at-it = Boten sätter ihop grupperna just nu. Öppna den här sidan igen om en stund.
groupings-open = Gör smågrupper
groupings-show = Visa grupperna
groupings-proposed = Det finns ett förslag med { $count } grupper. Bara du som leder rummet ser det.
groupings-released = { $count } grupper är utskickade. Var och en har fått sin grupp.
groupings-group = Grupp { $label }
groupings-group-topic = Grupp { $label }: { $topic }
groupings-person = { $name }, { $municipality }
groupings-has-all = Alla sitter så att inget som du kan se krockar.
groupings-lacks = Det här gick inte:
groupings-lack-few =
    { $count ->
        [0] Ingen deltar än.
        [one] Bara en deltar än.
       *[other] Bara { $count } deltar. Det räcker inte till en grupp av den storlek du har valt.
    }
groupings-lack-unseated = { $what } har ingen grupp än. Skickar du ut grupperna ger boten en direkt.
groupings-lack-size =
    { $count ->
        [one] 1 grupp är mindre eller större än du har valt.
       *[other] { $count } grupper är mindre eller större än du har valt.
    }
groupings-lack-size-scarce = { $groups } personer går inte att dela upp i grupper av den storlek du har valt.
groupings-lack-municipality = Några från { $what } är i samma grupp.
groupings-lack-municipality-scarce = { $count } kommer från { $what } och det är bara { $groups } grupper. Därför är några därifrån i samma grupp.
groupings-lack-title =
    { $count ->
        [one] I en grupp är det inte två med rollen { $what }.
       *[other] I { $count } grupper är det inte två med rollen { $what }.
    }
groupings-lack-title-scarce =
    { $count ->
        [one] Bara en har rollen { $what }. Det räcker inte till två i varje grupp.
       *[other] Bara { $count } har rollen { $what }. Det räcker inte till två i varje grupp.
    }
groupings-lack-size-class =
    { $count ->
        [one] I en grupp är det inte två från en { $what }.
       *[other] I { $count } grupper är det inte två från en { $what }.
    }
groupings-lack-size-class-scarce =
    { $count ->
        [one] Bara en kommer från en { $what }. Det räcker inte till två i varje grupp.
       *[other] Bara { $count } kommer från en { $what }. Det räcker inte till två i varje grupp.
    }
groupings-lack-met =
    { $count ->
        [one] Ett par har varit i samma grupp förut.
       *[other] { $count } par har varit i samma grupp förut.
    }
groupings-lack-met-scarce =
    { $count ->
        [one] Ett par har varit i samma grupp förut. De flesta som kommer har redan träffats.
       *[other] { $count } par har varit i samma grupp förut. De flesta som kommer har redan träffats.
    }
groupings-lack-wishes =
    { $count ->
        [one] En får ett ämne som den inte har önskat.
       *[other] { $count } får ett ämne som de inte har önskat.
    }
groupings-lack-wishes-scarce =
    { $count ->
        [one] En får ett ämne som den inte har önskat. Det finns fler önskade ämnen än grupper.
       *[other] { $count } får ett ämne som de inte har önskat. Det finns fler önskade ämnen än grupper.
    }
groupings-release = Skicka ut grupperna
groupings-release-sure = Var och en får veta sin grupp i sitt eget samtal med boten.
groupings-told = Grupperna är utskickade. Var och en får sin grupp i sitt eget samtal med boten.
groupings-by-hand = De här når inte boten, så berätta för dem själv:
groupings-move = Flytta någon
groupings-again = Gör om
groupings-again-told = Grupperna är redan utskickade. Gör du om dem får alla veta sin nya grupp när du skickar ut dem igen.
groupings-drop = Inga grupper
groupings-drop-sure = Förslaget tas bort. Ingen har fått se det.
groupings-dropped = Det blir inga smågrupper.
groupings-who = Vem ska flytta?
groupings-where = Till vilken grupp?
groupings-own = En ny grupp
groupings-by-your-hand = När du flyttar någon bestämmer du. Boten säger inte till om någon helst vill sitta isär.
groupings-weigh = Visa vad som händer
groupings-moves = { $name } flyttar till grupp { $label }.
groupings-moves-own = { $name } får en ny grupp.
groupings-leaves = Gruppen som { $name } lämnar får { $count } kvar.
groupings-joins = Gruppen som { $name } kommer till blir { $count }.
groupings-met-before = { $name } har varit i samma grupp som { $names } förut.
groupings-neighbours = { $name } kommer från samma kommun som { $names }.
groupings-new-lacks = Det här går inte längre:
groupings-gone-lacks = Det här löser sig:
groupings-no-harm = Flytten krockar inte med något som du kan se.
groupings-move-tells = Grupperna är redan utskickade. De som berörs får veta det direkt.
groupings-do-move = Flytta
groupings-yours = Din smågrupp på { $title }
groupings-your-group = Din grupp
groupings-with = Du träffar:
groupings-rather = Vill du hellre vara i en annan grupp? Säg till samtalsledaren. Du behöver inte säga varför.
groupings-alone = Just nu är det bara du i gruppen. Samtalsledaren vet om det.
groupings-again-soon = Smågrupperna till { $title } görs om. Du får veta din grupp när den är klar.
groupings-proposal = Förslag på smågrupper till { $title }
groupings-proposal-counts = { $people } deltar i { $groups } grupper.
groupings-proposal-none = Det går inte att göra några grupper än.
groupings-see = Se förslaget
groupings-proposal-told = Smågrupperna till { $title } är utskickade.
groupings-proposal-again = Boten gör om smågrupperna till { $title }.
groupings-proposal-dropped = Det blir inga smågrupper till { $title }.
groupings-mended = Smågrupperna till { $title } har ändrats, eftersom någon har kommit till eller lämnat återbud. De som berörs har fått veta det.
refusal-no-groups = Det finns inga grupper än. Öppna träffen och gör ett förslag först.
refusal-regrouped = Grupperna har ändrats sedan du öppnade dem. Stäng och öppna dem igen.
