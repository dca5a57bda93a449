import { exitCodeOf } from './run/exit.ts'
import { openRun } from './run/open.ts'
import { makeProgram } from './run/program.ts'

const program = makeProgram({ open: openRun, print: (text) => process.stdout.write(`${text}\n`) })

try {
  await program.parseAsync()
} catch (fault) {
  process.exitCode = exitCodeOf(fault, process.argv.includes('--json'))
}
