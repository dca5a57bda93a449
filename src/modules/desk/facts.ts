import type { Ctx } from '#platform/context.ts'
import { gatherHits, gatherWaiting } from '#platform/gather.ts'
import type { Room, SearchRow, WaitingRow } from '#platform/room.ts'
import { wordsOf } from './rules.ts'

/** Rooms as `c.var.rooms` hands them over. */
export type Rooms = readonly Room[]

/** What one reads of another room's act: its words, and where its form is. */
export type WaitingLine = WaitingRow & { label: string | undefined; form: { href: string; post: boolean } }

const lineOf =
  (ctx: Ctx, rooms: Rooms) =>
  (row: WaitingRow): WaitingLine => {
    const room = rooms.find(({ name }) => name === row.room)
    const form = room?.actForms?.[row.act]
    return {
      ...row,
      label: room?.acts?.[ctx.lang][row.act],
      form: { href: `${row.url}${form?.at ?? ''}`, post: form?.post ?? false },
    }
  }

/** What waits for this actor, oldest deadline first, each with the words and the form of its act. One statement. */
export const readWaiting = async (ctx: Ctx, rooms: Rooms): Promise<WaitingLine[]> =>
  (await gatherWaiting(ctx, rooms)).map(lineOf(ctx, rooms))

/** How many hits a search shows. */
export const mostHits = 50

export type Hits = { words: string | undefined; hits: SearchRow[]; more: boolean }

/** Hits of all rooms, best first; none for words too short to search by. At most one statement. */
export const readHits = async (ctx: Ctx, rooms: Rooms, q: string | undefined): Promise<Hits> => {
  const words = wordsOf(q)
  if (words === undefined) return { words, hits: [], more: false }
  const hits = await gatherHits(ctx, rooms, words, mostHits + 1)
  return { words, hits: hits.slice(0, mostHits), more: hits.length > mostHits }
}
