direct-how = The bot keeps nothing of what you write here. Would you like to ask the room, with your name or without? Press Ask the room. Write nothing secret in this message field, because the chat platform keeps it.
direct-help = This is what you can do. Press a button. The bot keeps nothing of what you write here.
