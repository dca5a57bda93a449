import { z } from 'zod'
import { line, optionalProse, prose, version } from '#platform/input.ts'

const [most, longest] = [20, 2000]

/** One proposal a line; empty lines are none, and what stands twice is one. */
const proposals = optionalProse(most * (longest + 2))
  .transform((text) => [
    ...new Set(
      (text ?? '')
        .split('\n')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ])
  .refine((list) => list.length <= most && list.every((one) => one.length <= longest), 'too-many')

const words = (max: number) => optionalProse(max).transform((text) => text ?? '')

export const draftInput = z.object({ version, done: words(8000), difficulties: words(8000), proposals })
/** What is sent says at least what was done. */
export const sendingInput = draftInput.extend({ done: prose(8000) })
export type DraftInput = z.output<typeof draftInput>

export const returnInput = z.object({ reason: prose(2000) })
export type ReturnInput = z.output<typeof returnInput>

/** `text`: the proposal as it stands in the report that was sent. */
export const proposalInput = z.object({ text: line(longest), addressedTo: line(300) })
export type ProposalInput = z.output<typeof proposalInput>

const number = (least: number, greatest: number) =>
  z.coerce.number('required').int('not-a-number').min(least, 'not-a-number').max(greatest, 'not-a-number')

const maybe = (least: number, greatest: number) =>
  z.union([z.literal('').transform(() => undefined), number(least, greatest)]).optional()

/** `of`: the year, since the frame keeps `year` for itself. */
export const quarterQuery = z.object({ of: maybe(2000, 2100), quarter: maybe(1, 4) })
