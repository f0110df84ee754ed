unanswered-title = Waiting for an answer
unanswered-card-title = A question waits for an answer
unanswered-card-summary = { $title }: { $body }
unanswered-card-since = The question came on { $when } and nobody has answered yet.
unanswered-card-since-named = { $name } asked on { $when } and nobody has answered yet.
unanswered-card-asked =
    { $count ->
        [one] The bot has asked one colleague who likes to talk about such things.
       *[other] The bot has asked { $count } colleagues who like to talk about such things.
    }
unanswered-card-nobody = The bot found nobody to ask among those who like to talk about such things. Do you know somebody who could answer?
unanswered-card-how = When somebody answers, in the thread or with the button, this is done by itself.
unanswered-card-done = Done. The question is answered or seen to in another way: { $body }
unanswered-settle = It is seen to
unanswered-settled = Thank you. The bot will not remind you of that question again.
unanswered-ask = A colleague has asked the room, and nobody has answered yet. You have said that you like to talk about this: { $themes }. Do you have a minute?
unanswered-ask-plain = A colleague has asked the room, and nobody has answered yet. Do you have a minute?
unanswered-ask-summary = { $asks } The question is: { $body }
unanswered-ask-how = A few sentences will do. You can answer with or without your name.
unanswered-not-now = Not now
unanswered-not-now-thanks = That is quite all right. The bot will not ask you about it again.
