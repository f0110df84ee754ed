codewords-title = Your code words
codewords-words = Type your five code words
codewords-words-hint = Capital or small letters do not matter. The order does.
codewords-go = Show
codewords-meant = Did you mean: { $words }? Type the words like that and press again.
codewords-unknown = Not among the code words: { $words }. Check your note and try again.
codewords-five = There are five code words. You have typed { $count }.
codewords-yours = Your code words
codewords-why = Write the words down now, on paper or where only you read. They are shown only here, and nobody can look them up for you. With them you read the answers, ask on, or take back what you wrote. They are valid for a year.
codewords-waits = Waits to be released. Only you with the code words see it.
codewords-released = Released in the room.
codewords-answers = { $count ->
    [0] No answers in the form yet
    [one] One answer
   *[other] { $count } answers
}
codewords-no-answers = Look in again later. Nobody sees when you read.
codewords-your-follow-up = You asked on
codewords-link = [address: { $address }]
codewords-helped = This helped me
codewords-proposed = Thank you. The bot asks whether the answer may be kept as a solution, on { $when }. It does not say who suggested it.
codewords-follow-up = Ask on
codewords-follow-up-hint = Appears in the thread without your name. You review it before you send.
codewords-send = Send
codewords-follow-up-sent = Saved without your name. It will appear in the thread on { $when }.
codewords-withdraw = Take it back
codewords-withdraw-sure = The text disappears at once, from the chat as well. Anyone looking just then sees that someone takes it back, but not who.
codewords-withdrawn = It is taken back and its text erased. The code words are no longer valid.
refusal-wrong-code-words = These code words lead to nothing here. Check the words and their order. They are valid for a year.
codewords-too-many = You have tried many times. Wait an hour and try again.
codewords-your-question = Your question
codewords-your-answer = Your answer
codewords-about = You answered
codewords-withdraw-waiting = The text is erased at once. Nobody else has seen it.
codewords-older = Show older answers
codewords-newest = Show the newest
codewords-hidden = Your text is hidden from everybody else. Colleagues have flagged it, or the facilitator has hidden it. The facilitator does not know who you are.
codewords-removed = The facilitator has removed what you wrote. The facilitator does not know who you are.
codewords-note = From the facilitator
codewords-your-topic = Your topic
codewords-for-meeting = You proposed it for
