import type { Lang } from '#platform/lang.ts'
import { en } from './texts/en.ts'
import { type Texts, vi } from './texts/vi.ts'

export type { Texts }
export const texts: Record<Lang, Texts> = { vi, en }
