import { inTransaction } from '#platform/action.ts'
import { canonical } from '#platform/canonical.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { readInput } from '#platform/input.ts'
import { record, sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { measures } from '../facts/measures.ts'
import { schemeShape } from '../input.ts'
import * as policy from '../policy.ts'
import { checkScheme, type SchemeFault } from '../rules/check.ts'
import type { Scheme } from '../rules/scheme.ts'
import * as store from '../store/scheme.ts'

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'not-json' }])
  }
}

const at = (where: string, fault: SchemeFault | 'shape'): Refused =>
  new Refused('input', 'bad-input', [{ field: 'file', reason: `scheme-${fault}`, params: { where } }])

/** A scheme out of a file's text, checked; refused at the file's field with the place of the first fault. */
export const schemeFrom = (text: string): Scheme => {
  const read = readInput(schemeShape, jsonOf(text))
  if (!read.ok) throw at(read.fields[0]?.field ?? '', 'shape')
  const scheme = read.value as Scheme
  const [fault] = checkScheme(scheme)
  if (fault) throw at(fault.where, fault.reason)
  const unmeasured = scheme.inputs.find(
    (input) => input.measure !== undefined && !measures.some((one) => one === input.measure),
  )
  if (unmeasured) throw at(unmeasured.key, 'measure-needed')
  return scheme
}

/** Takes a scheme from a file as a draft; a version that is there stays. Gives its number. */
export const importScheme = (ctx: Ctx, text: string): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = policy.mayDraftScheme(ctx.actor)
    if (!office) throw new Refused('forbidden', 'rating.schemes')
    const content = schemeFrom(text)
    const hash = sha256(canonical(content))
    const kept = { content, hash, state: 'draft' as const, by: ctx.actor.id, at: ctx.now }
    const id = await store.addScheme(ctx.db, kept)
    if (id === undefined)
      throw new Refused('input', 'bad-input', [{ field: 'file', reason: 'scheme-there-already' }])
    const { code, version } = content
    record(
      ctx,
      'rating.scheme-drafted',
      { kind: 'rating-scheme', id },
      { office, after: { code, version, hash } },
    )
    return id
  })

/** Issues a scheme by a decision; from then on it stays as it is. */
export const issueScheme = (
  ctx: Ctx,
  id: number,
  issue: { decisionNo: string; decidedOn: Day },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const scheme = await store.findScheme(ctx.db, id, 'lock')
    if (!scheme || (scheme.state === 'draft' && !policy.mayOversee(ctx.actor)))
      throw new Refused('missing', 'page')
    const office = policy.mayIssueScheme(ctx.actor)
    if (!office) throw new Refused('forbidden', 'rating.schemes')
    if (scheme.state === 'issued') throw new Refused('rule', 'scheme-issued-already')
    if (issue.decidedOn > ctx.today)
      throw new Refused('input', 'bad-input', [{ field: 'decidedOn', reason: 'day-to-come' }])
    await store.markIssued(ctx.db, id, { ...issue, by: ctx.actor.id, at: ctx.now })
    record(ctx, 'rating.scheme-issued', { kind: 'rating-scheme', id }, { office, after: issue })
  })
