import { z } from 'zod'
import type { Lang } from '#platform/lang.ts'
import type { Round, RoundLine, RoundReading } from '../facts/rounds.ts'
import type { LeafReading, SheetReading } from '../facts/sheets.ts'
import { dayNames } from '../rules/phase.ts'

const day = z.string().nullable()
const days = z.object({
  opensOn: day,
  selfBy: day,
  firstBy: day,
  explainBy: day,
  secondBy: day,
  decideBy: day,
  publishBy: day,
  objectionBy: day,
})
const counted = z.object({ done: z.number(), of: z.number() })

export const roundLine = z.object({
  id: z.number(),
  year: z.number(),
  title: z.string(),
  block: z.string(),
  state: z.string(),
  phase: z.string(),
  setId: z.number().nullable(),
  synthetic: z.boolean(),
  version: z.number(),
  days,
})

const lineOf = (round: Round, phase: string): z.output<typeof roundLine> => {
  const { id, year, title, block, state, setId, synthetic, version } = round
  const named = Object.fromEntries(dayNames.map((name) => [name, round[name]])) as z.output<typeof days>
  return { id, year, title, block, state, phase, setId, synthetic, version, days: named }
}

export const roundLineOf = ({ round, phase }: RoundLine): z.output<typeof roundLine> => lineOf(round, phase)

export const roundAnswer = roundLine.extend({
  appointments: z.array(
    z.object({
      id: z.number(),
      seat: z.string(),
      domain: z.string().nullable(),
      unitId: z.number().nullable(),
      who: z.string(),
      late: z.boolean(),
      left: z.number().nullable(),
    }),
  ),
  sheets: z.array(
    z.object({
      id: z.number(),
      unitId: z.number(),
      code: z.string(),
      unit: z.string(),
      readable: z.boolean(),
      ranked: z.boolean(),
      signedOn: day,
      late: z.boolean(),
      self: counted,
      first: counted,
      explained: counted,
      second: counted,
    }),
  ),
})

/** A round as JSON: who is late is named by its unit or person. */
export const answerOfRound = (reading: RoundReading, _lang: Lang): z.output<typeof roundAnswer> => ({
  ...lineOf(reading.round, reading.phase),
  appointments: reading.seats.map((seat) => {
    const standing = reading.may.oversee ? reading.seatStandings.get(seat.id) : undefined
    return {
      id: seat.id,
      seat: seat.seat,
      domain: seat.domain,
      unitId: seat.unitId,
      who: seat.unitName ?? seat.personName ?? '',
      late: Boolean(standing?.stage),
      left: standing?.left ?? null,
    }
  }),
  sheets: reading.sheets.map((sheet) => ({
    id: sheet.sheetId,
    unitId: sheet.unitId,
    code: sheet.code,
    unit: sheet.name,
    readable: sheet.sight !== undefined,
    ranked: sheet.ranked,
    signedOn: sheet.clock.signedOn,
    late: sheet.standing.unsignedLate,
    self: sheet.standing.self,
    first: sheet.standing.first,
    explained: sheet.standing.explained,
    second: sheet.standing.second,
  })),
})

export const sheetAnswer = z.object({
  id: z.number(),
  roundId: z.number(),
  year: z.number(),
  unitId: z.number(),
  code: z.string(),
  unit: z.string(),
  phase: z.string(),
  signedOn: day,
  self: z.object({ points: z.string(), max: z.string() }),
  leaves: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      domain: z.string(),
      mark: z.string(),
      points: z.string().nullable(),
      excluded: z.boolean(),
      writable: z.boolean(),
    }),
  ),
})

/** A sheet as JSON, as far as the asker sees it. */
export const answerOfSheet = (
  { reading }: { reading: SheetReading; leaf: LeafReading },
  lang: Lang,
): z.output<typeof sheetAnswer> => {
  const { sheet } = reading
  return {
    id: sheet.id,
    roundId: sheet.roundId,
    year: sheet.year,
    unitId: sheet.unitId,
    code: sheet.code,
    unit: sheet.name,
    phase: reading.phase,
    signedOn: sheet.clock.signedOn,
    self: reading.sums.self,
    leaves: reading.leaves.map(({ placed, mark, points, excluded, own }) => ({
      code: placed.leaf.code,
      name: (lang === 'en' && placed.leaf.name_en) || placed.leaf.name_vi,
      domain: placed.domain.code,
      mark,
      points,
      excluded,
      writable: own,
    })),
  }
}
