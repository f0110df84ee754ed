invitations-form-title = Invite
invitations-why = Here you make a page to mail or print. Write as you would say it yourself. Whoever reads it is often alone in the role and does not know that there are more.
invitations-letter-label = Your words
invitations-letter =
    Hello

    You are a manager in elderly care, and that is often a lonely job. You support everyone else. But whom do you ask when you do not know?

    Some of us in the same place have started { $network }. We meet in small groups a few times a year. In between we have a room in the chat, for us alone. There you can ask what you would rather not ask aloud, with your name or without. There you can also see how somebody else solved what you have on your desk right now.

    What is said in the room stays in the room. You do not have to be active. Reading is enough.

    You are warmly welcome.
invitations-link = Link for joining the workspace
invitations-link-hint = Needed if those you invite have no account in your Slack. Whoever runs Slack can give you the link. Leave it blank if everyone has an account.
invitations-phone = Number to call for those who get stuck
invitations-phone-hint = Your own, or that of somebody who can help. It stands on the page.
invitations-code = The network's code is { $code }. It stands on the page.
invitations-make = Make the page
invitations-made = The page is on its way to you. It comes in your own conversation with the bot in a few seconds, together with the same text for a mail.
invitations-here = Here is the invitation. Open the file to print it, or attach it to a mail. You can also copy the text below.
invitations-code-label = The network's code
invitations-code-change = Has the code come into the wrong hands? Change it in the room's settings. This page is then no longer valid.
invitations-file = invitation.html
invitations-title = Welcome to { $network }
invitations-way = How to find us
invitations-way-link = Open this address, or point your phone's camera at the square:
invitations-mail-link = Open this address:
invitations-way-code = The network's code, which you write when you apply:
invitations-qr = A square to point the camera at. It leads to the address beside it.
invitations-steps = It takes five minutes
invitations-step-1 = Open the address. Slack opens, and you come to the bot called Rummet.
invitations-step-account = Open the address and make an account in Slack. A phone will do.
invitations-step-2 = Write /rummet in the box for messages and send it. Then press Apply to join.
invitations-step-3 = Write the code { $code }, your role and your municipality. The facilitator answers you in Slack.
invitations-shown-open = Open
invitations-shown-send = Send application
invitations-call = Are you stuck? Call { $phone } and we will help you.
