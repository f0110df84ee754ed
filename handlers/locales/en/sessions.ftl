sessions-title = The talk right now
sessions-begin = Begin a talk
sessions-start = Begin
sessions-question = What will you talk about?
sessions-question-hint = For example: What do you do when the rota breaks on a Friday?
sessions-question-is = The question
sessions-shown = Where are the steps to be shown?
sessions-shown-leader = With me alone
sessions-shown-leader-how = You read the steps aloud and press on with your phone.
sessions-shown-room = In the room
sessions-shown-room-how = Everybody sees the steps. They change by themselves when time is up.
sessions-shown-groups = In the groups' channels
sessions-shown-groups-how = All groups see the same step at the same time. They change by themselves.
sessions-pledge = The pledge
sessions-pledge-yes = Begin by reading the pledge
sessions-minutes = Time for { $step }
sessions-minutes-each = Time for { $step }, each
sessions-time = { $minutes } min
sessions-started = The talk has begun. The same card is in your own conversation with the bot.
sessions-step = { $method } · step { $step } of { $steps } · { $minutes } min
sessions-until = Ends { $clock }.
sessions-paused =
    { $minutes ->
        [one] Paused. 1 minute left.
       *[other] Paused. { $minutes } minutes left.
    }
sessions-up = Time is up.
sessions-then = Then: { $step }
sessions-forward = Next step
sessions-finish = Done
sessions-pause = Pause
sessions-go-on = Go on
sessions-extend = { $minutes } more minutes
sessions-back = The step before
sessions-end = End
sessions-end-sure = The steps disappear for everybody who sees them.
sessions-over = The talk is over.
sessions-roles = Roles
sessions-now = Right now: { $method }, { $step }.
sessions-steer = Steer the talk
refusal-under-way = The meeting has a talk under way already. End it first.
