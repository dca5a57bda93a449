import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonical } from '#platform/canonical.ts'
import type { Db } from '#platform/db.ts'
import { sha256 } from '#platform/record.ts'
import { projectRoot } from '#platform/root.ts'
import type { Scheme } from './rules/scheme.ts'
import { addScheme } from './store/scheme.ts'

const folder = join(projectRoot, 'db', 'reference', 'rating-schemes')

/** The schemes that decrees set, from db/reference/rating-schemes; a province's own is imported and issued by it. */
export const loadSchemes = async (db: Db): Promise<void> => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  for (const name of files.sort()) {
    const content = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Scheme
    if (content.invented) continue
    const at = new Date(`${content.effective_from}T00:00:00+07:00`)
    await addScheme(db, { content, hash: sha256(canonical(content)), state: 'issued', by: null, at })
  }
}
