import type { Lang } from '#platform/lang.ts'
import { StateTag, type WorkState } from '#ui/tag.tsx'
import type { Standing } from '../rules/sheet.ts'
import { reportTexts } from '../texts/reports.ts'

/** The stage of a report as the ring of a task's stage. */
export const ringOf: Record<Standing, WorkState> = {
  accepted: 'completed',
  signed: 'submitted',
  returned: 'returned',
  draft: 'accepted',
  unopened: 'issued',
  missing: 'issued',
}

export const stateTag = (standing: Standing, lang: Lang) => (
  <StateTag state={ringOf[standing]} lang={lang} text={reportTexts[lang].standings[standing] ?? ''} />
)
