import { z } from 'zod'
import { flag, line, optionalLine } from '#platform/input.ts'

/** A password as typed: never trimmed; its rules are in rules/password.ts. */
const password = z.string('required').min(1, 'required').max(200, 'too-long')

export const signInInput = z.object({
  login: line(200),
  password,
  keep: flag,
  next: optionalLine(500),
})

export const codeInput = z.object({ code: line(40), keep: flag, next: optionalLine(500) })

export const nothingInput = z.object({})
