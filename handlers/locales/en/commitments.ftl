commitments-title = What we agreed on
commitments-none = There is nothing waiting here.
commitments-write = We agreed
commitments-something = We agreed on something
commitments-what = What is to be done?
commitments-what-hint = For example: Try the same form for handing over.
commitments-role = Who does it?
commitments-role-hint = Write a role, for example the unit managers. Write no name.
commitments-by = By
commitments-seen-by-all = The whole room sees it, and everybody can change it. The bot does not keep who wrote it.
commitments-kept = Saved. It goes along to the next meeting.
commitments-another = One more thing
commitments-change = Change
commitments-state = How does it stand?
commitments-state-open = It is under way
commitments-state-done = It is done
commitments-state-dropped = It holds no longer
commitments-how = What would you like to tell about it?
commitments-saved = Saved. Everybody in the room sees it now.
commitments-done = Done
commitments-again = Not done yet
commitments-now-done = Good. This is done: { $what }
commitments-turned-done = Good. It now says that it is done.
commitments-turned-open = It now says that it is under way again.
commitments-now-open = This is under way again: { $what }
commitments-line-open = { $what } ({ $role }, by { $day }).
commitments-line-done = { $what } ({ $role }). Done.
commitments-line-dropped = { $what } ({ $role }). Holds no longer.
commitments-last-time = This is what we bring along from the last meeting:
commitments-more =
    { $count ->
        [one] One more thing is on the meeting's page.
       *[other] { $count } more things are on the meeting's page.
    }
commitments-open =
    { $count ->
        [one] One thing that we agreed on is under way.
       *[other] { $count } things that we agreed on are under way.
    }
commitments-show = See how it goes
commitments-due-title = How is it going?
commitments-due = This was to be done by now. It is from { $title }.
commitments-due-why = The bot reminds only you who lead the room, and once of each thing.
commitments-due-done = Nothing from { $title } waits for you now.
commitments-seen = I know
commitments-seen-now = Thank you. The bot will not remind you of it again.
refusal-not-begun = It can be done when the meeting has begun.
