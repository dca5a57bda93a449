import type { Lang } from '#platform/lang.ts'
import { answerTexts } from './texts/answer.ts'
import { campaignsTexts } from './texts/campaigns.ts'
import { findingsTexts } from './texts/findings.ts'
import { questionnairesTexts } from './texts/questionnaires.ts'

type Words = Record<string, string>

const reasonsOf = (lang: Lang): Words => ({
  ...answerTexts[lang].reasons,
  ...campaignsTexts[lang].reasons,
  ...questionnairesTexts[lang].reasons,
  ...findingsTexts[lang].reasons,
})

/** Sentences of this room's refusals. */
export const reasons: Record<Lang, Words> = { vi: reasonsOf('vi'), en: reasonsOf('en') }
