import { z } from 'zod'
import {
  day,
  id,
  line,
  lines,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  prose,
  version,
  year,
} from '#platform/input.ts'
import { optionalFileField } from '../documents/facts.ts'
import { choices } from './rules/vote.ts'

const count = z.coerce.number('required').int('not-a-number').min(0, 'not-a-number').max(500, 'not-a-number')

/** A round's form and API body; the days' order is for the rule to say. */
export const roundInput = z.object({
  title: line(300),
  year,
  form: line(100),
  occasion: prose(1000),
  achievement: line(400),
  legal: optionalProse(4000).transform((text) => text ?? ''),
  opensOn: day,
  nominateBy: day,
  councilOn: day,
  decideBy: day,
  maxCollectives: count,
  maxIndividuals: count,
})
export const roundEditInput = roundInput.extend({ version })
export const openInput = z.object({ version: version.optional() })
export const nothingInput = z.object({})

/** The first so many of a published ranking. */
export const proposalInput = z.object({
  resultId: id,
  top: z.coerce.number('required').int('not-a-number').min(1, 'not-a-number').max(100, 'not-a-number'),
})

export const kinds = ['collective', 'individual'] as const

/**
 * Who is nominated is chosen (`nominee`: "unit:7", "person:ab12") or named: "inside" is somebody of the unit without an
 * account, "outside" a body or person that is not of the house.
 */
const words = {
  nominee: line(100),
  name: optionalLine(200),
  post: optionalLine(200),
  address: optionalLine(200),
  outside: z
    .union([
      z.literal('').transform(() => undefined),
      z.enum(['enterprise', 'post', 'association', 'agency', 'person'], 'not-one-of-these'),
    ])
    .optional(),
  standing: z
    .union([z.literal('').transform(() => undefined), z.enum(['leader', 'staff'], 'not-one-of-these')])
    .optional(),
  achievement: line(400),
  reason: optionalProse(2000),
  report: optionalProse(20_000),
}
export const nominationInput = z.object({ fromUnitId: id, kind: z.enum(kinds, 'not-one-of-these'), ...words })
export const nominationForm = nominationInput.extend({ file: optionalFileField })
export const nominationEdit = z.object({ ...words, file: optionalFileField, version })
export type NominationInput = z.output<typeof nominationInput>
export type NominationWords = Omit<NominationInput, 'fromUnitId' | 'kind'>

export const noteInput = z.object({ note: prose(2000) })
export const reasonInput = z.object({ reason: prose(2000) })

export const councilInput = z.object({
  decisionNo: line(100),
  decidedOn: day,
  headId: line(100),
  memberIds: lines(100),
})

export const meetingInput = z.object({ metAt: line(200), on: optionalDay })
export const closingInput = z.object({ conclusion: prose(4000) })

/** A member's ballot: fields `vote.<nomination>`. */
export const ballotForm = z.object({}).catchall(optionalLine(300))
export const ballotInput = z.object({
  votes: z
    .array(z.object({ nominationId: id, choice: z.enum(choices, 'not-one-of-these') }))
    .max(2000, 'too-many'),
})
export type BallotInput = z.output<typeof ballotInput>['votes']

/** A ballot's fields as votes; what is no choice is left out, and is missed where it was due. */
export const votesOf = (form: Record<string, unknown>): BallotInput =>
  Object.entries(form).flatMap(([name, value]) => {
    const nominationId = Number(/^vote\.([1-9]\d{0,14})$/.exec(name)?.[1])
    const choice = choices.find((one) => one === value)
    return nominationId && choice ? [{ nominationId, choice }] : []
  })

export const paperInput = z.object({ paper: z.enum(['minutes', 'proposal', 'decision'], 'not-one-of-these') })

/** The decision as the register has it, or its number and day where it was signed elsewhere. */
export const decisionInput = z.object({ decisionNo: optionalLine(100), decidedOn: optionalDay })
export const revocationInput = z.object({ decisionNo: line(100), decidedOn: day, reason: prose(2000) })

export const newNominationQuery = z.object({
  kind: z.enum(kinds).optional().catch(undefined),
  from: optionalId,
})
export const registerQuery = z.object({
  of: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  q: optionalLine(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
})

/** A table of awards decided elsewhere or before, tried or saved, with the paper that they are taken from. */
export const earlierTable = z.object({
  source: line(500),
  table: optionalProse(400_000),
  file: z.union([z.instanceof(File), z.literal('')]).optional(),
  press: z.enum(['try', 'save'], 'not-one-of-these'),
})
export const earlierQuery = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
  withdraw: optionalId,
})

const weight = z.enum(['block', 'warn', 'off'], 'not-one-of-these')
const most = z
  .union([z.literal('').transform(() => null), count])
  .nullish()
  .transform((value) => value ?? null)
/** A form of reward as its form gives it. */
export const formInput = z.object({
  nameVi: line(200),
  nameEn: line(200),
  certificateTitle: line(60),
  honours: line(120),
  kinds: lines(2).pipe(z.array(z.enum(kinds, 'not-one-of-these')).min(1, 'required')),
  mostCollectives: most,
  mostIndividuals: most,
  rankWithin: z.coerce.number('required').int('not-a-number').min(1, 'not-a-number').max(100, 'not-a-number'),
  'check-discipline': weight,
  'check-same-act': weight,
  'check-rating': weight,
  'check-rank': weight,
  legal: prose(2000),
  validFrom: day,
})
export const formEditInput = formInput.extend({ version: version.optional() })
export const formEndInput = z.object({ last: day, reason: prose(2000) })

/** The form of reward that a sent form describes. */
export const formOf = (sent: z.output<typeof formInput>) => {
  const { 'check-discipline': discipline, 'check-same-act': same, 'check-rating': rating, ...rest } = sent
  const { 'check-rank': rank, ...words } = rest
  // on the paper's data they stand in one line
  const legal = words.legal
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean)
    .join('; ')
  return { ...words, legal, checks: { discipline, 'same-act': same, rating, rank } }
}
