import { basename } from 'node:path'
import { jsonOf, refuseLines, tableOf } from '#platform/cli-files.ts'
import { Refused } from '#platform/refused.ts'
import { readForm } from '../input/form.ts'
import { type Lines, readUnits, readValues } from '../input/rows.ts'
import type { ReadyForm } from '../rules/computed.ts'
import type { Sent } from '../rules/consolidate.ts'
import type { Tree } from '../rules/tree.ts'
import { formTexts, lineTexts } from '../texts/lines.ts'

/** A sentence with its facts filled in; the key itself where no sentence stands. */
export const filled = (
  texts: Record<string, string>,
  key: string,
  facts: Record<string, string | number>,
): string => (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '–'))

const linesOf = <T>(file: string, read: Lines<T>): T => {
  if (read.ok) return read.value
  if ('columns' in read)
    throw new Refused('input', 'cli-columns', [], {
      file: basename(file),
      columns: read.columns.join(', '),
    })
  const lines = read.faults.map(({ line, reason, facts }) => ({
    line,
    says: filled(lineTexts, reason, facts),
  }))
  return refuseLines(file, lines)
}

/** A form file, ready to compute with; refused place by place. */
export const formOf = async (file: string): Promise<ReadyForm> => {
  const read = readForm(await jsonOf(file))
  if (read.ok) return read.form
  const fields = read.findings
    .slice(0, 200)
    .map(({ path, reason, facts }) => ({ field: path || '(file)', reason: filled(formTexts, reason, facts) }))
  throw new Refused('input', 'report-form', fields, { file: basename(file) })
}

/** The tree of units of a table; refused line by line. */
export const unitsOf = async (file: string): Promise<Tree> => linesOf(file, readUnits(await tableOf(file)))

/** What the units sent; a table with nothing but its head says that nobody sent anything. */
export const valuesOf = async (
  file: string,
  tree: Tree,
  form: ReadyForm,
  period: string | undefined,
): Promise<Sent> => linesOf(file, readValues(await tableOf(file, true), tree, form, period))
