import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { anchorHead } from '../modules/audit/actions.ts'
import { storedHashes } from '../modules/documents/facts/hashes.ts'
import { fileStore } from '../modules/documents/facts.ts'
import { inTransaction } from '../platform/action.ts'
import type { BackupFiles, Manifest, Proofs } from '../platform/backup/manifest.ts'
import { type Proof, type Restored, restoreBackup } from '../platform/backup/restore.ts'
import { writeBackup } from '../platform/backup/write.ts'
import { command, type Run } from '../platform/cli.ts'
import type { Config } from '../platform/config.ts'
import type { Ctx } from '../platform/context.ts'
import { record } from '../platform/record.ts'
import { rooms } from '../rooms.ts'
import { version } from './version.ts'

const filesOf = async (config: Config): Promise<BackupFiles> => {
  const store = await fileStore(config)
  return { hashes: storedHashes, get: store.get, put: store.put }
}

const allProofs = (ctx: Ctx): Proofs => {
  const all = rooms.flatMap((room) => Object.entries(room.proofs ?? {}))
  return Object.fromEntries(
    all.map(([name, proof]) => [name, (db, { today, now }) => proof({ ...ctx, db, today, now })]),
  )
}

const secretFile = (config: Config): string => join(config.DATA_DIR, 'secret')

/** The secret in the data folder goes with the backup, since two-factor secrets are sealed with it; one in SECRET does not. */
const ownSecret = (config: Config): string | null => {
  if (config.SECRET) return null
  try {
    return readFileSync(secretFile(config), 'utf8')
  } catch {
    return null // nobody has signed in yet
  }
}

const backup = async (run: Run, file: string): Promise<Manifest> => {
  const { config, db } = run.deps
  const parts = { db, files: await filesOf(config), proofs: allProofs(run.ctx), secret: ownSecret(config) }
  const manifest = await writeBackup({ ...parts, software: version, at: run.ctx }, file)
  const { auditHead: head, files } = manifest
  await inTransaction(run.ctx, async (ctx) => {
    if (head) await anchorHead(ctx, `backup ${basename(file)}`, head)
    record(
      ctx,
      'backup.made',
      { kind: 'backup', id: basename(file) },
      { after: { head, files: files.count } },
    )
  })
  if (files.missing.length > 0) {
    run.say(
      `${files.missing.length} tệp minh chứng thiếu hoặc hỏng trong kho, không có trong bản sao lưu. / evidence files are missing or damaged in the store and not in the backup.`,
    )
    run.fail()
  }
  return manifest
}

const restore = async (run: Run, file: string): Promise<Restored> => {
  const { config, db } = run.deps
  const restored = await restoreBackup(
    {
      db,
      files: await filesOf(config),
      proofs: allProofs(run.ctx),
      witnesses: ['audit_entry', 'person', 'unit'],
      keepSecret: (secret) => {
        if (!config.SECRET) writeFileSync(secretFile(config), secret, { mode: 0o600 })
      },
      say: run.say,
    },
    file,
  )
  for (const room of rooms) await room.reference?.(db)
  await inTransaction(run.ctx, async (ctx) =>
    record(
      ctx,
      'backup.restored',
      { kind: 'backup', id: basename(file) },
      { after: { madeAt: restored.manifest.madeAt } },
    ),
  )
  if (restored.proofs.some((proof) => !proof.holds)) run.fail()
  return restored
}

const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, table) => sum + table.rows, 0)

const showBackup = (manifest: Manifest): string => {
  const head = manifest.auditHead ? `${manifest.auditHead.seq}:${manifest.auditHead.hash}` : '-'
  return [
    `Đã sao lưu / Backed up: ${manifest.tables.length} bảng / tables, ${rowsOf(manifest)} dòng / rows, ${manifest.files.count} tệp / files.`,
    `Mốc nhật ký / Head of the record: ${head}`,
    'Tệp chứa mọi dữ liệu và mật mã; hãy giữ ở nơi an toàn, ngoài máy này. / The file holds all data and secrets; keep it safe, off this machine.',
  ].join('\n')
}

const showProof = ({ name, holds }: Proof): string => `  ${holds ? 'ok ' : 'BAD'} ${name}`

const showRestored = ({ manifest, proofs }: Restored): string =>
  [
    `Đã phục hồi bản sao lưu / Restored the backup of ${manifest.madeAt}: ${rowsOf(manifest)} dòng / rows, ${manifest.files.count} tệp / files.`,
    ...proofs.map(showProof),
  ].join('\n')

/** Short of the lists that only a program reads. */
const summary = (manifest: Manifest) => ({
  ...manifest,
  tables: Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows])),
  sequences: undefined,
  migrations: manifest.migrations.length,
  jobs: manifest.jobs.length,
})

/** `canhtan backup FILE` and `canhtan restore FILE`. */
export const backupCommands = (program: Command): void => {
  const input = z.object({ file: z.string().transform((file) => resolve(file)) })
  command(
    program,
    {
      name: 'backup <file>',
      summary: 'one file of everything: tables as of one moment, evidence, the head of the record',
      input,
      show: showBackup,
      json: summary,
    },
    (run, { file }) => backup(run, file),
  )
  command(
    program,
    {
      name: 'restore <file>',
      summary: 'fill an empty installation from a backup, and prove it',
      input,
      show: showRestored,
      json: ({ manifest, proofs }: Restored) => ({ ...summary(manifest), proofs }),
      open: { bare: true },
    },
    (run, { file }) => restore(run, file),
  )
}
