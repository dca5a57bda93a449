import type { Lang } from '#platform/lang.ts'
import { calibrationTexts } from './texts/calibration.ts'
import { cliReasons } from './texts/cli.ts'
import { initiativeTexts } from './texts/initiative.ts'
import { intervalTexts } from './texts/intervals.ts'
import { plannerTexts } from './texts/planner.ts'
import { resultTexts } from './texts/result.ts'
import { roundTexts } from './texts/round.ts'
import { setsTexts } from './texts/sets.ts'

type Words = Record<string, string>

const reasonsOf = (lang: Lang): Words => ({
  ...cliReasons,
  ...setsTexts[lang].reasons,
  ...initiativeTexts[lang].reasons,
  ...plannerTexts[lang].reasons,
  ...resultTexts[lang].reasons,
  ...intervalTexts[lang].reasons,
  ...calibrationTexts[lang].reasons,
  ...roundTexts[lang].reasons,
})

/** Sentences of this room's refusals and words of its acts on record. */
export const reasons: Record<Lang, Words> = { vi: reasonsOf('vi'), en: reasonsOf('en') }
