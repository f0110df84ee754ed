mention-person = a colleague
mention-group = a group
mention-channel = a channel
