barometer-title = Themes over time
barometer-why = This is what the room has asked about and kept solutions on, term by term. Spring is January to June, autumn is July to December.
barometer-vt = Spring{"\u00A0"}{ $year }
barometer-ht = Autumn{"\u00A0"}{ $year }
barometer-so-far = { $term }, up to and including { $month }
barometer-turns = { $grows } came up more often in { $later } than in { $earlier }, { $fades } less often.
barometer-grows = { $grows } came up more often in { $later } than in { $earlier }.
barometer-fades = { $fades } came up less often in { $later } than in { $earlier }.
barometer-leads = Most seen in { $term }: { $themes }.
barometer-both = { $questions }, { $solutions }
barometer-questions =
    { $count ->
        [0] no questions
       *[other] { $count } questions
    }
barometer-solutions =
    { $count ->
        [0] no solutions
       *[other] { $count } solutions
    }
barometer-questions-few = fewer than five questions
barometer-solutions-few = fewer than five solutions
barometer-few = Fewer than five questions and fewer than five solutions: { $themes }.
barometer-none = No theme has had five questions or five solutions.
barometer-nothing = There is too little to show yet. A theme is shown when it has had five questions or five solutions in a term.
barometer-how = What the whole room has seen is counted, with and without a name. The month that is not over is left out. Numbers under five are not shown. The numbers may be up to four too low, as they grow only when at least five more have come. This is so that nothing can be worked out about a single question.
barometer-kept = The numbers are kept for { $time }.
barometer-picture = Get it as a picture
barometer-sent = The picture is coming in your private conversation with the bot.
barometer-show = Show in the room
barometer-show-sure = The picture and the numbers are posted in the room, for everybody to see.
barometer-shown = The picture is being posted in the room.
barometer-file = themes-over-time.png
barometer-alt = { $finding } Bars show the number of questions and solutions for each theme and term. The same numbers stand in the text below the picture.
barometer-picture-questions = Questions
barometer-picture-solutions = Solutions
barometer-picture-few = fewer than five
barometer-picture-until = to { $month }
barometer-picture-how = The numbers may be up to four too low. They grow only when at least five more have come.
refusal-nothing-yet = There is too little to show as a picture yet.
refusal-already-shown = This month's picture has already been posted in the room. Next month you can show a new one.
