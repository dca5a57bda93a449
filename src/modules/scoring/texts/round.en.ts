import type { RoundTexts } from './round.vi.ts'
import { roundReasonsEn } from './round-reasons.en.ts'

export const roundEn: RoundTexts = {
  reasons: roundReasonsEn,
  stages: {
    self: 'self-score',
    first: 'first appraisal',
    explain: 'explanation',
    second: 'second appraisal',
  },
  phases: {
    draft: 'draft',
    before: 'not open yet',
    self: 'units score themselves',
    first: 'first appraisal',
    explain: 'explanation',
    second: 'second appraisal',
    decision: 'waits for the decision',
    published: 'published',
    closed: 'closed',
  },
  told: {
    opened: (title, opens, by) => `The round ${title} is open: self-score from ${opens} to ${by}.`,
    reopened: (stage, unit, until, reason) =>
      `The ${stage} of the sheet of ${unit} is open again until ${until}. Reason: ${reason}`,
    selfNear: (title, by) => `The self-score of ${title} is not signed off; it is due on ${by}.`,
    explain: (title, n, by) => `${title}: ${n} ${n === 1 ? 'criterion' : 'criteria'} to explain by ${by}.`,
    firstNear: (title, by) => `The first appraisal of ${title} ends soon: ${by}.`,
    second: (title, by) => `The second appraisal of ${title} begins; it ends on ${by}.`,
  },
}
