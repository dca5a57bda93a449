import type { Lang } from '#platform/lang.ts'
import type { Assessment } from '../set.ts'

/** How a leaf is assessed, as pages and findings name it. */
export const assessmentNames: Record<Lang, Record<Assessment, string>> = {
  vi: { 'self+appraisal': 'Tự chấm và thẩm định', survey: 'Điều tra xã hội học', data: 'Theo số liệu' },
  en: { 'self+appraisal': 'Self-score and appraisal', survey: 'Survey', data: 'Figures' },
}
