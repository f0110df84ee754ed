extracts-title = My data
extracts-why = This is what the bot has stored about you in { $network }.
extracts-download = Download
extracts-correct = Correct
extracts-counted = { $title } ({ $count })
extracts-more = { $count ->
    [one] One more is in the file that you can download.
   *[other] { $count } more are in the file that you can download.
 }
extracts-yes = yes
extracts-no = no

extracts-you = You in the room
extracts-name = Name
extracts-room = Room
extracts-role = Role in the room
extracts-role-member = member
extracts-role-facilitator = facilitator
extracts-role-deputy = deputy
extracts-standing = In the room
extracts-standing-in = yes
extracts-standing-out = not yet
extracts-pledge = The pledge
extracts-pledge-version = you have accepted version { $version }
extracts-guest = Guest account
extracts-account = Account in the chat
extracts-applied = Applied or approved

extracts-profile = My profile
extracts-job = Role at work
extracts-municipality = Municipality or employer
extracts-size-class = Size of the municipality
extracts-provider = Kind of provider
extracts-nights = Night work
extracts-field = Field
extracts-since = Manager since
extracts-talks-about = Likes to talk about
extracts-phone = Telephone
extracts-close-to = Superior or subordinate

extracts-settings = Settings
extracts-language = Language
extracts-language-sv = Swedish
extracts-language-en = English
extracts-hours = The bot writes to you
extracts-pause = Pause
extracts-tip = How far you have come among the tips, as a number
extracts-hours-between = weekdays { $opens }.00–{ $closes }.00
extracts-hours-any = weekdays, day and night

extracts-questions = Questions with your name
extracts-question-open = seen in the room
extracts-question-hidden = hidden
extracts-question-withdrawn = taken back, the words are deleted
extracts-question-removed = removed by the facilitator, the words are deleted
extracts-answers = Answers with your name
extracts-solutions = Your solutions
extracts-solution-draft = waits for your yes
extracts-solution-released = can be found by everybody in the room
extracts-solution-hidden = hidden
extracts-solution-taken-back = taken back
extracts-confirmed = Somebody last said on { $day } that it holds.
extracts-named = with your name
extracts-not-named = without your name, but the bot knows that it is yours
extracts-experiences = What you have tried
extracts-date-polls = Your answers in Find a date
extracts-in-calendar = Meetings that you have put in your calendar
extracts-messages = Messages from the bot
extracts-standing-here = Stand in your conversation with the bot
extracts-waiting = Wait to be sent
extracts-sent = Sent in the last week without your asking for it
extracts-elsewhere = About you, with those who look after the room or on the way
extracts-unreachable = The bot cannot reach you in the chat
extracts-mentions = Your name in others' texts
extracts-mention-questions = In a question
extracts-mention-answers = In an answer
extracts-mention-solutions = In a solution
extracts-mention-prompts = In a prompt
extracts-mention-date_polls = In a question of dates, or somebody’s remark
extracts-mention-meetings = In an invitation to a meeting
extracts-mention-series = In a year of meetings
extracts-mention-invitations = In the room's settings

extracts-not-here = This is not linked to you
extracts-note-unnamed = What you have written without a name is not here, since the bot does not store who wrote it. With the code words you can read it and take it back.
extracts-note-counts = A press on Me too or Flag it is only a number. Who pressed is not stored. Searches are not stored either.
extracts-note-waiting = If a colleague has just suggested your words as a solution, the bot asks you within a day. It is not shown here, since that would tell when somebody pressed.
extracts-note-close-to = If a colleague has said that you are their superior, or the other way round, it is shown to nobody. Not here either.
extracts-note-hidden = If your name stands in a text that the facilitator has hidden, you do not see it here. Ask the facilitator.
extracts-note-log = The bot's log holds no names, accounts or texts.
extracts-elsewhere-title = This is kept elsewhere
extracts-note-platform = The chat platform has your account, what you have written in the channel yourself and your conversations with the bot. It also sees that you have used the bot. Ask whoever owns the workspace.
extracts-note-backups = The backups hold the same as this. Whoever runs the bot decides when they are thrown away.

extracts-coming = The file comes in your own conversation with the bot in a few seconds.
extracts-here = Here is everything that the bot has stored about you in { $network }. Open the file in a web browser.
extracts-stays = The file stays in this conversation. Only you see it here.
extracts-file = my-data.html
extracts-page-title = Data about { $name }
extracts-made = This is what the bot had stored in { $network } on { $day }.
extracts-data = The same for other programs
extracts-data-why = The text is in the format JSON. Copy it if you want to take your data elsewhere.

extracts-erase-what = You can erase everything about you. The bot then takes back your questions, answers and solutions, removes your profile, and you leave the room.
extracts-erase = Erase everything about me
extracts-erase-sure = This cannot be undone. What you have written without a name can only be taken back with the code words, and you need to do that first. Messages that you have written in the channel yourself you delete in the chat.
extracts-erased = Done. The bot has nothing left about you in { $network }, and you have left the room.
extracts-erased-elsewhere = What you have written in the channel yourself stays in the chat, and so do the bot's messages in your conversation. Your name stays, too, where others have written it in their texts. In backups the data remains until they are thrown away.
