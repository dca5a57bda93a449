import type { Lang } from '#platform/lang.ts'
import { en } from './member.en.ts'
import { type MemberTexts, vi } from './member.vi.ts'

export const memberTexts: Record<Lang, MemberTexts> = { vi, en }
