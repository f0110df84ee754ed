mine-title = My questions
mine-none = You have not asked anything with your name yet.
mine-unnamed = What you have asked without your name never stands here, because the bot does not know that it is yours. You read it with your code words.
mine-newer = Show newer
mine-older = Show older
mine-count = { $count ->
    [0] No answers in the form yet
    [one] One answer
   *[other] { $count } answers
}
mine-read = Read the question
mine-read-answers = { $count ->
    [one] Read the answer
   *[other] Read the answers
}
mine-question-title = Your question
mine-asked = You asked on { $when }.
mine-hidden-short = Hidden
mine-hidden = The question is hidden from everyone else. Colleagues have flagged it or the facilitator has hidden it.
mine-no-answers = If nobody has answered in { $days } working days, the facilitator is told.
mine-change = Change or take back
