import type { Room } from '#platform/room.ts'
import { cli } from './cli.ts'
import { cliReasons } from './texts/lines.ts'

export const reports: Room = {
  name: 'reports',
  cli,
  reasons: { vi: cliReasons, en: cliReasons },
}
