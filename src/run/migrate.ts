import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '../platform/cli.ts'
import { migrate, pendingMigrations } from '../platform/migrate.ts'

/** `canhtan migrate`: what every command does by itself, as a step of its own for an upgrade. */
export const migrateCommand = (program: Command): void => {
  command(
    program,
    {
      name: 'migrate',
      summary: 'bring the database up to this version (other commands do it by themselves)',
      options: { '--dry-run': 'only say which migrations are to come' },
      input: z.object({ dryRun: z.boolean().default(false) }),
      show: ({ applied, pending }: { applied: string[]; pending: string[] }) =>
        [`${applied.length} đã áp dụng / applied`, ...applied, ...pending.map((name) => `… ${name}`)].join(
          '\n',
        ),
      open: { bare: true },
    },
    async ({ deps: { db, rooms } }, { dryRun }) => {
      if (dryRun) return { applied: [], pending: await pendingMigrations(db) }
      const applied = await migrate(db)
      for (const room of rooms) await room.reference?.(db)
      return { applied, pending: [] }
    },
  )
}
