groupings-title = Small groups
groupings-why = The bot forms groups of those who take part. Nobody sits with somebody from the same municipality or workplace, or with their manager, where that can be had. Those who have shared a group before come into different ones as far as that goes.
groupings-takes-part =
    { $count ->
        [0] Nobody has signed up to take part yet.
        [one] 1 takes part.
       *[other] { $count } take part.
    }
groupings-listens = { $count } listen and are in no group.
groupings-sizes = How many in each group?
groupings-size = { $least }–{ $most } people
groupings-keep = Which groups shall stay as they are?
groupings-ask = Make a proposal
groupings-asked = The bot forms the groups now. In a while the proposal is under Lead the meeting. You get a message too, at the hours when the bot may write to you.
groupings-at-it = The bot is forming the groups just now. Open this page again in a while.
groupings-open = Form small groups
groupings-show = Show the groups
groupings-proposed = There is a proposal with { $count } groups. Only you who lead the room see it.
groupings-released = { $count } groups are told. Everybody has their group.
groupings-group = Group { $label }
groupings-group-topic = Group { $label }: { $topic }
groupings-person = { $name }, { $municipality }
groupings-has-all = Everybody sits so that nothing that you can see clashes.
groupings-lacks = This could not be had:
groupings-lack-few =
    { $count ->
        [0] Nobody takes part yet.
        [one] Only one takes part yet.
       *[other] Only { $count } take part. That is not enough for a group of the size you chose.
    }
groupings-lack-unseated = { $what } has no group yet. When you send the groups, the bot gives them one at once.
groupings-lack-size =
    { $count ->
        [one] 1 group is smaller or larger than you chose.
       *[other] { $count } groups are smaller or larger than you chose.
    }
groupings-lack-size-scarce = { $groups } people cannot be divided into groups of the size you chose.
groupings-lack-municipality = Some from { $what } share a group.
groupings-lack-municipality-scarce = { $count } come from { $what } and there are only { $groups } groups. So some from there share one.
groupings-lack-title =
    { $count ->
        [one] In one group there are not two with the role { $what }.
       *[other] In { $count } groups there are not two with the role { $what }.
    }
groupings-lack-title-scarce =
    { $count ->
        [one] Only one has the role { $what }. That is not enough for two in every group.
       *[other] Only { $count } have the role { $what }. That is not enough for two in every group.
    }
groupings-lack-size-class =
    { $count ->
        [one] In one group there are not two from a { $what }.
       *[other] In { $count } groups there are not two from a { $what }.
    }
groupings-lack-size-class-scarce =
    { $count ->
        [one] Only one comes from a { $what }. That is not enough for two in every group.
       *[other] Only { $count } come from a { $what }. That is not enough for two in every group.
    }
groupings-lack-met =
    { $count ->
        [one] One pair has shared a group before.
       *[other] { $count } pairs have shared a group before.
    }
groupings-lack-met-scarce =
    { $count ->
        [one] One pair has shared a group before. Most of those who come have met already.
       *[other] { $count } pairs have shared a group before. Most of those who come have met already.
    }
groupings-lack-wishes =
    { $count ->
        [one] One gets a topic that they did not wish for.
       *[other] { $count } get a topic that they did not wish for.
    }
groupings-lack-wishes-scarce =
    { $count ->
        [one] One gets a topic that they did not wish for. More topics are wished for than there are groups.
       *[other] { $count } get a topic that they did not wish for. More topics are wished for than there are groups.
    }
groupings-release = Send the groups
groupings-release-sure = Everybody is told their group in their own conversation with the bot.
groupings-told = The groups are sent. Everybody gets theirs in their own conversation with the bot.
groupings-by-hand = The bot does not reach these, so tell them yourself:
groupings-move = Move somebody
groupings-again = Form again
groupings-again-told = The groups are sent already. If you form them again, everybody is told their new group when you send them again.
groupings-drop = No groups
groupings-drop-sure = The proposal is taken away. Nobody has seen it.
groupings-dropped = There will be no small groups.
groupings-who = Who shall move?
groupings-where = To which group?
groupings-own = A new group
groupings-by-your-hand = When you move somebody, you decide. The bot does not say if anybody would rather sit apart.
groupings-weigh = Show what happens
groupings-moves = { $name } moves to group { $label }.
groupings-moves-own = { $name } gets a new group.
groupings-leaves = The group that { $name } leaves has { $count } left.
groupings-joins = The group that { $name } comes to has { $count } then.
groupings-met-before = { $name } has shared a group with { $names } before.
groupings-neighbours = { $name } comes from the same municipality as { $names }.
groupings-new-lacks = This cannot be had any longer:
groupings-gone-lacks = This is solved:
groupings-no-harm = The move clashes with nothing that you can see.
groupings-move-tells = The groups are sent already. Those concerned are told at once.
groupings-do-move = Move
groupings-yours = Your small group at { $title }
groupings-your-group = Your group
groupings-with = You meet:
groupings-rather = Would you rather be in another group? Tell the facilitator. You need not say why.
groupings-alone = Just now you are alone in the group. The facilitator knows.
groupings-again-soon = The small groups for { $title } are formed again. You are told your group when it is ready.
groupings-proposal = Proposed small groups for { $title }
groupings-proposal-counts = { $people } take part in { $groups } groups.
groupings-proposal-none = No groups can be formed yet.
groupings-see = See the proposal
groupings-proposal-told = The small groups for { $title } are sent.
groupings-proposal-again = The bot forms the small groups for { $title } again.
groupings-proposal-dropped = There will be no small groups for { $title }.
groupings-mended = The small groups for { $title } have changed, since somebody has joined or signed off. Those concerned have been told.
refusal-no-groups = There are no groups yet. Open the meeting and make a proposal first.
refusal-regrouped = The groups have changed since you opened them. Close and open them again.
