import type { Lang } from '#platform/lang.ts'
import { en } from './texts/en.ts'
import { vi } from './texts/vi.ts'

export const texts: Record<Lang, typeof vi> = { vi, en }
export type RewardTexts = typeof vi

/** Sentences of this room's refusals. */
export const reasons: Record<Lang, Record<string, string>> = { vi: vi.reasons, en: en.reasons }
