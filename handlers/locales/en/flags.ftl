flags-flag = Flag it
flags-title = Flag it
flags-what-happens = Do you think that this should not stand in the room? Then you can flag it. When others have done so, too, the text is hidden and the facilitator looks at it.
flags-nobody-sees = Nobody sees who flags something. The bot counts four times a day and keeps only the number.
flags-a-person = Can somebody in care, a relative or a member of staff be recognised? Press Personal data instead. Then the text is hidden at once.
flags-thanks = Thank you. It is counted by tomorrow morning at the latest. Nobody sees that it was you.
flags-again = You have flagged this already.
flags-you-facilitate = You are the facilitator or the deputy. You can hide the text at once.
flags-hide-now = Hide at once
flags-hidden-by-colleagues = Hidden. Colleagues have flagged it and the facilitator is looking at it.
flags-hidden = Hidden. The facilitator is looking at it.
flags-card-title = Look at this
flags-card-whose = Written by { $name }
flags-card-unnamed = Written without a name
flags-card-count = { $count ->
    [one] One member has flagged it.
   *[other] { $count } members have flagged it.
}
flags-card-shown = The text can be read in the room.
flags-card-hidden = The text is hidden in the room until you decide.
flags-card-note = You have written to its author: { $note }
flags-card-link = Show where it stands
flags-card-in-person = Do write to { $name } yourself and say what you think.
flags-card-done = Done. The text stays in the room.
flags-hide = Hide
flags-show = Show again
flags-let-stand = Let it stand
flags-remove = Remove for good
flags-remove-sure = The text disappears from the room and from the bot, and so does a lösning made of it. This cannot be undone.
flags-write = Write to its author
flags-note = What do you want to say?
flags-note-hint = If its author is still here, they read it, and you do not learn who that is. To take your message away, empty the field and save.
flags-note-kept = Saved. If its author is still here, they see it beside the text. If the text has code words, that is the next time they are used.
flags-note-gone = Your message is taken away.
flags-is-hidden = The text is hidden. You find it in your conversation with the bot, where you decide what happens next.
flags-stands = The text can be read in the room. Flags are counted from nought again.
flags-is-removed = The text is removed from the room and from the bot.
flags-note-card = The facilitator has written to you about your lösning "{ $title }". The facilitator does not know who you are.
