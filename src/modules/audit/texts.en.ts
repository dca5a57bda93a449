import { kinds, verbs } from './texts/words.en.ts'
import type { Texts } from './texts.vi.ts'

export const en = {
  title: 'Record of acts',
  lede: 'Who did what, when, under which office. No line is ever changed or removed.',
  ledeOwn: 'What you have done, or what was done for you. No line is ever changed or removed.',
  q: 'Words',
  qHint: 'Reason, content, number of the thing',
  person: 'Person',
  verb: 'Act',
  kind: 'Kind of thing',
  allUnits: 'All units',
  from: 'From',
  to: 'To',
  search: 'Search',
  when: 'When',
  who: 'Who',
  what: 'Act',
  subject: 'Thing',
  unitName: 'Unit',
  reason: 'Reason',
  none: 'Nothing is on record yet.',
  noneFound: 'No entry fits what you asked for.',
  system: 'The system',
  erased: 'erased when its time was over',
  onBehalf: (name: string) => `for ${name}`,
  newest: 'Newest',
  older: 'Older',
  entry: (seq: string) => `Entry ${seq}`,
  previousEntry: 'The entry before',
  nextEntry: 'The entry after',
  changes: 'What changed',
  field: 'Field',
  before: 'Before',
  after: 'After',
  nothing: 'nothing',
  facts: 'Facts',
  day: 'Business day',
  origin: 'Sent from',
  browser: 'Browser',
  hash: 'Hash',
  previousHash: 'Hash of the entry before',
  sameSubject: 'Other acts on this thing',
  headMail: (anchor: string) =>
    `The head of the record today is ${anchor}. Keep this mail: canhtan audit verify --anchor compares with it later, to see whether the record was cut or rewritten.`,
  reasons: {
    'not-an-anchor': 'An anchor reads NUMBER:HASH, as in the mail to the auditors.',
    ...verbs,
  },
  kinds,
  verbs,
  groups: { scoring: 'Scoring' },
  allVerbs: 'All acts',
  allOf: (kind: string) => `All acts: ${kind}`,
  allKinds: 'All kinds',
  anchoring: 'The head, kept outside',
  anchoringWhy:
    'The record finds altered and removed entries by itself; only a head that is kept outside finds a tail that was cut off or written anew.',
  headNow: 'The head now',
  byMail: (n: number) =>
    `Every day at 18:30 the head goes to ${n === 1 ? 'one auditor' : `${n} auditors`} by mail.`,
  inAppOnly:
    'The head is told in the app alone and does not go outside: no mail goes out of this installation.',
  noneMailed:
    'The head is told in the app alone and does not go outside: no auditor takes mail. Auditors turn it on in My account, or take the head out by hand.',
  someUnmailed: (n: number) => `${n} of the auditors take no mail and see it in the app alone.`,
  byHand:
    'By hand: copy the head above into a book of your own, or have whoever runs the server run this command, which prints the head and notes where it is kept.',
  byHandPlace: 'where it is kept',
  lastAnchors: 'Taken outside lately',
  anchorPlace: (place: string): string => {
    if (place === 'mail') return 'mail to the auditors'
    if (place === 'app') return 'in the app alone'
    return place.replace(/^by hand: /, '')
  },
  noAnchor: 'No head has gone outside yet.',
} satisfies Texts
