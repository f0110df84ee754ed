applications-apply = Apply to join
applications-another = I have a code for another network
applications-already = You are already in { $network }. Everything you can do here is under Home.
applications-intro = Write the code from your invitation. The facilitator reads your application, and the answer comes here in a message from the bot.
applications-code = The network's code
applications-code-hint = Capital or small letters make no difference.
applications-title = Your role
applications-title-hint = For example, home care manager.
applications-municipality = Your municipality or employer
applications-everyone-promises = Everyone here promises this:
applications-kept = The facilitator sees your name, your role and your municipality. If you are not let in, the bot erases all of it.
applications-send = Send application
applications-sent = Thank you. If the code is right, the facilitator reads your application. The answer comes in a message from the bot.
applications-sent-no-answer = No answer after a week? Check that the code is right and apply again, or call the person who invited you. The code can be tried a few times a day.

applications-name = Name
applications-title-fact = Role
applications-municipality-fact = Municipality or employer
applications-unlisted = { $municipality } (not on the room's list)
applications-account = Account
applications-account-full = Ordinary account
applications-account-guest = Guest account
applications-card-asks = { $name } would like to join { $network }.
applications-card-then = Those you let in first accept the pledge. Then the channel opens. Those you decline get a kind message.
applications-card-approved = { $name } is let in and has been sent the pledge to read.
applications-approve = Let in
applications-decline = Decline
applications-decline-sure = The application is erased, and { $name } gets a kind message.
applications-approved = { $name } is let in. The pledge comes in a message, and the channel opens when it is accepted.
applications-declined = The application is erased. The applicant gets a kind message.
refusal-decided = The application is gone. Somebody has answered it already, or it has been erased.
refusal-no-account = The account is closed or belongs to another workspace, so it cannot be let in. Decline to erase the application.

applications-welcome = You have been let in to { $network }. Before the channel opens, please read the pledge. It takes half a minute.
applications-welcome-inside = You have been let in to { $network }. Before the bot can help you, please read the pledge. It takes half a minute.
applications-reminder = You have been let in to { $network }, but have not read the pledge yet. The channel opens when you accept it.
applications-promise = Read and accept
applications-promised = You are in { $network }. This is what you promised:
applications-opening = Thank you. The channel is being opened for you. It may take a minute. You then find it among your channels in the chat.
applications-in = Thank you. You are in. This is where you can begin.
applications-begin = Welcome to { $network }. There is nothing you have to do. You find the channel among your channels in the chat. Read it in your own time.
applications-begin-first = When you want to ask, search or share, everything is here and under Home. You can always ask without your name.

applications-told-declined = Thank you for wanting to join { $network }. This time the facilitator cannot let you in.
applications-told-lapsed = Your application to { $network } got no answer in time and has now been erased. That is not your fault. You are welcome to apply again.
applications-told-put-out = You are no longer in the channel of { $network }. It is only for those the facilitator has let in. If you would like to join, you can apply.
applications-call = Would you like to know more? Call { $phone }.
applications-ask-inviter = Would you like to know more? Get in touch with the person who invited you.

applications-found-title = Not let in
applications-found = { $count ->
    [one] One person is in the channel of { $network } without having been let in:
   *[other] { $count } people are in the channel of { $network } without having been let in:
}
applications-found-more = { $names } and { $count } more
applications-found-why = This happens when somebody is added directly to the channel. Those not let in see what is written there, but the bot does not answer them.
applications-found-open = Go through the list
applications-found-all = Let everyone in ({ $count })
applications-found-all-sure = Everyone on the list is sent the pledge to read. Once they have accepted it the bot answers them.
applications-found-wait = Wait
applications-found-none = Everyone in the channel has been let in.
applications-found-let-in = Let in
applications-found-put-out = Remove from the channel
applications-found-listed = These are { $listed } of { $count }. The others come when these are done.
applications-found-both = Somebody is chosen both to be let in and to be removed. Choose one of the two.
applications-found-choose = Choose at least one person. Close the form if you want to wait.
applications-found-done = Let in: { $let_in }. Removed: { $put_out }.
applications-found-then = Those let in get the pledge in a message.
applications-account-closed = Closed account or another workspace
refusal-list-changed = The list has changed since you saw it. Go through it instead.
