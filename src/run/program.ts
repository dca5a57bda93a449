import { Command } from 'commander'
import { type Wiring, wire } from '../platform/cli.ts'
import { rooms } from '../rooms.ts'
import { backupCommands } from './backup.ts'
import { demoCommands } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { migrateCommand } from './migrate.ts'
import { serveCommands } from './serve.ts'
import { version } from './version.ts'

/** The whole command line: what the installation needs, then each room's commands. Throws where it would exit. */
export const makeProgram = (wiring: Wiring): Command => {
  const program = new Command('canhtan')
    .description('Canh Tân: the working system of a province’s administrative reform')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help says what there is)')
  wire(program, wiring)
  serveCommands(program)
  migrateCommand(program)
  demoCommands(program)
  backupCommands(program)
  doctorCommand(program)
  for (const room of rooms) room.cli?.(program)
  return program
}
