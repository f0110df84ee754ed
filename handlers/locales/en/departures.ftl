departures-leave = Leave the room
departures-alone = You are the only one in { $network } right now. When you have left, the room has no facilitator.
departures-what = When you leave { $network } you no longer reach the channel, the questions and the solutions. Your profile and the bot’s messages to you are removed.
departures-named = Questions and answers with your name stay, but under "A former member". If you would rather take them back, do that first, with the button Change.
departures-unnamed = The bot cannot connect you with what you have written without your name, so it stays. If you want to take back any of it, do that first, with your code words.
departures-own = What you have written in the channel yourself stays there with your name. The bot cannot remove it, but you can, before you leave.
departures-back = If you want to come back, you apply again.
departures-solutions =
    { $count ->
        [one] What shall become of your solution?
       *[other] What shall become of your { $count } solutions?
    }
departures-solutions-unnamed =
    { $count ->
        [one] Let it stay, without my name
       *[other] Let them stay, without my name
    }
departures-solutions-signed =
    { $count ->
        [one] Let it stay. My name stays if it is shown today
       *[other] Let them stay. My name stays where it is shown today
    }
departures-solutions-taken-back =
    { $count ->
        [one] Take it back
       *[other] Take them back
    }
departures-guess = If a solution without a name goes at the same time as you, somebody may guess that it was yours. If so, take it back well before.
departures-drafts =
    { $count ->
        [one] One suggestion waits for your yes. It is erased when you leave the room.
       *[other] { $count } suggestions wait for your yes. They are erased when you leave the room.
    }
departures-left = You have left { $network }. Thank you for having been here.

departures-last = You are the only facilitator of { $network }. Choose who takes over before you leave the room.
departures-successor = New facilitator
departures-at-once = Whoever you choose becomes facilitator at once and gets all that waits. Then you can leave the room.
departures-removed = { $name } is no longer in the room and has been told. The solutions stay without a name.

departures-farewell-left = You are no longer in { $network }. Thank you for having been here.
departures-farewell-removed = The facilitator has removed you from { $network }.
departures-farewell-guest = Your account is now a guest account. That is why you are no longer in { $network }.
departures-farewell-profile = Your profile is removed.
departures-farewell-back = If you want to come back you can apply, and the facilitator answers.
departures-call = Do you wonder why? Call { $phone }.
departures-ask = Do you wonder why? Ask the facilitator.

departures-handed-over = You are now a facilitator of { $network }. You let new colleagues in and see to what waits. /rummet shows the room's menu.
departures-choose-deputy = The room has no deputy. Choose one in the room's settings, so that nothing is left lying when you are away.
departures-one-less-facilitator = A facilitator has left { $network }. You are still here and take over what waited.
departures-one-less-deputy = The deputy has left { $network }.
departures-waiting =
    { $count ->
        [0] Nothing waits for you right now.
        [one] One thing waits for you. It is here among our messages.
       *[other] { $count } things wait for you. They are here among our messages.
    }
departures-facilitators = Facilitator
departures-deputies = Deputy
departures-nobody-is = nobody

departures-orphaned = { $network } has no facilitator any more, and no deputy.
departures-orphaned-waits = The members can ask and answer as usual. But applications and other things that a facilitator sees to are left lying. You get this message because you look after the bot.
departures-taken-over = The facilitator of { $network } is no longer in the room. The deputy has taken over.
departures-taken-over-then = You need not do anything. The new facilitator knows that the room needs a deputy. You get this message because you look after the bot.
departures-choose = Choose a facilitator
departures-choose-whom = Choose one of the members of { $network }. Please ask them first.
departures-nobody = Nobody is left in { $network }.
departures-appointed = Done. Whoever you chose is now facilitator of { $network } and gets all that waits.

refusal-no-successor = You are the only facilitator. Close this, open Leave the room again and choose who takes over.
refusal-cannot-succeed = Whoever you chose is no longer in the room. Choose somebody else.
refusal-has-facilitator = The room has a facilitator already.
refusal-only-the-facilitator = Only the facilitator can do this.
refusal-removes-oneself = You cannot remove yourself here. Choose Leave the room, where you also decide about your solutions.
