import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import type { SheetFigure } from '#platform/room.ts'
import { readMemberSheet } from '../facts/member.ts'

const figure = z.object({ value: z.number(), of: z.number().nullable(), url: z.string().nullable() })
const figureOf = ({ value, of, url }: SheetFigure) => ({ value, of, url })

const answer = z.object({
  seat: z.object({ id: z.number(), post: z.string(), holder: z.string().nullable(), committee: z.string() }),
  asOf: z.string(),
  units: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      pilot: z.boolean(),
      plan: figure,
      overdue: figure,
      rank: figure.extend({ places: z.number().nullable() }).nullable(),
      findings: z.object({ open: z.number(), overdue: z.number() }),
      lastVisit: z.object({ id: z.number(), on: z.string() }).nullable(),
    }),
  ),
})

/** GET /seats/{id}/sheet: the table of a member's sheet. */
export const memberApi = (api: Api): void => {
  api.get('/seats/:id/sheet', {
    summary: 'The units that a seat of a committee answers for, each with its figures as of today',
    answer,
    read: async (ctx, _, c) => {
      const { seat, day, units } = await readMemberSheet(ctx, idIn(c))
      return {
        seat: { id: seat.id, post: seat.postVi, holder: seat.holder, committee: seat.committeeNameVi },
        asOf: day,
        units: units.map(({ id, nameVi, pilot, tasks, rank, inspections: { open, overdue, lastVisit } }) => ({
          id,
          name: nameVi,
          pilot,
          plan: figureOf(tasks.plan),
          overdue: figureOf(tasks.overdue),
          rank: rank ? { ...figureOf(rank), places: rank.places ?? null } : null,
          findings: { open, overdue },
          lastVisit: lastVisit ? { id: lastVisit.id, on: lastVisit.on } : null,
        })),
      }
    },
  })
}
