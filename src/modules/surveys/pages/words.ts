import type { Lang } from '#platform/lang.ts'
import type { Words } from '../rules/questionnaire.ts'

/** The words in the reader's language; Vietnamese where no English ones were written. */
export const said = (words: Words, lang: Lang): string => (lang === 'en' && words.en) || words.vi

/** The title of a questionnaire in the reader's language. */
export const titleOf = (row: { titleVi: string; titleEn: string }, lang: Lang): string =>
  said({ vi: row.titleVi, en: row.titleEn }, lang)
