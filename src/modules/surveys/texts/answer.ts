import type { Lang } from '#platform/lang.ts'
import { answerEn } from './answer.en.ts'
import { type AnswerTexts, answerVi } from './answer.vi.ts'

export const answerTexts: Record<Lang, AnswerTexts> = { vi: answerVi, en: answerEn }
