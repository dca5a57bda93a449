import type { Lang } from '#platform/lang.ts'
import { en } from './texts.en.ts'
import { vi } from './texts.vi.ts'

export type Texts = typeof vi

/** The room's words in a language. */
export const texts = (lang: Lang): Texts => (lang === 'en' ? en : vi)
