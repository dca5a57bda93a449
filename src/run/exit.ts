import { randomUUID } from 'node:crypto'
import { CommanderError } from 'commander'
import { log } from '../platform/log.ts'
import { Refused } from '../platform/refused.ts'
import { sentenceOf } from '../platform/sentence.ts'
import { SetupProblem } from '../platform/setup-problem.ts'
import { rooms } from '../rooms.ts'
import { Interrupted } from './open.ts'
import { problemOf } from './problem.ts'

/** 0 done, 1 refused (also: a person must act on the installation), 2 usage, 3 fault. */
type ExitCode = 0 | 1 | 2 | 3 | 130

const refusalOf = (refusal: Refused) => {
  const say = sentenceOf(rooms, 'vi')
  const { kind, reason, facts } = refusal
  const fields = refusal.fields.map((f) => ({ ...f, text: say(f.reason, f.params) }))
  return { kind, reason, text: say(reason, facts), fields }
}

const tell = (error: { kind: string; text: string } & Record<string, unknown>, json: boolean): void => {
  console.error(error.text)
  for (const { field, text } of (error.fields ?? []) as { field: string; text: string }[])
    console.error(`  ${field}: ${text}`)
  if (json) console.log(JSON.stringify({ error }))
}

/** Tells on stderr what ended the command (with `json` also as a document on stdout) and gives its exit code. */
export const exitCodeOf = (fault: unknown, json: boolean): ExitCode => {
  if (fault instanceof CommanderError) {
    if (fault.exitCode === 0) return 0
    const text = fault.message.replace(/^error: /, '')
    if (json) console.log(JSON.stringify({ error: { kind: 'usage', reason: 'usage', text } }))
    return 2
  }
  if (fault instanceof Interrupted) return 130
  if (fault instanceof Refused) {
    tell(refusalOf(fault), json)
    return 1
  }
  const problem = fault instanceof SetupProblem ? fault : problemOf(fault)
  if (problem) {
    tell({ kind: 'setup', reason: 'setup', text: problem.message }, json)
    return 1
  }
  const number = randomUUID().slice(0, 8)
  log.error({ err: fault, number }, 'fault')
  tell(
    {
      kind: 'fault',
      reason: 'fault',
      text: `Lỗi của phần mềm, số ${number}. / A fault of the program, number ${number}.`,
      number,
    },
    json,
  )
  return 3
}
