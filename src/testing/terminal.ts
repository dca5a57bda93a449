import { Command } from 'commander'
import { type OpenOptions, type Run, wire } from '#platform/cli.ts'
import { type Ctx, system } from '#platform/context.ts'
import { testConfig } from './world.ts'

/** What a command answered at the terminal: what it printed and said, how it wished to be opened, whether it failed. */
export type Answered = { printed: string; said: string[]; opened: OpenOptions; failed: boolean }

/** Runs one command of a room in this process, as the program wires it; without `ctx` there is no database at all. */
export const atTerminal = async (
  cli: (program: Command) => void,
  args: readonly string[],
  ctx = { actor: system, lang: 'vi', config: testConfig() } as Ctx,
): Promise<Answered> => {
  const program = new Command('canhtan').exitOverride().configureOutput({ writeErr: () => {} })
  const answered: Answered = { printed: '', said: [], opened: {}, failed: false }
  wire(program, {
    open: (options, work) => {
      answered.opened = options
      const say = (line: string) => void answered.said.push(line)
      const fail = () => {
        answered.failed = true
      }
      return work({ ctx, say, fail } as unknown as Run)
    },
    print: (text) => {
      answered.printed += text
    },
  })
  cli(program)
  await program.parseAsync(['node', 'canhtan', ...args])
  return answered
}
