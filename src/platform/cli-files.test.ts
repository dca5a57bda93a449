import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { reasonOf } from '#testing/refusal.ts'
import { atTerminal } from '#testing/terminal.ts'
import { cli as directives } from '../modules/directives/cli.ts'
import { cli as identity } from '../modules/identity/cli.ts'
import { cli as organisation } from '../modules/organisation/cli.ts'
import { cli as plans } from '../modules/plans/cli.ts'
import { cli as scoring } from '../modules/scoring/cli.ts'
import { placesIn } from './cli-files.ts'

const commands: [string, (program: Command) => void][] = [
  ['import units', organisation],
  ['import accounts', identity],
  ['import plan --year 2025', plans],
  ['import criteria', scoring],
  ['index check', scoring],
  ['directive read', directives],
]

test.each(commands)(
  '%s: a file that is not there is refused in words, not told as a fault',
  async (words, cli) => {
    expect(await reasonOf(atTerminal(cli, [...words.split(' '), 'nowhere.csv']))).toBe('cli-file-missing')
  },
)

test('a pipe is not read a second time for its lines: nobody writes into it any more', async () => {
  const pipe = join(mkdtempSync(join(tmpdir(), 'canhtan-pipe-')), 'inputs.json')
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe])
  expect(await placesIn(pipe, ['year'])).toEqual(new Map())
}, 5_000)
