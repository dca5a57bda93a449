import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { reasonOf } from '#testing/refusal.ts'
import { atTerminal } from '#testing/terminal.ts'
import { cli as directives } from '../modules/directives/cli.ts'
import { cli as identity } from '../modules/identity/cli.ts'
import { cli as organisation } from '../modules/organisation/cli.ts'
import { cli as plans } from '../modules/plans/cli.ts'
import { cli as scoring } from '../modules/scoring/cli.ts'

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
