import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { both, jsonOf } from '#platform/cli-files.ts'
import { readSet } from '../input/set.ts'
import type { Finding } from '../rules/check/finding.ts'
import { checkSet } from '../rules/check/set.ts'
import { findingWords } from '../rules/words/finding.ts'

type Said = { code: string; reason: string; level: Finding['level']; text: string; path?: string }

type Checked = { ok: boolean; findings: Said[] }

const said = (finding: Finding): Said => ({
  code: finding.code,
  reason: finding.reason,
  level: finding.level,
  text: both(findingWords(finding, 'vi'), findingWords(finding, 'en')),
})

const has = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)

/** The code of the node a path leads through last, so that a shape's finding names its criterion too. */
const codeAt = (file: unknown, path: string): string => {
  let [at, code]: [unknown, string] = [file, 'set']
  for (const key of path.split('.')) {
    if (!has(at, key)) break
    at = at[key]
    if (has(at, 'code') && typeof at.code === 'string') code = at.code
  }
  return code
}

/** The shape first, then the checks at saving and the worked examples; `ok` when nothing is an error. */
const checkFile = (file: unknown): Checked => {
  const read = readSet(file)
  if (!read.ok) {
    const findings = read.findings.map(({ path, reason }) => ({
      ...said({ level: 'error', code: codeAt(file, path), reason, facts: {} }),
      path,
    }))
    return { ok: false, findings }
  }
  const findings = checkSet(read.set).map(said)
  return { ok: findings.every((f) => f.level !== 'error'), findings }
}

/** `canhtan index check`: exit code 0 when a set may be saved, 1 when it may not. */
export const checkCommand = (program: Command): void => {
  command(
    program,
    {
      name: 'index check <file>',
      summary: 'the checks at saving and the worked examples of a criteria set',
      input: z.object({ file: z.string().min(1) }),
      show: ({ ok, findings }: Checked) =>
        [
          ...findings.map((f) => `${f.level}\t${f.code}${f.path ? ` (${f.path})` : ''}\t${f.text}`),
          ok
            ? both('Bộ tiêu chí dùng được.', 'The set may be used.')
            : both('Bộ tiêu chí còn lỗi.', 'The set has errors.'),
        ].join('\n'),
      open: { pure: true },
    },
    async (run, { file }) => {
      const checked = checkFile(await jsonOf(file))
      if (!checked.ok) run.fail()
      return checked
    },
  )
}
