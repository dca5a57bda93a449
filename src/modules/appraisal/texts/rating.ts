import type { Lang } from '#platform/lang.ts'
import { ratingEn } from './rating.en.ts'
import { type RatingTexts, ratingVi } from './rating.vi.ts'

export const ratingTexts: Record<Lang, RatingTexts> = { vi: ratingVi, en: ratingEn }
