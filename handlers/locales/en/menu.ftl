menu-title = The room
menu-leads = For you who lead the room
menu-making = The channel is not ready yet. It usually takes a few seconds.
menu-here = You may make rooms here. This channel is not a room yet.
menu-settings = The room's settings
