import { z } from 'zod'
import { type Api, idIn } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { readFindings } from '../facts/findings.ts'
import { findingsQuery } from '../input/findings.ts'

const estimate = z.object({ value: z.string(), low: z.string(), high: z.string() })
const compound = estimate.extend({ have: z.number(), of: z.number() })
const figures = z.object({
  answered: z.number().nullable(),
  issued: z.number(),
  overall: compound.nullable(),
  contents: z.record(z.string(), compound),
  factors: z.record(z.string(), compound),
  lines: z.record(
    z.string(),
    z.object({
      n: z.number(),
      counts: z.record(z.string(), z.number()),
      sum: z.string().optional(),
      satisfied: estimate.optional(),
      mean: estimate.optional(),
      worth: estimate.optional(),
      risk: estimate.optional(),
    }),
  ),
})
const scope = z.object({ groups: z.record(z.string(), figures), total: figures })

const answer = z.object({
  campaign: z.object({ id: z.number(), year: z.number(), title: z.string(), block: z.string().nullable() }),
  version: z.number(),
  hash: z.string(),
  minCell: z.number(),
  method: z.object({ source: z.string(), criterion: z.string(), decimals: z.number() }),
  people: z.object({ issued: z.number(), counted: z.number(), excluded: z.number() }),
  groups: z.array(z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string(), weight: z.string() })),
  units: z.array(z.object({ id: z.number().nullable(), name: z.string().nullable(), scope })),
  all: scope,
})

/** The results of a campaign for programs: the same figures as the page, of the units that one may read. */
export const findingsApi = (api: Api): void => {
  api.get('/surveys/:id/results', {
    summary:
      'The fixed results of a survey: figures with intervals of 95 %, by unit and group; small cells left out',
    query: findingsQuery.pick({ version: true }),
    answer,
    read: async (ctx, { version }, c) => {
      const { told } = await readFindings(ctx, idIn(c), { version })
      if (!told) throw new Refused('missing', 'page')
      const { findings, names, hash } = told
      return answer.parse({
        ...findings,
        hash,
        units: Object.entries(findings.units).map(([id, one]) => ({
          id: id === '' ? null : Number(id),
          name: names.get(id) ?? null,
          scope: one,
        })),
      })
    },
  })
}
