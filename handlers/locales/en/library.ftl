library-why = The bot picks from its collection. It takes what suits the season and what the room has not had.
library-start = First day
library-every = How often?
library-every-week = Every week
library-every-other = Every other week
library-count = How many?
library-presentation = Presentation round
library-presentation-yes = Begin with everybody saying who they are
library-themes = Themes
library-themes-hint = Choose nothing if all themes will do.
library-preview = This is the series. You can change and remove single prompts afterwards.
library-fewer =
    { $count ->
        [one] The collection has only one more that fits.
       *[other] The collection has only { $count } more that fit.
    }
library-empty = The collection has no more that fit. Choose more themes, or write your own.
library-again = Choose again
library-plan =
    { $count ->
        [one] Plan the prompt
       *[other] Plan { $count } prompts
    }
library-offer-title = Would you like to begin with three weeks of prompts?
library-offer-why = The bot posts one a week, on a working day. You may want to wait until most people are here.
library-offer-yes = Plan the three
library-offer-taken = Done. The first comes { $when }. You can change them under Home, { $title }.
library-offer-declined = That is quite all right. The prompts are under Home whenever you like.
library-offer-done = Done. You find the prompts under Home, { $title }.

prompt-001 = Tell us briefly about yourself. Where do you work, what do you lead, and what is the best part of it?
prompt-002 = Which piece of advice has helped you most as a manager?
prompt-003 = What works well in your rota right now, and what chafes?
prompt-004 = What do you say first to a relative who is dissatisfied?
prompt-005 = When in the day can you work undisturbed, and how did you arrange it?
prompt-006 = Two in the team pull in different directions. What do you do first?
prompt-007 = What do you do at work that is really somebody else's task?
prompt-008 = What is everybody new told on the first day with you?
prompt-009 = What has become a little better for the older people with you this last month?
prompt-010 = Somebody calls in sick for the fourth time in a short while. What do you say?
prompt-011 = When and where does your team find time to document?
prompt-012 = Which question do you always ask in a job interview?
prompt-013 = Who outside the unit is easy to work with, and what makes it so?
prompt-014 = How do you keep in touch with those who only work nights?
prompt-015 = What have you stopped doing without anybody missing it?
prompt-016 = It is four o'clock and the evening shift is empty. What do you do?
prompt-017 = Which technology has really saved time where you are?
prompt-018 = What tends to help where you are when somebody with dementia is anxious?
prompt-019 = How does your team learn something new when nobody can step away?
prompt-020 = One of your best is thinking of leaving. What do you do?
prompt-021 = Somebody in the team was threatened yesterday. What do you do today?
prompt-022 = How do you explain the money so that the team wants to listen?
prompt-023 = What makes the meal a good moment where you are?
prompt-024 = What makes your team dare to say so when something has gone wrong with a medicine?
prompt-025 = What makes everybody follow the hygiene routines even when time is short?
prompt-026 = How do you plan the rounds so that time in the car stays short?
prompt-027 = When did you last say no, and how did it turn out?
prompt-028 = What do you do when you come home and cannot let go of work?
prompt-029 = What last made you laugh at work?
prompt-030 = What would you like to ask a manager in quite another municipality?
prompt-031 = Which conversation do you put off, and what would make it easier?
prompt-032 = What are you proud of that nobody outside the unit has seen?
prompt-033 = Which list, template or routine would you gladly share?
prompt-034 = What do you wish somebody had told you when you were new as a manager?
prompt-035 = A new year. What do you most want to sort out before the summer?
prompt-036 = This year's budget is set. Where do you begin when the money is not enough?
prompt-037 = The flu is going round. What do you do when half the team is at home?
prompt-038 = The stomach bug is here. What is the first thing you do?
prompt-039 = Snow and ice. How does home care get around where you are?
prompt-040 = Time to look for summer temps. Where do you find your best ones?
prompt-041 = Pay talks. What do you say to somebody who is disappointed with their pay?
prompt-042 = Holidays are to be planned. How do you make it feel fair?
prompt-043 = The winter break. How do you make the rota work when many want to be off with their children?
prompt-044 = Time for the safety round. What did you find last time that you would have missed?
prompt-045 = A summer temp starts on Monday. What has to be in place by then?
prompt-046 = The summer temps need delegation. How do you and the nurse get round to everybody?
prompt-047 = Midsummer is to be staffed. What makes somebody want to take the shift?
prompt-048 = Soon you have your holiday. How do you hand over so that you are really off?
prompt-049 = It is hot. How do you arrange coolness, shade and drinks for everybody?
prompt-050 = In the middle of the holidays two fall ill the same evening. What do you do first?
prompt-051 = What has gone better than you thought this summer?
prompt-052 = Summer is over. What will you do differently next year?
prompt-053 = Everybody is back. How do you get the team going again?
prompt-054 = Staff appraisals. Which question gives you the best answers?
prompt-055 = Next year's budget takes shape. What do you want your own manager to understand?
prompt-056 = Autumn is full of meetings. Which one can you drop or shorten?
prompt-057 = Time for the flu vaccine. How do you talk about it in the team?
prompt-058 = The Christmas rota. What do you do when everybody wants Christmas Eve off?
prompt-059 = November. What gives you strength when it is dark?
prompt-060 = The nights are long now. How do the night staff notice that you think of them?
prompt-061 = At Christmas relatives come who seldom visit. How do you welcome them?
prompt-062 = The year is nearly over. What do you want to thank your team for?
prompt-063 = A Christmas table at the unit. How do you make it a good moment for everybody?
