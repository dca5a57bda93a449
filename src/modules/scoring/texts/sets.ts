import type { Lang } from '#platform/lang.ts'
import { setsEn } from './sets.en.ts'
import { type SetsTexts, setsVi } from './sets.vi.ts'

export const setsTexts: Record<Lang, SetsTexts> = { vi: setsVi, en: setsEn }
