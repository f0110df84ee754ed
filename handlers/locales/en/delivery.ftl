delivery-unreachable-title = I cannot reach the room
delivery-unreachable = I could not write in the channel of { $network }.
delivery-unreachable-why = The channel may be archived, or I may no longer be in it. Or somebody removed the message I was to answer.
delivery-unreachable-do = Open the channel and invite me again. What is kept is still there, but what I could not write will not come later.
delivery-gone = Removed.
