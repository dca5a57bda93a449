import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Api, idIn } from '#platform/http.ts'
import { cloneSet, draftFromContent, issueSet, submitSet } from '../actions/sets.ts'
import { tameJson } from '../annex/json.ts'
import { checked } from '../facts/checked.ts'
import { needSet, type SetLine, type SetRow, setsOf, standingOfSet } from '../facts/sets.ts'
import { type ApiSetInput, apiSetInput, issueSetInput, submitSetInput } from '../input/sets.ts'

const line = z.object({
  id: z.number(),
  code: z.string(),
  version: z.number(),
  state: z.string(),
  standing: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  year: z.number().nullable(),
  block: z.string(),
  unitKinds: z.array(z.string()),
  decisionNo: z.string().nullable(),
  decidedOn: z.string().nullable(),
  effectiveFrom: z.string().nullable(),
  effectiveTo: z.string().nullable(),
  synthetic: z.boolean(),
  complete: z.boolean(),
  leaves: z.number(),
  rowVersion: z.number(),
})
const finding = z.object({ level: z.string(), code: z.string(), reason: z.string(), text: z.string() })
const whole = line.extend({
  contentHash: z.string(),
  content: z.looseObject({}),
  findings: z.array(finding),
})

const lineOf = (ctx: Ctx, set: SetLine): z.output<typeof line> => ({
  ...z.object(line.shape).omit({ standing: true }).parse(set),
  standing: standingOfSet(set, ctx.today),
})

const wholeOf = (ctx: Ctx, set: SetRow): z.output<typeof whole> => ({
  ...lineOf(ctx, set),
  contentHash: set.contentHash,
  content: { ...set.content },
  findings: checked(set.content).findings.map(({ level, code, reason, text }) => ({
    level,
    code,
    reason,
    text: text[ctx.lang],
  })),
})

const draft = async (ctx: Ctx, { content, cloneOf, code, year }: ApiSetInput): Promise<number> => {
  if (cloneOf === undefined) return draftFromContent(ctx, tameJson(content).value)
  const from = await needSet(ctx, cloneOf)
  return cloneSet(ctx, cloneOf, {
    code: code ?? from.code,
    year: year ?? (from.year ?? 2000) + 1,
    titleVi: undefined,
  })
}

/** Criteria sets: read, drafted, issued. */
export const setsApi = (api: Api): void => {
  api.get('/criteria-sets', {
    summary: 'Criteria sets: issued ones, and drafts for those who prepare them',
    answer: z.object({ items: z.array(line), next: z.null(), total: z.number() }),
    read: async (ctx) => {
      const sets = await setsOf(ctx)
      return { items: sets.map((set) => lineOf(ctx, set)), next: null, total: sets.length }
    },
  })
  api.get('/criteria-sets/:id', {
    summary: 'A criteria set with its tree, its rules and what the checks find',
    answer: whole,
    read: async (ctx, _, c) => wholeOf(ctx, await needSet(ctx, idIn(c))),
  })
  api.post('/criteria-sets', {
    summary: 'Draft a criteria set from a whole content, or as a copy of another one',
    input: apiSetInput,
    answer: z.object({ id: z.number() }),
    status: 201,
    act: async (ctx, value) => ({ id: await draft(ctx, value) }),
  })
  api.post('/criteria-sets/:id/submission', {
    summary: 'Put a draft without errors before the issuer',
    input: submitSetInput,
    answer: z.object({ set: line }),
    act: async (ctx, value, c) => {
      await submitSet(ctx, idIn(c), value)
      return { set: lineOf(ctx, await needSet(ctx, idIn(c))) }
    },
  })
  api.post('/criteria-sets/:id/issuance', {
    summary: 'Issue a draft without errors by a decision',
    input: issueSetInput,
    answer: z.object({ set: line }),
    act: async (ctx, value, c) => {
      await issueSet(ctx, idIn(c), value)
      return { set: lineOf(ctx, await needSet(ctx, idIn(c))) }
    },
  })
}
