import type { Lang } from '#platform/lang.ts'
import type { Plan } from '../store.ts'
import { texts } from '../texts.ts'

/** The way to the pages of a draft's sheets. */
export const crumbsOf = (plan: Plan, lang: Lang) => [
  { href: '/plans', name: texts[lang].plans },
  { href: `/plans/${plan.id}`, name: plan.title },
]
