import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonical } from '#platform/canonical.ts'
import type { Db } from '#platform/db.ts'
import { sha256 } from '#platform/record.ts'
import { projectRoot } from '#platform/root.ts'
import { keepForm } from './store/form.ts'

/** The code of the official periodic form. */
export const periodicForm = 'cchc-dinh-ky'

/** Puts the official form of db/reference/report-indicators.json in place; another content becomes another version. */
export const loadReportsReference = async (db: Db): Promise<void> => {
  const text = readFileSync(join(projectRoot, 'db', 'reference', 'report-indicators.json'), 'utf8')
  const content = JSON.parse(text) as { title_vi: string; title_en: string }
  await keepForm(db, {
    code: periodicForm,
    titleVi: content.title_vi,
    titleEn: content.title_en,
    content,
    hash: sha256(canonical(content)),
  })
}
