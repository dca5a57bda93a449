import { basename } from 'node:path'
import { both } from '#platform/cli-files.ts'
import { Refused } from '#platform/refused.ts'
import type { ShapeFinding } from '../input/set.ts'
import { findingWords } from '../rules/words/finding.ts'

/** Refuses a file whose shape does not fit, place by place. */
export const refuseShape = (file: string, findings: readonly ShapeFinding[]): never => {
  const fields = findings.map(({ path, reason }) => ({
    field: path || '(file)',
    reason: both(findingWords({ reason, facts: {} }, 'vi'), findingWords({ reason, facts: {} }, 'en')),
  }))
  throw new Refused('input', 'cli-shape', fields, { file: basename(file) })
}
