import type { Lang } from '#platform/lang.ts'
import { questionnairesEn } from './questionnaires.en.ts'
import { type QuestionnairesTexts, questionnairesVi } from './questionnaires.vi.ts'

export const questionnairesTexts: Record<Lang, QuestionnairesTexts> = {
  vi: questionnairesVi,
  en: questionnairesEn,
}
