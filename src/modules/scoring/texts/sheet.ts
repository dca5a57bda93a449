import type { Lang } from '#platform/lang.ts'
import { sheetEn } from './sheet.en.ts'
import { type SheetTexts, sheetVi } from './sheet.vi.ts'

export const sheetTexts: Record<Lang, SheetTexts> = { vi: sheetVi, en: sheetEn }
