import { z } from 'zod'
import { day, id, line, optionalDay, optionalId, optionalLine } from '#platform/input.ts'
import { seatRoles } from './rules.ts'

export const committeeInput = z.object({
  unitId: id,
  nameVi: line(300),
  nameEn: optionalLine(300),
  decisionNo: line(200),
  decidedOn: day,
  standingUnitId: optionalId,
  source: optionalLine(500),
})
export type CommitteeInput = z.output<typeof committeeInput>

export const dutyInput = z.object({
  textVi: line(500),
  textEn: optionalLine(500),
  from: day,
  decisionNo: line(200),
})
export type DutyInput = z.output<typeof dutyInput>

/** A seat, with the office whose holder sits in it: both of unit and office, or neither. */
export const seatInput = z
  .object({
    role: z.enum(seatRoles, 'not-one-of-these'),
    postVi: line(300),
    postEn: optionalLine(300),
    ofUnitId: optionalId,
    ofOffice: optionalLine(60),
    from: day,
    decisionNo: line(200),
  })
  .refine((seat) => (seat.ofUnitId === undefined) === (seat.ofOffice === undefined), {
    message: 'unit-and-office',
    path: ['ofOffice'],
  })
export type SeatInput = z.output<typeof seatInput>

/** Who takes a seat whose office is none of this installation's: a user name, or a name alone. */
export const holderInput = z
  .object({ username: optionalLine(60), name: optionalLine(200), from: day, decisionNo: line(200) })
  .refine((one) => (one.username === undefined) !== (one.name === undefined), {
    message: 'username-or-name',
    path: ['name'],
  })
export type HolderInput = z.output<typeof holderInput>

export const successionInput = z.object({ from: day, decisionNo: line(200) })
export type SuccessionInput = z.output<typeof successionInput>

/** "unit:12", "area:3" or "pilot:12:2025": one list offers all, so that kind and number cannot contradict each other. */
const target = line(60).transform((text, issue) => {
  const [, kind, number] = /^(unit|area):([1-9]\d{0,14})$/.exec(text) ?? []
  if (kind && number) return { kind: kind as 'unit' | 'area', targetId: Number(number), year: null }
  const [, unit, of] = /^pilot:([1-9]\d{0,14}):(\d{4})$/.exec(text) ?? []
  if (unit && of) return { kind: 'pilot' as const, targetId: Number(unit), year: Number(of) }
  issue.addIssue({ code: 'custom', message: 'not-one-of-these' })
  return z.NEVER
})

export const assignmentInput = z.object({
  target,
  from: day,
  to: optionalDay,
  decisionNo: line(200),
})
export type AssignmentInput = z.output<typeof assignmentInput>

export const endingInput = z.object({ lastDay: day, decisionNo: line(200) })
export type EndingInput = z.output<typeof endingInput>
