import type { Command } from 'commander'
import { aggregateCommand } from './cli/aggregate.ts'
import { checkCommand } from './cli/check.ts'
import { computeCommand } from './cli/compute.ts'
import { criteriaCli } from './cli/criteria.ts'
import { intervalsCommand } from './cli/intervals.ts'
import { rankCommand } from './cli/rank.ts'
import { verify } from './cli/verify.ts'

/** `canhtan index …`: the engine alone, on files, without a database. Criteria sets from files and to files. */
export const cli = (program: Command): void => {
  computeCommand(program)
  rankCommand(program)
  checkCommand(program)
  aggregateCommand(program)
  intervalsCommand(program)
  verify(program)
  criteriaCli(program)
}
