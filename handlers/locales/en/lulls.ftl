lulls-title = Would you like to post a prompt?
lulls-why = Nothing new has come through the bot for { $days } days. Perhaps you talk in the channel all the same. The bot does not read it.
lulls-take = Post it
lulls-how = It comes with the next posts on a working day. After that the bot suggests nothing more until something new has come. More prompts are under Home, { $title }.
lulls-taken = The prompt comes { $when }. You can change it under Home, { $title }.
lulls-declined = That is quite all right. The bot suggests nothing more until something new has come.
lulls-done = Done. The room gets this prompt: { $body }
