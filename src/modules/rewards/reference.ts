import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Db } from '#platform/db.ts'
import { projectRoot } from '#platform/root.ts'
import type { Weight } from './rules/checks.ts'
import { addForms } from './store/forms.ts'

type Line = Record<
  | 'code'
  | 'position'
  | 'name_vi'
  | 'name_en'
  | 'certificate_title'
  | 'honours'
  | 'kinds'
  | 'rank_within'
  | 'legal'
  | 'valid_from',
  string
> &
  Record<'discipline' | 'same_act' | 'rating' | 'rank', Weight>

/** Loads the forms of reward from db/reference/reward-forms.csv that are not there yet; may be called at every start. */
export const loadRewardForms = async (db: Db): Promise<void> => {
  const text = readFileSync(join(projectRoot, 'db', 'reference', 'reward-forms.csv'), 'utf8')
  const lines = parse<Line>(text, { columns: true, skip_empty_lines: true, trim: true })
  await addForms(
    db,
    lines.map((line) => ({
      code: line.code,
      position: Number(line.position),
      nameVi: line.name_vi,
      nameEn: line.name_en,
      certificateTitle: line.certificate_title,
      honours: line.honours,
      kinds: line.kinds.split(' ') as ('collective' | 'individual')[],
      checks: {
        discipline: line.discipline,
        'same-act': line.same_act,
        rating: line.rating,
        rank: line.rank,
      },
      rankWithin: Number(line.rank_within),
      legal: line.legal,
      mostCollectives: null,
      mostIndividuals: null,
      validFrom: line.valid_from,
      replaces: null,
    })),
    { personId: null, at: null },
  )
}
