methods-title = Ways to talk
methods-why = Choose how you will talk. You can change the times before you begin.
methods-choose = Choose { $method }
methods-minutes = About { $minutes } minutes
methods-people = { $count } in each group
methods-people-between = { $fewest }–{ $most } in each group
methods-least = at least { $count } people
methods-turn = { $step } ({ $turn } of { $turns })
methods-pledge = The pledge
methods-pledge-how = Read the pledge aloud, or let everybody read it in silence.

methods-round = Round
methods-round-about = Everybody has the same time to speak, one at a time, and nobody interrupts. Good when all are to be heard.
methods-round-source =
    Source: Nancy Kline, Time to Think, 1999
    The book says nothing of minutes. The times are the bot's proposal.
methods-round-turns = How many will speak?
methods-round-think = Think in silence
methods-round-think-how = Everybody thinks about the question in silence. Write down a few words if you like.
methods-round-turn = One at a time
methods-round-turn-how = One person speaks. The others listen without interrupting or asking. Whoever is done early hands over.
methods-round-talk = Free talk
methods-round-talk-how = What did you hear? Talk freely about what you want to know more about.
methods-round-speaker = Who speaks
methods-round-speaker-how = Speak about your own. You may pass. Nobody interrupts you.
methods-round-listener = Who listens
methods-round-listener-how = Listen without interrupting, advising or asking. Your turn will come.
methods-round-leader = The facilitator
methods-round-leader-how = Say whose turn it is and keep the time. Who has chosen only to listen at the meeting is not in the round.

methods-supervision = Peer supervision
methods-supervision-about = One person tells of something difficult. A reflecting team then talks about it aloud while that person listens.
methods-supervision-source =
    Source: Tom Andersen, The Reflecting Team, Family Process 26, 1987
    The times are set so as to make 45 minutes. Aarhus University reckons with 45–60.
methods-supervision-tell = Tell
methods-supervision-tell-how = The person with the question tells. The interviewer asks what makes it clearer. The team sits aside and listens.
methods-supervision-reflect = The team reflects
methods-supervision-reflect-how = The team talk with each other about what they heard. The one who told and the interviewer listen. Rather say “I wonder if” than “you should”.
methods-supervision-answer = Answer the team
methods-supervision-answer-how = The one who told says what stayed and what is new. The team listens.
methods-supervision-together = Talk together
methods-supervision-together-how = What do you take with you? What is the next step for the one who told?
methods-supervision-teller = Who tells
methods-supervision-teller-how = Tell of a real situation so that nobody can be recognised. Say what you want help with. You need not answer everything.
methods-supervision-interviewer = The interviewer
methods-supervision-interviewer-how = Ask open questions so that the situation becomes clear. Give no advice. Invite the team when it is time.
methods-supervision-team = The reflecting team
methods-supervision-team-how = Listen first. Then talk with each other, not to the one who told. Share thoughts and wonderings, no judgements.

methods-troika = Troika
methods-troika-about = In threes. One asks for advice, two advise while the first listens. Then you change, so that everybody is helped.
methods-troika-source =
    Source: Henri Lipmanowicz and Keith McCandless, The Surprising Power of Liberating Structures, 2014 (Troika Consulting)
methods-troika-turns = How many will be advised?
methods-troika-think = Think in silence
methods-troika-think-how = Everybody thinks in silence: What is difficult for me now? What help do I want?
methods-troika-tell = Tell
methods-troika-tell-how = Whoever asks for advice tells what is difficult and what help is needed. The others listen.
methods-troika-ask = Ask
methods-troika-ask-how = The two advisers ask in order to understand. No advice yet.
methods-troika-advise = Advise
methods-troika-advise-how = Whoever asks for advice turns away, or switches off camera and microphone. The advisers talk with each other about ideas and advice.
methods-troika-thank = Say what helped
methods-troika-thank-how = Whoever asked turns back and says what was most valuable. Then it is the next one's turn.
methods-troika-client = Who asks for advice
methods-troika-client-how = Tell in short. Listen in silence while the others talk, and take notes if you like. Say at the end what you take with you.
methods-troika-consultant = The advisers
methods-troika-consultant-how = Ask in order to understand. Then talk with each other as if the one who asks was not there. Give many ideas and let the other choose.

methods-one-two-four-all = 1-2-4-all
methods-one-two-four-all-about = Think alone, talk in twos, then in fours and in the end all together. Good when you want many ideas in a short time.
methods-one-two-four-all-source =
    Source: Henri Lipmanowicz and Keith McCandless, The Surprising Power of Liberating Structures, 2014 (1-2-4-All)
methods-one-two-four-all-one = Alone
methods-one-two-four-all-one-how = Think about the question in silence. Write down what comes to you.
methods-one-two-four-all-two = In twos
methods-one-two-four-all-two-how = Tell each other and build on what you have.
methods-one-two-four-all-four = In fours
methods-one-two-four-all-four-how = Two pairs join. What is alike? What differs? Choose what you want to bring to everybody.
methods-one-two-four-all-all = Everybody
methods-one-two-four-all-all-how = Each group says one thing that stood out. Do not repeat what was said.
methods-one-two-four-all-everyone = Everybody
methods-one-two-four-all-everyone-how = Think for yourself first. Hear each other out and build on it.
methods-one-two-four-all-leader = The facilitator
methods-one-two-four-all-leader-how = Ask a question that can be answered. Keep the times, also when the talk is lively. Rather do another lap.
