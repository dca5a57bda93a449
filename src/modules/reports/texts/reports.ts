import type { Lang } from '#platform/lang.ts'
import { reportEn } from './reports.en.ts'
import { type ReportTexts, reportVi } from './reports.vi.ts'

export const reportTexts: Record<Lang, ReportTexts> = { vi: reportVi, en: reportEn }
