import type { Lang } from '#platform/lang.ts'

type Words = Record<Lang, string>

/** How the index is called where the year's scorecard is bound to it. */
export const scorecardTexts = {
  percent: {
    vi: 'Chỉ số cải cách hành chính: điểm đạt trên điểm tối đa',
    en: 'PAR Index: points won of the points possible',
  } satisfies Words,
  blocks: {
    department: { vi: 'Sở, ban, ngành', en: 'Departments' },
    district: { vi: 'Cấp huyện', en: 'Districts' },
    commune: { vi: 'Cấp xã', en: 'Communes' },
  } as Record<string, Words>,
  whole: { vi: 'cả bộ tiêu chí', en: 'the whole set' } satisfies Words,
}
