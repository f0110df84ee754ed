duties-title = What is waiting
duties-none = Nothing is waiting for you right now. When something does, you get a message.
duties-since = Waiting since { $when }.
duties-show = Show
duties-more =
    { $count ->
        [one] One more thing is waiting. It will appear when something above is done.
       *[other] { $count } more things are waiting. They will appear when something above is done.
    }
