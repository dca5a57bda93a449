import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import * as policy from '../policy.ts'
import { type DisciplineLine, listDiscipline } from '../store/discipline.ts'
import { peopleChoices } from '../store/round.ts'
import { findScheme, listSchemes, type SchemeRow } from '../store/scheme.ts'

/** Schemes, with the drafts for those who make, decide on or audit them. One statement. */
export const readSchemes = async (ctx: Ctx): Promise<{ schemes: SchemeRow[]; mayImport: boolean }> => ({
  schemes: await listSchemes(ctx.db, policy.mayOversee(ctx.actor)),
  mayImport: policy.mayDraftScheme(ctx.actor) !== undefined,
})

/** One scheme; a draft is missing for those who have no part in it. One statement. */
export const readScheme = async (ctx: Ctx, id: number): Promise<{ scheme: SchemeRow; mayIssue: boolean }> => {
  const scheme = await findScheme(ctx.db, id)
  if (!scheme || (scheme.state === 'draft' && !policy.mayOversee(ctx.actor)))
    throw new Refused('missing', 'page')
  return { scheme, mayIssue: scheme.state === 'draft' && policy.mayIssueScheme(ctx.actor) !== undefined }
}

/** The record of discipline; missing for all but those who keep, read or audit it. */
export const readDiscipline = async (ctx: Ctx) => {
  if (!policy.mayReadDiscipline(ctx.actor)) throw new Refused('missing', 'page')
  const mayEnter = policy.mayEnterDiscipline(ctx.actor) !== undefined
  return {
    lines: await listDiscipline(ctx.db),
    mayEnter,
    people: mayEnter ? (await peopleChoices(ctx.db, ctx.today)).filter((one) => one.id !== ctx.actor.id) : [],
  }
}
export type DisciplineReading = {
  lines: DisciplineLine[]
  mayEnter: boolean
  people: { id: string; name: string; title: string; titleEn: string; unit: string }[]
}
