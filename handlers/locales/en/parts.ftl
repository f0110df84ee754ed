parts-title = Parts of the meeting
parts-divide = Divide the meeting
parts-why = A meeting can have several parts, with their own times and people. Everybody sees only their own parts.
parts-new = New part
parts-copy = The same parts as last time
parts-line = { $span }: { $title }
parts-for-everyone = For everybody
parts-for = For { $who }. In the room now: { $count } { $count ->
    [one] person
   *[other] people
}.
parts-nobody = nobody
parts-outside-now = The part lies outside the meeting's time. Change it.
parts-not-told = Some parts are seen by you alone so far. When you tell everybody, each gets their own times in their conversation with the bot.
parts-tell = Tell everybody
parts-tell-sure = Everybody is told their own times. If you change something later, those concerned are told at once.
parts-told = { $count ->
    [0] Done. Nobody needed a message.
    [one] Done. 1 person is told their times.
   *[other] Done. { $count } people are told their times.
}
parts-remove = Remove the part
parts-remove-sure = Those who were to be there are told. Items in this part are sorted to none.
parts-name = What is the part called?
parts-name-hint = For example Overview or Decisions.
parts-from = Begins at
parts-to = Ends at
parts-who = Who is the part for?
parts-who-everyone = Everybody
parts-who-some = Only those I choose below
parts-titles = Occupational roles
parts-titles-hint = As members have written them in their profiles.
parts-chosen = People
parts-agenda = What happens in this part?
parts-place-hint = Leave place, link and number empty if they are the same as for the whole meeting.
parts-yours = Your parts
parts-none-yours = The meeting is in parts. None of them is for you this time.
parts-in-room = The meeting is in parts. Press Read more to see your own times.
parts-your-times = Here are your times at { $title }, { $day }.
parts-left-out = { $title } is in parts. None of them is for you this time.
parts-calendar-none = No part of { $title } is for you. Open the file and the meeting is taken out of your calendar.
refusal-outside-meeting = The part has to lie within the meeting's time, { $begins }–{ $ends }. Or change the meeting's time first.
refusal-for-nobody = Choose at least one role or one person, or else choose Everybody.
refusal-too-many-parts = A meeting can have at most { $most } parts. Remove one first.
