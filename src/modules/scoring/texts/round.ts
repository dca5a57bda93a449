import type { Lang } from '#platform/lang.ts'
import { roundEn } from './round.en.ts'
import { type RoundTexts, roundVi } from './round.vi.ts'

export const roundTexts: Record<Lang, RoundTexts> = { vi: roundVi, en: roundEn }
