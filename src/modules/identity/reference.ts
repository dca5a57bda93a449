import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Db } from '#platform/db.ts'
import { projectRoot } from '#platform/root.ts'
import { saveOffices } from './store/reference.ts'

type Line = { code: string; name_vi: string; name_en: string; roles: string; position: string }

/** Loads the offices and their roles from db/reference/offices.csv; may be called at every start. */
export const loadIdentityReference = async (db: Db): Promise<void> => {
  const text = readFileSync(join(projectRoot, 'db', 'reference', 'offices.csv'), 'utf8')
  const lines = parse<Line>(text, { columns: true, skip_empty_lines: true, trim: true })
  await saveOffices(
    db,
    lines.map((line) => ({ ...line, roles: line.roles.split(' '), position: Number(line.position) })),
  )
}
