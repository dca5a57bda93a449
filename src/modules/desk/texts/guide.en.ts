import type { GuidePart, roles as viRoles, rooms as viRooms } from './guide.vi.ts'

export const roles = {
  focal: {
    title: "A unit's reform focal officer",
    what: "You take on your unit's tasks, tell their progress and hand in the results.",
    steps: [
      'Open the home: what waits for you, nearest deadline first. Each line has one button that leads to the right form.',
      'Accept new tasks. If a task was given to the wrong unit, return it with a reason before accepting it.',
      'Tell progress in numbers: so many done of so many.',
      'Add evidence (a file or a document number, with the page), then hand in. The day that counts is the day you hand in. What was put in by mistake is withdrawn with a reason; its line stays.',
      'If you will not make it, ask for more time on or before the deadline, with a reason. Afterwards only an explanation is left.',
      'A coordinating unit tells its own part on the page of the task, without waiting for the lead.',
    ],
  },
  head: {
    title: 'Head of a unit',
    what: "You answer for your unit's tasks and give work to the units below.",
    steps: [
      'The home says how many are done and how many overdue. Each number opens exactly those tasks.',
      "Open the unit's sheet when you need one A4 for a meeting: who answers, what is overdue, what falls due in 30 days.",
      'Name who does a task on its page. The unit still answers for it.',
      'Give a part to a unit below yours, and check it when it is handed in.',
      'Explain what is late: the explanation goes with the task into the report.',
    ],
  },
  issuer: {
    title: "Who gives the work (People's Committee, steering committee)",
    what: 'You issue plans and directives, and decide on more time.',
    steps: [
      'The province opens with one sentence: where the plan stands, what is overdue where, what waits for you.',
      'Give a task: clear person, work, time, result, responsibility. Each lead unit gets a task of its own.',
      'Tasks that units returned: tick them in the list and press “Reassign” to give them all to another unit.',
      'Grant more time or refuse it. Days that wait for a late decision count for who decides.',
      '“Remind all units” reminds once; each reminder is on the record of its task.',
      'An issued plan changes only by decision; figures of past days stay.',
    ],
  },
  'standing-agency': {
    title: 'The standing agency',
    what: 'You prepare the plan, check results, follow up and report.',
    steps: [
      "Make the year's plan: import it from Excel, look through every row, hand it up to be issued.",
      'Enter a directive: each item is proposed from the text; correct and confirm it before it is issued.',
      'Confirm a result or send it back with a reason. Nobody checks the work of their own unit.',
      'Mark an objective delay with its reason. The days stay on the ledger and print as “excluded”.',
      'Take the progress report as Word or PDF; every figure equals the screen at its cut-off.',
    ],
  },
  member: {
    title: 'Member of the steering committee',
    what: 'You supervise the units or areas assigned to you.',
    steps: [
      'The home shows the plan as a whole, and what is overdue in the units you supervise.',
      '“Units I answer for” is your sheet: all units in one table, and one A4 for each to take along when you meet it.',
      'After each quarter the quarterly report waits for you, its figures filled in. Once sent it stays; a proposal becomes a recommendation in one step.',
      'Write a note on a task to ask or advise; tick the people involved who should be told.',
    ],
  },
  inspector: {
    title: 'Inspector or appraiser',
    what: 'You see the tasks and evidence of the units assigned to you.',
    steps: [
      'The home lists the units. Open a sheet to see what is overdue.',
      'On a task look at the evidence of each submission, and at the record: who changed which date and why.',
    ],
  },
  auditor: {
    title: 'Auditor',
    what: 'You read everything and the whole record, and change nothing.',
    steps: [
      'Search the record by person, act, unit and day. Each entry has before, after and reason.',
      "Each evening you get the head of the record by mail, if you take mail; else copy it from the foot of the record's page. Keep it for comparison.",
      './canhtan audit verify names every entry that was altered, removed, moved or cut off.',
    ],
  },
  administrator: {
    title: 'System administrator',
    what: 'You keep the installation running and look after units and accounts. You see no content of the work.',
    steps: [
      'At first: import the units, then the accounts, then let the standing agency open the year.',
      'Give each person an office. Rights follow the office and end with it.',
      'For somebody on leave name a deputy with dates; never lend a password.',
      'Settings: how many extensions, how many days, and the calendar; look at days that were not compared yet.',
      'Back up with ./canhtan backup; ./canhtan doctor says what needs attention.',
    ],
  },
  'unit-administrator': {
    title: 'Unit administrator',
    what: 'You look after the accounts of people in your unit.',
    steps: [
      'Add an account, and print or send the one-time link by which its person sets a password.',
      'Disable the account of somebody who has moved on. What they did stays on the record.',
    ],
  },
} satisfies Record<keyof typeof viRoles, GuidePart>

export const rooms = {
  home: {
    title: 'Home and what waits for me',
    what: 'What waits for you, nearest deadline first.',
    steps: [
      'The number in the top bar is the number of lines under “Waiting for me”.',
      'An underlined number opens a list of exactly that many rows.',
    ],
  },
  tasks: {
    title: 'Tasks',
    what: 'Every task you may see, filtered by clicking the numbers.',
    steps: [
      'The state says which step the work is at; timeliness says how many days are left or over. They are two things.',
      'What was late stays late after it is done.',
      'Save the views you use; export exactly the rows shown.',
    ],
  },
  plans: {
    title: 'Plans',
    what: "The People's Committee's plan, the steering committee's, and each unit's.",
    steps: [
      "A plan's progress counts rows of its annex; a unit's counts the tasks it leads.",
      'See the figures of a past day by choosing the cut-off, and the day of knowledge if need be.',
    ],
  },
  directives: {
    title: 'Directives',
    what: 'A document becomes items of work, each going to its units.',
    steps: [
      'The grid of items and units shows who has answered. One button reminds all who have not.',
      'Every paragraph is work, or is marked as none with the reason; nothing is left out.',
    ],
  },
  reports: {
    title: 'Periodic reports',
    what: 'Units enter their figures once; the province’s are computed from them and open down to each unit.',
    steps: [
      'A figure “from the system” leads to where it comes from; writing another needs a reason.',
      'The head signs when no error is left. The first day of sending stays on record, also after a return.',
      'Or fill in the .xlsx of your report and send it back: what it would change is shown before it is saved.',
      'One button reminds the units that have not sent, once a day. Forms are handed on, and taken in, as .xlsx or JSON.',
      'Missing units are named, never counted as 0. After the issue, figures change by a request and a numbered amendment.',
    ],
  },
  scoring: {
    title: 'Scoring',
    what: 'Criteria sets, rounds, sheets and rankings.',
    steps: [
      'A criteria set: import an annex (.xlsx) or JSON, edit each criterion in a form, try it with figures, then have it issued. An issued set stays as it is; copy it into a new version to change it.',
      'Every criterion reads as a sentence. Worked examples run whenever it is saved: a wrong rule is not kept.',
      'A unit scores itself once, with evidence and its page; its head signs off.',
      'Appraisal goes by domain; nobody appraises their own unit. Points other than the self-score need a reason.',
      'Press an index in the ranking to see why, a unit’s name for all its points: the rule, the figures, the document, people and days.',
      'A result is computed, decided, published. Once published there are only corrections with a reason; the old version stays readable.',
      'A request for review: the head sends it from the page that explains the score until the round’s last day; the answer and corrected points stand there.',
      'The improvement plan of a sheet says what still wins points; the head gives it as tasks in one step.',
      'The public pages are at /cong-khai: anybody takes the open-data bundle and computes it anew.',
    ],
  },
  initiatives: {
    title: 'Initiatives',
    what: 'The register of initiatives, models and good practices of the units.',
    steps: [
      'Units register them; the standing agency notes the decision that recognises one. From then on it is not changed or withdrawn.',
      'Other units adopt one, straight into their draft plan if they like.',
      'Recognised initiatives are counted on the unit’s sheet by themselves.',
    ],
  },
  committee: {
    title: 'Steering committee',
    what: 'Committees, their seats, and the units and areas each member answers for.',
    steps: [
      'A seat belongs to an office. When its holder changes, the seat says so, and the standing agency passes it on with its work in one step.',
      'Units without a member and members without work are named at the top of the page.',
    ],
  },
  meetings: {
    title: 'Meetings',
    what: 'Agenda, invitations, opinions, minutes and the notice of conclusions.',
    steps: [
      'Each conclusion that gives work becomes a task with a lead and a deadline.',
      'The next meeting opens with what became of the last one’s conclusions.',
      'Members’ quarterly reports: the standing agency sees who sent, who did not and how many days late; one is given back with a reason. The days are in the settings.',
    ],
  },
  communication: {
    title: 'Communication',
    what: 'Activities by channel, people and money; documents to be brought to all staff.',
    steps: [
      'Record an activity once it has been done, one by one or from an .xlsx or .csv file. Where the number of people is not known, leave it empty; do not write 0.',
      'What is wrong is corrected or withdrawn with a reason; what it said before stays to be read.',
      'A document to bring to your staff stands in “waiting for me”. Tell the day, how, and how many; what counts is the day on which you send it.',
      'The standing agency sees how many units have acknowledged and which have not. It reminds once a day, and gives more days only before the due day has passed.',
    ],
  },
  inspections: {
    title: 'Inspections',
    what: 'The year’s inspection plan, the inspections and the findings to be remedied.',
    steps: [
      'Make the plan and the teams; units for unannounced visits are drawn at random, with the seed on record so that anybody can draw again.',
      'On the spot, fill in the form on the phone and take photos. When the network drops, the device keeps them and sends once.',
      'A unit sees conclusions once they are issued, and an unannounced inspection once it has begun.',
      'A finding has an owner and a due day; the unit hands in evidence, the team verifies, then it is closed.',
    ],
  },
  surveys: {
    title: 'Surveys',
    what: 'Questionnaires, campaigns, anonymous answers and results.',
    steps: [
      'Build a questionnaire with forms, preview it, issue it. A change is a copy into a new version.',
      'Set up a campaign: respondent groups, strata, sample size; the sample is drawn with a recorded seed.',
      'Nobody knows who answered: a reminder goes to everybody invited, and while people are asked the count goes up in steps.',
      'A card or letter lost before use is replaced by its code, without noting a name. A respondent may keep an unsent form on their own device.',
      'At the end look through suspicious answers; leaving one out needs a reason. Results say n, response rate and margin. Cells with too few answers are not shown.',
      'A fixed result goes into the survey criteria of the score sheets by itself.',
    ],
  },
  ratings: {
    title: 'Leaders’ ratings',
    what: 'A proposed level with its reasons, for the council and the issuer to decide.',
    steps: [
      'The system only proposes: why this level, what is missing for the next, what has no figure.',
      'Index, tasks, plans, open findings of inspections and discipline are read from the system; what no room measures is entered with its paper, one by one or from a table that is tried first. Over a measured figure a value stands only with a reason, and both are shown.',
      'The person assesses themselves; the unit, the superior and members comment; the council votes, nobody on themselves.',
      'The decision has a number. The person may object in time; every version stays readable.',
    ],
  },
  rewards: {
    title: 'Rewards',
    what: 'Nominations, the council, decisions; certificates and their register.',
    steps: [
      'The standing agency drafts a round, appoints the council and opens it; it may put the first of a published ranking on the list in one step.',
      'Forms of reward are kept by the standing agency with their checks, limits and days; awards of before and elsewhere are entered from a table, so that the same act is seen.',
      'Units nominate collectives and individuals, inside and outside; the focal officer writes the report, the head confirms and sends it.',
      'Discipline, one act honoured twice, rating and rank are checked by the system and told in words. What blocks goes no further; what warns passes only with the council’s reason. What is not known is said to be unknown.',
      'The council votes once on the whole list, in secret; on their own nomination or their unit’s, members abstain.',
      'Minutes, submission and decision are drafted on the register of documents. Once an issuer notes the decision, certificates have consecutive register numbers.',
      'Print one or all. Anybody verifies a certificate at /cong-khai/bang-khen; a revoked one says so.',
    ],
  },
  programmes: {
    title: "The year's programme",
    what: 'Motto, areas, targets and pilot units of the year.',
    steps: [
      'Change the year in the top bar; pages about a year follow.',
      'A pilot unit records key tasks and writes a year-end report; its head signs it, the standing agency accepts it or returns it with the reason.',
    ],
  },
  scorecard: {
    title: 'The scorecard of the year',
    what: 'The lines of “3 increases, 2 decreases, 2 never”, each bound to named measures.',
    steps: [
      'A figure opens the list or sheet that it comes from. Two measures of one line stand side by side and are never mixed.',
      'What is not measured says why: bound to nothing, no figure of the year, or too few answers to be told. Not measured is never met.',
      'A line of what shall never be is met only by a measured zero.',
      'The standing agency words the lines, binds measures and sets targets in the year’s programme; every change has its day.',
    ],
  },
  pilots: {
    title: 'Pilot units beside like units',
    what: 'Before, during and after the pilot year, beside the median and range of units of the same kind and block.',
    steps: [
      'n is how many like units have a figure. Below 3 no median is given.',
      'This describes and proves nothing: what is chosen for standing low or high tends to come back to the usual.',
      'Choose one more indicator of the reports by form, period and code.',
    ],
  },
  units: {
    title: 'Units',
    what: 'The tree of units on any day, also those renamed or merged since.',
    steps: [
      "A unit's sheet prints on one A4.",
      'Old codes are still found; a unit that has ended points to its successor.',
    ],
  },
  search: {
    title: 'Search',
    what: 'One box for units, tasks and documents.',
    steps: ['“giao thong” finds “Giao thông”. Only what you may see is found.'],
  },
  documents: {
    title: 'Documents',
    what: 'The register of documents, and files of evidence.',
    steps: ['An issued document is not changed; a new one corrects it.'],
  },
  notifications: {
    title: 'Notifications',
    what: 'Deadlines near, and what others have just done with your work.',
    steps: ['Mail at once or one a day: choose under your account.'],
  },
  account: {
    title: 'My account',
    what: 'Password, second factor, sessions, deputies.',
    steps: ['If you see a session that is not yours, end it and change the password.'],
  },
  accounts: {
    title: 'Accounts',
    what: 'People, offices, one-time links.',
    steps: ['No shared accounts for a unit: every act bears a name.'],
  },
  audit: {
    title: 'The record',
    what: 'Who did what, when, under which office, before and after.',
    steps: ['No entry is changed or removed; everybody sees their own acts.'],
  },
} satisfies Record<keyof typeof viRooms, GuidePart>
