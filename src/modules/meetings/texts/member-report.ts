import type { Lang } from '#platform/lang.ts'
import { en } from './member-report.en.ts'
import { type MemberReportTexts, vi } from './member-report.vi.ts'

export const memberReportTexts: Record<Lang, MemberReportTexts> = { vi, en }
