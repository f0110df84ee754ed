home-hello-member = Welcome, { $name }.
home-hello-facilitator = Welcome, { $name }. You are the facilitator.
home-hello-deputy = Welcome, { $name }. You are the facilitator's deputy.
home-ask = Ask the room
home-search = Search solutions
home-new = Write a solution
home-return = I have code words
home-draft-open = Read and decide
home-reads = The bot does not read the channel. It only fetches its own messages and the one message that someone points out.
home-pledge = Before you start using the room, read the pledge. It takes half a minute.
home-saved = Thank you. It is saved.
home-begin = Everything you can do is on this page.
home-todo = To do
home-waiting = This waits for you who look after the room.
home-waiting-in = This waits for you who look after { $network }.
home-waiting-incident =
    { $count ->
        [one] 1 text may point a person out
       *[other] { $count } texts may point a person out
    }
home-waiting-flag =
    { $count ->
        [one] 1 text to look at
       *[other] { $count } texts to look at
    }
home-waiting-application =
    { $count ->
        [one] 1 application
       *[other] { $count } applications
    }
home-waiting-found = People who are not let in
home-waiting-unanswered =
    { $count ->
        [one] 1 question without an answer
       *[other] { $count } questions without an answer
    }
home-waiting-by-hand =
    { $count ->
        [one] 1 thing to do by hand
       *[other] { $count } things to do by hand
    }
home-waiting-prompts = Proposed prompts
home-waiting-other =
    { $count ->
        [one] 1 more thing
       *[other] { $count } more things
    }
home-drafts =
    { $count ->
        [one] A colleague thinks that something you wrote or said can help others. May it be kept?
       *[other] Colleagues think that something you wrote or said can help others. May it be kept?
    }
home-drafts-more =
    { $count ->
        [one] One more text waits for your yes. It will appear when you have decided about one of these.
       *[other] { $count } more texts wait for your yes. They will appear when you have decided about these.
    }
home-asked-all = All my questions
home-deputy = Deputy: { $names }.
home-no-deputy = The room has no deputy. Without one, what waits stands still while you are away.
home-waiting-freshness = Old solutions without a name
home-aged =
    { $count ->
        [one] One of your solutions is a year old. Does it still hold?
       *[other] { $count } of your solutions are a year old. Do they still hold?
    }
home-waiting-dates =
    { $count ->
        [one] 1 date to choose
       *[other] { $count } dates to choose
    }
home-waiting-agreed = What we agreed on
home-waiting-groups =
    { $count ->
        [one] 1 proposal of small groups
       *[other] { $count } proposals of small groups
    }
home-waiting-preparation = Meeting to prepare
