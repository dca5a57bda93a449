import type { Lang } from '#platform/lang.ts'
import { campaignsTexts } from './texts/campaigns.ts'

type Words = Record<string, string>

const reasonsOf = (lang: Lang): Words => ({ ...campaignsTexts[lang].reasons })

/** Sentences of this room's refusals. */
export const reasons: Record<Lang, Words> = { vi: reasonsOf('vi'), en: reasonsOf('en') }
