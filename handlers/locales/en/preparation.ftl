preparation-title = Preparation
preparation-show = Show the sheet
preparation-done = I have prepared
preparation-is-done = Thank you. The sheet stays where you lead the meeting.
preparation-card = Time to prepare { $title }
preparation-card-asks = The meeting is { $when }. The sheet shows what occupies the room, what there is to read already and what you agreed on last time.
preparation-card-done = { $title } has been prepared.
preparation-themes = What occupies the room
preparation-weight = The number is how many have written about the theme, voted for it or wonder the same. Fewer than three votes are not counted.
preparation-no-themes = No topics or questions have come since the last meeting.
preparation-theme = { $theme }: { $weight }
preparation-other = Other
preparation-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
preparation-vented = At least { $count } have got it off their chest on this theme, this month or last.
preparation-agreed = What you agreed on
preparation-openings = Questions to open with
