overlaps-picture = Get it as a picture
overlaps-show = Show the picture in the room
overlaps-show-sure = Everyone in the room sees how many can come when. No names are in the picture.
overlaps-sent = The picture comes in your own conversation with the bot in a few seconds.
overlaps-shown = The picture comes in the room in a few seconds.
overlaps-file = dates.png
overlaps-alt = { $finding } The picture has a bar for each date. The same numbers stand beneath it.
overlaps-most =
    { $count ->
        [one] One can come on { $when }. That is the most so far.
       *[other] Most can come on { $when }, { $count } people.
    }
overlaps-several =
    { $count ->
        [one] On { $dates } of the dates one person can come.
       *[other] On { $dates } of the dates equally many can come, { $count } people.
    }
overlaps-nobody = Nobody has said yet that they can come.
refusal-no-answers = Nobody has answered yet, so there is nothing to draw.
