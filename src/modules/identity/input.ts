import { z } from 'zod'
import { day, flag, id, line, optionalDay, optionalId, optionalLine } from '#platform/input.ts'

/** A password as typed: never trimmed; its rules are in rules/password.ts. */
const password = z.string('required').min(1, 'required').max(200, 'too-long')
const optionalPassword = z.string().max(200, 'too-long').optional()

export const signInInput = z.object({
  login: line(200),
  password,
  keep: flag,
  next: optionalLine(500),
})

export const forgottenInput = z.object({ login: line(200) })

export const codeInput = z.object({ code: line(40), keep: flag, next: optionalLine(500) })

export const nothingInput = z.object({})

const address = line(200)
  .transform((text) => text.toLowerCase())
  .refine((text) => /^[^\s@<>(),;:"[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text), 'not-an-address')

/** A new account, with its first office if a unit and an office are given. */
export const accountInput = z.object({
  username: line(60),
  name: line(200),
  email: address,
  phone: optionalLine(40),
  unitId: optionalId,
  office: optionalLine(60),
  from: optionalDay,
  decisionNo: optionalLine(200),
})
export type AccountInput = z.output<typeof accountInput>

export const reasonInput = z.object({ reason: line(500) })

/** An account's name and address, corrected by an administrator. */
export const correctInput = z.object({
  name: line(200),
  email: address,
  phone: optionalLine(40),
  reason: line(500),
})

export const mandateInput = z.object({
  office: line(60),
  unitId: id,
  from: day,
  to: optionalDay,
  title: optionalLine(200),
  titleEn: optionalLine(200),
  decisionNo: optionalLine(200),
})
export type MandateInput = z.output<typeof mandateInput>

export const endInput = z.object({ lastDay: day, reason: line(500) })

/** A deputy is named by a decision, for two days and all between. `personId` from a list, or `username` typed. */
export const deputyInput = z
  .object({
    personId: optionalLine(64),
    username: optionalLine(60),
    from: day,
    to: day,
    decisionNo: line(200),
  })
  .refine((value) => value.personId || value.username, { message: 'required', path: ['username'] })
export type DeputyInput = z.output<typeof deputyInput>

/** "unit:12" or "area:3": one list offers both, so that kind and number cannot contradict each other. */
const scopeTarget = line(40).transform((text, issue) => {
  const [, kind, number] = /^(unit|area):([1-9]\d{0,14})$/.exec(text) ?? []
  if (kind && number) return { kind: kind as 'unit' | 'area', targetId: Number(number) }
  issue.addIssue({ code: 'custom', message: 'not-one-of-these' })
  return z.NEVER
})

export const scopeInput = z.object({
  target: scopeTarget,
  // what a committee's member supervises is assigned to the seat (the room committee), and written from there alone
  purpose: z.enum(['inspection', 'appraisal'], 'not-one-of-these'),
  from: day,
  to: optionalDay,
  decisionNo: optionalLine(200),
})
export type ScopeInput = Omit<z.output<typeof scopeInput>, 'target'> & z.output<typeof scopeTarget>

export const profileInput = z.object({
  lang: z.enum(['vi', 'en']),
  mailMode: z.enum(['at-once', 'digest', 'none']),
  phone: optionalLine(40),
})

export const passwordInput = z.object({ current: password, password, again: password })

/** Enabling or removing the second factor; those who only use the common sign-in have no password to give. */
export const secondFactorInput = z.object({ password: optionalPassword })

/** `uri` and `codes` only travel along, to be shown again after a wrong code. */
export const confirmInput = z.object({ code: line(10), uri: optionalLine(500), codes: optionalLine(500) })

export const tokenInput = z.object({
  name: line(100),
  scope: z.enum(['read', 'write']),
  days: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1).max(3660)])
    .optional(),
})

/** What a one-time link asks for: a password, and of the first administrator a name as well. */
export const linkInput = z.object({
  password,
  again: password,
  unitName: optionalLine(300),
  username: optionalLine(60),
  name: optionalLine(200),
  email: optionalLine(200),
})
export type LinkInput = z.output<typeof linkInput>

export const accountsQuery = z.object({
  q: optionalLine(200),
  state: z
    .union([z.literal('').transform(() => undefined), z.enum(['active', 'disabled', 'no-password'])])
    .optional(),
  unit: optionalId,
  offset: z.coerce
    .number('not-a-number')
    .int('not-a-number')
    .min(0, 'not-a-number')
    .max(1_000_000, 'not-a-number')
    .default(0),
})

export const sheetInput = z.object({ unitId: id, send: flag })

export const importInput = z.object({
  file: z.file('required').max(20_971_520, 'too-long').min(1, 'required'),
  check: flag,
})
