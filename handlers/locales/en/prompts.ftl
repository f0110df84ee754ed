prompts-title = Prompts
prompts-why = A prompt starts the conversation. The bot posts it in the room's name, on a working day.
prompts-write = Write your own
prompts-series = Plan a series
prompts-planned = Planned
prompts-none = Nothing is planned yet.
prompts-posted = Posted
prompts-first = From the start
prompts-change = Change
prompts-withdraw = Remove
prompts-withdraw-planned-sure = The bot will not post the prompt, and its text is erased.
prompts-withdraw-posted-sure = The post is removed from the room. The answers in the thread stay.
prompts-withdrawn = The prompt is removed.
prompts-saved = Saved.
prompts-body = Prompt
prompts-body-hint = Short, open and easy to answer on a phone. Never ask about an individual.
prompts-day = Which day?
prompts-day-open = Leave it empty, and the prompt comes with the next posts: { $when }. If you choose a day, it comes at { $hour }:00.
prompts-day-hint = The prompt comes at { $hour }:00. The bot skips weekends, closed days and days that already have a prompt.
prompts-preview = This is what the prompt looks like in the room:
prompts-comes = It comes { $when }.
prompts-moved = The day you chose is a day off, closed or already has a prompt.
prompts-plan = Plan
prompts-edit = Change the text or the day
prompts-is-planned =
    { $count ->
        [one] The prompt is planned. It comes { $when }.
       *[other] { $count } prompts are planned. The first comes { $when }.
    }
prompts-card-title = Prompt
prompts-card-summary = { $title }: { $body }
prompts-card-how = Answer in the thread, with your name. Do you want to ask something yourself, with or without your name? Press the button.
refusal-no-such-day = Choose a day, today at the earliest and within a year.
