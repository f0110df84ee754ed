group-rooms-title = Channels for the groups
group-rooms-form = The groups' channels
group-rooms-change = Change the channels
group-rooms-drop = Remove the channels
group-rooms-drop-sure = The channels are archived now. What members have written stays there.
group-rooms-drop-none = No channels will be made.
group-rooms-why = Each group gets a channel of its own with only the group in it. The channels are made at 12 noon on the last working day before the meeting, or at once if it is later than that. If the groups change, the channels follow.
group-rooms-question = Question to begin with
group-rooms-question-hint = For example: What do you do when the schedule breaks on a Friday?
group-rooms-method = Method
group-rooms-no-method = No method in particular
group-rooms-kept = At 8 pm on the day after the meeting the channels are archived. What members have written stays for as long as the workspace keeps it.
group-rooms-coming = The groups get channels of their own on { $day }.
group-rooms-there =
    { $count ->
        [one] One group has a channel of its own. It is archived on { $day }.
       *[other] { $count } groups have channels of their own. They are archived on { $day }.
    }
group-rooms-yours = Your group has a channel of its own. You find it among your channels in the chat.
group-rooms-failed = The bot was not allowed to make the channels. Press Change the channels and save, and it tries again.
group-rooms-channel = meeting { $day } group { $label }
group-rooms-group = Group { $label }
group-rooms-topic = Topic
group-rooms-archived = Only your group is here. The bot does not read what you write. The day after the meeting the bot archives the channel. What you have written then stays, and the group can read it.
group-rooms-failed-title = The groups have no channels
group-rooms-failed-do = The bot is not allowed to make channels in this chat. Ask whoever manages the workspace to allow it, and then try again on the meeting's page. If that does not work, divide the video meeting into rooms instead.
group-rooms-in-by-hand = The bot is not allowed to let { $name } into the channel of group { $label }. Ask somebody in the group to invite them.
group-rooms-out-by-hand = The bot is not allowed to take { $name } out of the channel of group { $label }. Ask somebody in the group to do it.
