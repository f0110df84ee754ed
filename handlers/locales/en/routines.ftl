routines-title = Routines
routines-why = A routine says who does what before, during and after a meeting. Each person is sent only their own lines, at their time.
routines-new = Write a new routine
routines-read = Read and change
routines-version = Version { $version }
routines-changed = Version { $version }, with changes that are not in use yet
routines-unpublished = Not ready for use yet
routines-name = What is the routine called?
routines-name-hint = For example Meeting by video.
routines-start = Begin with
routines-start-template = A proposal that you can change
routines-empty = There is no line yet.
routines-before = { $days ->
    [one] The day before
   *[other] { $days } days before
 }
routines-during = On the day
routines-after = { $days ->
    [one] The day after
   *[other] { $days } days after
 }
routines-who-everyone = Everybody who takes part
routines-who-facilitator = The facilitator
routines-who-deputy = The deputy
routines-kept = Ticked off at { $done } of { $held } meetings.
routines-strike = Remove the line
routines-strike-sure = The line goes out of the next version.
routines-publish = Use as version { $version }
routines-add = Add a line
routines-drop = Remove the routine
routines-drop-sure = Meetings that follow it will not do so any more. What is ticked off goes.
routines-text = What is to be done?
routines-text-hint = Write it short, as you would say it.
routines-days = When?
routines-whose = By whom?
routines-published = Version { $version } is ready to use. Open a meeting, press Lead the meeting and then Follow a routine. Meetings that follow an older version go on with that.
routines-none = There is no routine to follow yet. Write one first.
routines-which = Which routine shall the meeting follow?
routines-choose = Follow a routine
routines-other = Another routine
routines-leave = Follow no routine
routines-leave-sure = What is ticked off for the meeting goes.
routines-following = The meeting follows the routine. Each person is sent their lines in private when it is time.
routines-left = The meeting follows no routine any more.
routines-followed = Routine: { $title }, version { $version }
routines-ready = Prepared { $ready } of { $all }
routines-mine = This is yours
routines-tick = Done
routines-undo = Not done
routines-done = Done: { $text }
routines-ticked = Ticked off.
routines-unticked = The line waits for you again.
routines-card = This is yours for { $title }, { $when }:
routines-template-1 = Read the preparation and choose what the meeting is to be about.
routines-template-2 = Think of a question that you want help with.
routines-template-3 = Try the link and the sound.
routines-template-4 = Keep the time and say when to move on.
routines-template-5 = Turn off notifications and sit where nobody disturbs you.
routines-template-6 = Send out what was decided.
refusal-routine-full = That is more than anybody has time to read. Remove something first.
refusal-nothing-written = Write one line at least, and then press Use.
