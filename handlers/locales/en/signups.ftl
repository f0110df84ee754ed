signups-title = Sign-up
signups-open = Sign up
signups-change = Change my sign-up
signups-send = Send
signups-coming = Are you coming?
signups-takes-part = Takes part
signups-listens = Listens
signups-listens-hint = No group and no round. You may always ask.
signups-cannot = Cannot
signups-way = How do you join?
signups-way-hint = Answer this if you take part or listen.
signups-by-on-site = On site
signups-by-video = By video
signups-by-phone = By phone
signups-way-on-site = on site
signups-way-video = by video
signups-way-phone = by phone
signups-day = Which day?
signups-needs = Food and access
signups-needs-hint = Write what is needed, for example vegetarian food or a hearing loop. The facilitator sees it without your name. The bot deletes it the day after.
signups-wish-0 = What would you most like to talk about?
signups-wish-1 = And after that?
signups-wish-hint = The bot tries to put you in a group that talks about it.
signups-seen = Everybody in the room sees whether you take part or listen. If you say no or wait for a place, the other members do not see it.
signups-full = All places are taken. If you sign up, you get a place in the queue.
signups-come =
    { $count ->
        [one] One is coming.
       *[other] { $count } are coming.
    }
signups-left =
    { $count ->
        [0] All places are taken, but you can queue.
        [one] One place is free.
       *[other] { $count } places are free.
    }
signups-left-there =
    { $count ->
        [0] Full, but there is a queue.
        [one] One place is free.
       *[other] { $count } places are free.
    }
signups-last = Sign up by { $day }.
signups-closed = The last day to sign up is over. Talk to the facilitator.
signups-instead = The same meeting is also held { $dates }. Choose the time that suits you.
signups-mine-none = You have not signed up.
signups-mine-elsewhere = You are coming { $when } instead.
signups-mine-takes-part = You take part.
signups-mine-listens = You listen.
signups-mine-cannot = You cannot come.
signups-mine-on-site = You join on site.
signups-mine-video = You join by video.
signups-mine-phone = You join by phone.
signups-mine-waits = You are number { $number } in the queue. If a place becomes free, the bot asks you.
signups-mine-offered = A place is yours if you say yes by { $until }.
signups-told = { $title }, { $when }.
signups-change-any-time = You can change your mind at any time.
signups-accept = Yes, I am coming
signups-decline = No, thank you
signups-accepted = The place is yours. Welcome.
signups-declined = Thank you for answering. The place goes to the next in the queue.
signups-offer = There is now a place for you at { $title }, { $when }.
signups-offer-until = Answer by { $until }. Then the place goes to the next in the queue.
signups-offer-taken = You have a place at { $title }, { $when }.
signups-offer-gone = The place at { $title } no longer waits for you. If you would like to come, sign up again.
signups-offer-call = There is now a place for { $name } at { $title }, { $when }. Call and ask.
signups-offer-done = The question about a place at { $title } is settled.
signups-comes = Is coming
signups-comes-not = Is not coming
signups-answered-for = Thank you. It is noted.
signups-off = The facilitator has signed you off from { $title }, { $when }. If that is not right, sign up again.
signups-who = Who is coming?
signups-nobody = Nobody has signed up yet.
signups-counted = { $what }: { $count }
signups-queue = In the queue
signups-cannot-count =
    { $count ->
        [one] One has said that they cannot.
       *[other] { $count } have said that they cannot.
    }
signups-by-hand = not in the chat
signups-unnamed = The name is deleted
signups-off-some = Sign somebody off
signups-off-one = Sign off
signups-off-why = Has somebody called and said that they are not coming? Whoever you sign off is told.
signups-off-sure = The place goes to the next in the queue.
signups-off-done = Signed off.
signups-lead-terms = Places and last day
signups-lead-enter = Sign somebody up
signups-lead-date = Same meeting again
signups-lead-needs = Food and access
signups-places = How many places?
signups-places-hint = Count everybody, also those who listen. Leave it empty if there is no limit.
signups-last-day = Last day to sign up
signups-last-hint = Whoever is signed up can change it after that, too.
signups-ask-needs = Ask what each of them needs
signups-needs-gone = You see the answers without names. The bot deletes them the day after the meeting.
signups-needs-none = Nobody has written anything yet.
signups-wishes = Topic
signups-ask-wishes = Ask which topic each of them would most like to talk about
signups-settled = Saved.
signups-enter-why = For somebody who is not in the chat. The name is deleted the day after the meeting.
signups-name = What is the person's name?
signups-name-hint = Everybody in the room sees the name among those who are coming.
signups-municipality = Municipality or workplace
signups-coming-they = How is the person coming?
signups-way-they = In which way?
signups-entered = { $name } is signed up.
signups-entered-waits = All places are taken. { $name } is in the queue, and you are told when a place becomes free.
signups-date-why = The meeting is the same, at another time. Each person chooses one of the times. The room is invited at once.
signups-date-added = The invitation to { $when } is in the room.
refusal-not-places = Write how many places there are, from 1 to { $most }.
refusal-last-day-too-late = Choose a day from today on, at the latest the day of the meeting.
refusal-signup-closed = The last day to sign up is over. Talk to the facilitator.
refusal-no-coming = Choose whether you take part, listen or cannot come.
refusal-no-way = Choose how you join.
refusal-offer-over = That place has gone on. Sign up again if you would like to come.
