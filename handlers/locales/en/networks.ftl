networks-title = Which room?
networks-label = You belong to several networks. Which one is this about?
networks-topic = What is said in the room stays in the room. Ask with /fraga, search with /losning, the room's menu with /rummet.

networks-new = Make a new room
networks-new-title = New room
networks-makes = Here you make a closed room for a network. The bot makes a private channel and invites you to it.
networks-this-one = This channel becomes the network's closed room. Those who are here already wait until you have approved them.
networks-name = What is the network called?
networks-name-hint = For example The managers' network of the county. Those who are invited see the name.
networks-becomes-facilitator = You become the facilitator. You approve who may take part. You can hand over to somebody else later.
networks-new-submit = Make the room
networks-adopt-submit = Make this one the room
networks-bring-bot = The bot is not in this channel yet. Write { $invite } here.
networks-then-again = Then write /rummet again, and the channel can become the network's room.
networks-open-channel = A room is a private channel, so that only those who take part can read. This channel is not private.
networks-then-private = Do you have a private channel already? Write { $invite } there, and then /rummet. Otherwise the bot makes a new channel for you.
networks-made = The room for { $network } is on its way. In a few seconds you are invited to the channel.
networks-made-wait = No invitation within a minute? Write /rummet, and you see what has happened.
networks-adopted = The channel is now the room for { $network }. The bot soon writes a word of welcome here.
networks-adopted-others = Those who are here already can use the bot once you have approved them. You get a list in a message of your own.
networks-next = Write /rummet when you want to invite colleagues, choose a deputy or change something about the room.
networks-code = The network's code
networks-code-for = Whoever wants to take part writes the code in their application. You find it again under the room's settings.
networks-menu = The room's menu

networks-welcome = Welcome to { $network }
networks-welcome-what = This is a closed room for colleagues. Here you ask, with or without your name, and find what has helped others.
networks-welcome-pledge = Everybody who takes part has promised this:

networks-failed-title = The channel was not made
networks-failed = The bot was not allowed to make the channel for { $network }. What you wrote is kept.
networks-failed-why = The chat platform said no. Often only administrators may make private channels.
networks-failed-do = Make a private channel yourself and write { $invite } in it. Then write /rummet there. Or ask those who look after the chat to let the bot do it, and try again.
networks-again = Try again
networks-trying = The bot is making the channel for { $network }. It takes a few seconds.
refusal-room-taken = This channel is a room already. Choose another channel.
