home-hello-member = Welcome, { $name }.
home-hello-facilitator = Welcome, { $name }. You are the facilitator.
home-hello-deputy = Welcome, { $name }. You are the facilitator's deputy.
home-ask = Ask the room
home-search = Search lösningar
home-new = Write a lösning
home-return = I have code words
home-drafts = Waiting for your yes
home-draft-open = Read and decide
home-reads = The bot does not read the channel. It only fetches its own messages and the one message that someone points out.
home-begin = Here you do everything the bot can help with. You need not know any commands.
home-pledge = Before you start using the room, read the pledge. It takes half a minute.
home-saved = Thank you. It is saved.
home-waiting =
    { $count ->
        [one] One thing waits for you who look after the room.
       *[other] { $count } things wait for you who look after the room.
    }
