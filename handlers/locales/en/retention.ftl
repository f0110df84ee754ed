retention-title = How long we keep things
retention-why = The bot deletes what has become too old, its own posts in the chat as well. What members write in the channel themselves follows the workspace's rules.
retention-months = { $count ->
    [one] 1 month
   *[other] { $count } months
 }
retention-years = { $count ->
    [one] 1 year
   *[other] { $count } years
 }
retention-default = We suggest { $time }.
retention-soon = Within a month { $gone } will be deleted.
retention-questions = Questions with their answers
retention-questions-hint = The time is counted from the last answer. Prompts count from the day they were posted.
retention-solutions = Solutions
retention-solutions-hint = The time is counted from the day the solution was released or confirmed, or from the latest "we tried".
retention-meetings = Meetings, and the answers in Find a date
retention-meetings-hint = The time is counted from the end of the meeting, or from the last of the dates.
retention-applications = Applications from those who have not come in
retention-applications-hint = Those who have had no answer are told that their application has been deleted.
retention-tallies = The list month by month
retention-tallies-hint = Only counts, never who. The numbers in Themes over time are deleted at the same time, a whole term at once.
retention-fixed = Nobody can change this:
retention-fixed-codewords = Code words are valid for 12 months.
retention-fixed-drafts = Proposals that nobody agrees to are deleted after 14 days.
retention-fixed-letters = For a week the bot remembers how many messages somebody has got without asking for them.
retention-fixed-vents = Until the end of the next month the bot remembers how many have got something off their chest, by theme.
retention-fixed-deliveries = For 48 hours the bot remembers which events in the chat it has dealt with.

retention-count-questions = { $count ->
    [one] one question with its answers
   *[other] { $count } questions with their answers
 }
retention-count-solutions = { $count ->
    [one] one solution
   *[other] { $count } solutions
 }
retention-count-meetings = { $count ->
    [one] one meeting or question of dates
   *[other] { $count } meetings and questions of dates
 }
retention-count-applications = { $count ->
    [one] one application
   *[other] { $count } applications
 }
retention-count-tallies = { $count ->
    [one] one month of the list
   *[other] { $count } months of the list
 }

retention-shorten = With the new times { $gone } will be deleted.
retention-shorten-soon = It begins within a day, in the chat as well.
retention-shorten-held = Deletion is paused. It happens only when you start it again.
retention-shorten-sure = What has been deleted cannot be had back.
retention-shorten-yes = Save the times
retention-shorten-no = Back without saving

retention-hold-why = Has somebody asked for the records? Pause deletion, so that nothing disappears before the answer is given.
retention-hold = Pause deletion
retention-hold-sure = Until it starts again nothing is deleted because of its age. Members can still take back what is theirs and leave the room.
retention-held = Deletion has been paused since { $since }, because somebody has asked for the records. Nothing is deleted because of its age.
retention-held-still = Members can still take back and erase what is theirs. Code words and proposals that nobody agrees to expire as usual.
retention-held-now = Deletion is paused.
retention-resume = Start deletion again
retention-resume-sure = This is past its time and will then be deleted within a day: { $gone }.
retention-resume-nothing = Nothing is past its time right now.
retention-resumed = Deletion is running again.

retention-log = Month by month
retention-log-empty = The first month is shown when it is over.
retention-log-why = Only what the whole room has seen is counted. Numbers under 5 are not told.
retention-log-nothing = nothing
retention-few = fewer than 5
retention-log-questions = { $number } questions
retention-log-answers = { $number } answers
retention-log-solutions = { $number } solutions
retention-log-questions-deleted = deleted by age: { $number } questions
retention-log-answers-deleted = deleted by age: { $number } answers
retention-log-solutions-deleted = deleted by age: { $number } solutions
retention-log-meetings-deleted = deleted by age: { $number } meetings
retention-log-applications-deleted = deleted by age: { $number } applications

refusal-out-of-bounds = Choose one of the times in the list.
