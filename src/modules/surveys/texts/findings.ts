import type { Lang } from '#platform/lang.ts'
import { findingsEn } from './findings.en.ts'
import { type FindingsTexts, findingsVi } from './findings.vi.ts'

export const findingsTexts: Record<Lang, FindingsTexts> = { vi: findingsVi, en: findingsEn }
