import { basename } from 'node:path'
import { both, placesIn } from '#platform/cli-files.ts'
import { Refused } from '#platform/refused.ts'
import type { ShapeFinding } from '../input/set.ts'
import { findingWords } from '../rules/words/finding.ts'

/** Refuses a file whose shape does not fit, place by place, each with its line. */
export const refuseShape = async (file: string, findings: readonly ShapeFinding[]): Promise<never> => {
  const lines = await placesIn(
    file,
    findings.map(({ path }) => path),
  )
  const fields = findings.map(({ path, reason }) => {
    const line = path === '' ? undefined : lines.get(path)
    const says = both(findingWords({ reason, facts: {} }, 'vi'), findingWords({ reason, facts: {} }, 'en'))
    return {
      field: path || '(file)',
      reason: line === undefined ? says : `${both(`dòng ${line}`, `line ${line}`)}: ${says}`,
    }
  })
  throw new Refused('input', 'cli-shape', fields, { file: basename(file) })
}
