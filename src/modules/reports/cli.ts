import type { Command } from 'commander'
import { consolidateCommand } from './cli/consolidate.ts'

/** `canhtan report …`: the engine alone, on files, without a database. */
export const cli = (program: Command): void => {
  consolidateCommand(program)
}
