topics-title = Topics
topics-new = Propose a topic
topics-collect = Ask for topics
topics-stop = Stop asking for topics
topics-propose-or-vote = Propose or vote
topics-read = Read the topics
topics-count = { $count ->
    [0] There is no topic yet.
    [one] There is one topic.
   *[other] There are { $count } topics.
}
topics-none = There is no topic yet.
topics-closed = Topics and votes are not taken at the moment.
topics-how = Vote for what you want to talk about. Nobody sees what you vote for. Votes are counted four times a day, and the number shows once a topic has at least { $from_ } votes.
topics-vote = Let's talk about it
topics-voted = You have voted
topics-votes = { $count } votes
topics-vote-thanks = Your vote is in. It is counted in the next round, and nobody sees that it was yours.
topics-back = Show earlier ones
topics-named = { $name } proposes
topics-unnamed = Without a name
topics-body = What do you want to talk about?
topics-body-hint = A sentence or two. Do not write so that anyone in care or on the staff can be recognised.
topics-sender-unnamed = Nobody. The topic is shown without a name
topics-sender-named = Me. The topic is shown with my name
topics-review = Check your topic
topics-send = Send
topics-sent-named = Thank you. Your topic is on the list.
topics-sent-unnamed = Your topic is kept without your name. It comes on the list { $when }. With the code words you can take it back.
topics-card = What do you want to talk about at { $title }?
topics-card-asks = Propose a topic, with your name or without. Vote for those that others have proposed.
topics-card-closed = The topics for { $title } have been gathered.
topics-card-cancelled = { $title } is cancelled, so no topics are gathered.
topics-change-title = Your topic
topics-changed = The topic is changed.
topics-withdraw = Take the topic back
topics-withdraw-sure = The topic goes from the list with its votes.
topics-withdrawn = The topic is taken back and its text deleted.
refusal-not-collecting = The meeting takes no topics or votes at the moment.
refusal-too-late-unnamed = It cannot be released without a name before the meeting. Choose to stand by it with your name, or bring it up at the meeting.
refusal-only-urgent = The meeting is soon. Tick that it is urgent, so that the topic is released in time.
