import type { Lang } from '#platform/lang.ts'
import * as en from './guide.en.ts'
import * as vi from './guide.vi.ts'

export type { GuidePart } from './guide.vi.ts'

/** The guide in both languages: a page for each role, and what each room is for. */
export const guide: Record<
  Lang,
  { roles: Record<keyof typeof vi.roles, vi.GuidePart>; rooms: Record<keyof typeof vi.rooms, vi.GuidePart> }
> = { vi, en }
