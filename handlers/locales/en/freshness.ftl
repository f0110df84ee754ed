freshness-title = Solutions to look over
freshness-why = After a year the bot asks whether a solution still holds. Others do not see who answers.
freshness-own = Your solutions
freshness-nameless = Solutions without a name
freshness-none = There is nothing to look over right now. The bot will ask when a solution is a year old.
freshness-more = { $count ->
    [one] One more waits. It comes when you have answered.
   *[other] { $count } more wait. They come when you have answered.
 }
freshness-asks = { $count ->
    [one] Does your solution still hold?
   *[other] Do your solutions still hold?
 }
freshness-holds = Still holds
freshness-no-longer = Holds no longer
freshness-again = Holds again
freshness-confirmed = Thank you. “{ $title }” holds, and the bot asks again in a year.
freshness-marked = Thank you. Colleagues now see that “{ $title }” holds no longer, and why. It can still be found, last in the search.
freshness-reason = Why does it hold no longer?
freshness-reason-hint = For example: We have changed systems. Colleagues see the reason when they find the solution.
freshness-stays = The solution can still be found, but last in the search. You can change your mind.
freshness-outdated = This solution holds no longer. The reason:
freshness-outdated-why = Holds no longer: { $reason }
freshness-unconfirmed = Not confirmed since { $month } { $year }
freshness-nameless-asks = { $count ->
    [one] One solution without a name needs looking over
   *[other] { $count } solutions without a name need looking over
 }
freshness-nameless-why = The bot has nobody else to ask. Do you know whether it still holds?
freshness-go-through = Go through them
freshness-not-now = Not now
freshness-left = That is quite all right. They stay, and it shows that nobody has confirmed them.
freshness-nameless-done = Done. No solutions without a name wait for you.
