profiles-title = My profile
profiles-intro = All of it is optional. What you fill in here is seen by the members of the room, under Who is here.
profiles-more = More about me
profiles-more-title = More about me
profiles-more-intro = All of it is optional. What you fill in here the bot shows to nobody.

profiles-optional = Optional.
profiles-answer = Answer
profiles-not-now = Not now

profiles-ask-title = What is your role?
profiles-hint-title = For example manager of home care. Seen in Who is here.
profiles-ask-municipality = Which municipality or employer do you work for?
profiles-hint-municipality = Seen in Who is here.
profiles-municipality-missing = Is yours missing? Ask the facilitator to add it.
profiles-ask-talks-about = What do you like to talk about with a colleague?
profiles-hint-talks-about = Seen in Who is here. The bot may also ask you when a question about it gets no answer.
profiles-ask-field = Which field do you work in?
profiles-hint-field = Seen in Who is here.
profiles-ask-provider = Is your organisation municipal, private or non-profit?
profiles-hint-provider = Seen in Who is here.
profiles-ask-size-class = How large is the municipality where you work?
profiles-hint-size-class = Seen by nobody. The bot counts how many in the room a text without a name could fit.
profiles-ask-since = In which year did you become a manager?
profiles-hint-since = For example 2016. Seen in Who is here.
profiles-ask-works-nights = Do you manage night staff, or work nights yourself?
profiles-hint-works-nights = Seen by nobody. The bot then writes to you when you work.
profiles-nights-yes = yes
profiles-nights-no = no
profiles-ask-phone = Which number may colleagues call you on?
profiles-hint-phone = Seen by members only, in Who is here. Leave it empty if you do not want to be called.
profiles-ask-workplace = What is your workplace called?
profiles-hint-workplace = Nobody sees it. Whoever works at the same place does not come into your small group.
profiles-ask-rather-not = Is there anybody you would rather not share a small group with?
profiles-hint-rather-not = The bot shows it to nobody, not to the facilitator either. If the facilitator moves people by hand you may still end up together. You need no reason.
profiles-ask-close-to = Is your manager, or somebody you manage, in the room?
profiles-hint-close-to = The bot shows it to nobody, not to the facilitator either. It is used only when small groups are put together.

profiles-settings = My settings
profiles-hours = When may the bot write to you?
profiles-hours-hint = This is about private messages, on working days. What you have not asked for comes twice a week at most.
profiles-hours-day = Daytime, 07:00–18:00
profiles-hours-evening = Afternoon and evening, 14:00–22:00
profiles-hours-night = Evening and night, 18:00–07:00
profiles-hours-own = Hours of my own, which you choose below
profiles-opens = Hours of my own: from
profiles-closes = Hours of my own: to
profiles-hours-missing = Choose an hour here, or something else than hours of your own.
profiles-hours-same = Choose another hour than the first.
profiles-digest = Would you like The week in the room?
profiles-digest-yes = Yes, send it every week
profiles-digest-hint = A private message on the first working day of the week: new questions, answers and solutions. If nothing has happened, nothing comes.
profiles-pause = Pause up to and including
profiles-pause-hint = From today up to and including that day the bot does not write to you. Nobody else sees it. Afterwards you are told what has happened. The exception: details of a person that have to go at once.
profiles-pause-leads = While all facilitators have paused, the deputy gets what waits. The deputy may then understand that you are away. If there is no deputy, it waits for you.
profiles-paused = You have paused up to and including { $until }.
profiles-pause-end = End the pause now
profiles-pause-ended = The pause is over. The bot writes to you again, in your hours.
profiles-language = Which language shall the bot use?
profiles-language-own = English

profiles-list = Who is here
profiles-list-words = Name, role or municipality
profiles-list-theme = Likes to talk about
profiles-list-go = Show
profiles-list-count = Showing { $first }–{ $last } of { $count } members.
profiles-list-all = { $count ->
    [one] One member
   *[other] { $count } members
 }
profiles-list-nobody = Nobody fits that. Try other words or another theme.
profiles-list-on = Show the next
profiles-list-back = Show the previous
profiles-role-facilitator = facilitator
profiles-role-deputy = deputy
profiles-since = manager since { $year }
profiles-talks-about = Likes to talk about { $themes }
profiles-phone = Phone { $phone }

profiles-manage = Manage members
profiles-manage-whom = Who is it about?
profiles-manage-hint = Type the beginning of the name. You are asked to confirm before anything changes.
profiles-appoint = Make facilitator
profiles-appoint-sure = { $name } will receive applications, look after the room and remove members. { $name } is told by the bot.
profiles-relieve = End as facilitator
profiles-relieve-sure = { $name } becomes a member like everybody else and is told by the bot.
profiles-appointed = { $name } is now facilitator.
profiles-relieved = { $name } is no longer facilitator.
profiles-remove = Remove from the room
profiles-remove-sure = { $name } can no longer enter the room. The profile is removed. The solutions stay, without name.
profiles-no-longer = You are no longer facilitator of { $network }. You are in it as a member.

refusal-not-a-phone-number = This does not look like a phone number. Write it for example as 070-174 06 05.
refusal-not-a-year = Write the year in four digits, not later than { $last }.
refusal-last-facilitator = The room needs at least one facilitator. Make somebody else facilitator first.
refusal-not-a-day-to-pause = Choose a day from today and at most a year ahead, or leave it empty.
