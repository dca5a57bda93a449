import type { Lang } from '#platform/lang.ts'
import { resultEn } from './result.en.ts'
import { type ResultTexts, resultVi } from './result.vi.ts'

export const resultTexts: Record<Lang, ResultTexts> = { vi: resultVi, en: resultEn }
