import { pages } from './texts/pages.en.ts'
import { reasons } from './texts/reasons.en.ts'
import type { Texts } from './texts.vi.ts'

export const en = {
  inspections: 'Inspections',
  pages,
  reasons,
  waiting: {
    order: 'Order the inspection',
    notice: 'Give notice to the unit',
    conclude: 'Issue the conclusion',
    visit: 'Visit the unit',
    'fill-visit': 'Fill in the visit',
    'sign-minutes': 'Sign the minutes',
    'write-conclusion': 'Write the conclusion',
    close: 'Close the inspection',
    verify: 'Verify the remedy',
    'self-report': 'Hand in the self-report',
    remedy: 'Put a finding right',
  },
} satisfies Texts
