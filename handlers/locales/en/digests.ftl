digests-title = What has happened
digests-since = Since when?
digests-since-week = A week
digests-since-fortnight = Two weeks
digests-since-month = A month
digests-since-day = A day that you choose below
digests-day = Since this day
digests-day-hint = Used when you have chosen A day. The bot does not remember when you last read, so you choose.
digests-show = Show
digests-nothing = Nothing has come through the bot since then. Do look in the channel, too.
digests-days = From { $first } to { $last }
digests-asked = { $count ->
    [one] One new question
   *[other] { $count } new questions
 }
digests-answers = { $count ->
    [one] One answer
   *[other] { $count } answers
 }
digests-read = Read the question
digests-earlier = { $count ->
    [one] An earlier question has got one new answer.
   *[other] Earlier questions have got { $count } new answers.
 }
digests-solutions = { $count ->
    [one] One new solution
   *[other] { $count } new solutions
 }
digests-prompts = { $count ->
    [one] One prompt
   *[other] { $count } prompts
 }
digests-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
 }
digests-planned = The next prompt comes { $when }.
digests-question = A question in the room
digests-week = The week in the room
digests-week-how = Answers right in the threads are not counted. Don't want this every week? Press the button.
digests-away = This happened while you were away
digests-away-how = Answers right in the threads are not counted. Your pause is over. Choose a new one with the button.
refusal-not-past = Choose a day that has been.
