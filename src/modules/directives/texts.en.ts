import { pages } from './texts/pages.en.ts'
import { reasons } from './texts/reasons.en.ts'
import type { Texts } from './texts.vi.ts'

export const en = {
  directives: 'Directives',
  answered: 'Answered',
  overdue: 'Overdue',
  pages,
  reasons,
  waiting: {
    sign: 'Sign and issue',
    'receive-answers': 'Receive answers',
    'synthesise-answers': 'Synthesise answers',
    'forward-answers': 'Forward answers',
  },
} satisfies Texts
