import { Command } from 'commander'
import { wire } from './platform/cli.ts'
import { rooms } from './rooms.ts'
import { backupCommands } from './run/backup.ts'
import { demoCommands } from './run/demo.ts'
import { doctorCommand } from './run/doctor.ts'
import { exitCodeOf } from './run/exit.ts'
import { migrateCommand } from './run/migrate.ts'
import { openRun } from './run/open.ts'
import { serveCommands } from './run/serve.ts'
import { version } from './run/version.ts'

const program = new Command('canhtan')
  .description('Canh Tân: the working system of a province’s administrative reform')
  .version(version)
  .exitOverride()
  .showHelpAfterError('(--help says what there is)')

wire(program, { open: openRun, print: (text) => process.stdout.write(`${text}\n`) })
serveCommands(program)
migrateCommand(program)
demoCommands(program)
backupCommands(program)
doctorCommand(program)
for (const room of rooms) room.cli?.(program)

try {
  await program.parseAsync()
} catch (fault) {
  process.exitCode = exitCodeOf(fault, process.argv.includes('--json'))
}
