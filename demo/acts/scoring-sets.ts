import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importSet, issueSet } from '../../src/modules/scoring/actions.ts'
import { setsOf } from '../../src/modules/scoring/facts.ts'
import { projectRoot } from '../../src/platform/root.ts'
import type { Act } from '../stage.ts'
import { act } from '../work.ts'

const imported = '2024-10-08'
const issued = '2024-10-15'

// The synthetic sets are the ones that the province scores 2024 with; which decision issued them is invented.
const synthetic = [
  { code: 'synthetic-department-100', decisionNo: '2871/QĐ-UBND (số minh họa)' },
  { code: 'synthetic-district-100', decisionNo: '2872/QĐ-UBND (số minh họa)' },
  { code: 'synthetic-commune-100', decisionNo: '2873/QĐ-UBND (số minh họa)' },
]
// real, but only parts of them could be read: they stay drafts, to look things up in
const partial = ['national-province-2948-2017', 'ca-mau-department-1880-2013', 'tien-giang-health-unit-2022']

const fileOf = (name: string) => ({
  name: `${name}.json`,
  bytes: new Uint8Array(readFileSync(join(projectRoot, 'db/reference/criteria', `${name}.json`))),
})

/** The criteria sets of 2024: read from their files by the standing agency, three of them issued by the chairman. */
export const scoringSets: Act[] = [
  act(imported, 'nhập các bộ tiêu chí', async (stage) => {
    const ctx = await stage.as('thuongtruc', imported, '09:10')
    for (const { code } of synthetic) await importSet(ctx, fileOf(code), { year: 2024 })
    for (const name of partial) await importSet(ctx, fileOf(name))
  }),
  act(issued, 'ban hành các bộ tiêu chí năm 2024', async (stage) => {
    const ctx = await stage.as('banhanh', issued, '16:00')
    const sets = await setsOf(ctx)
    for (const { code, decisionNo } of synthetic) {
      const set = sets.find((one) => one.code === code && one.state === 'draft')
      if (!set) throw new Error(`the set ${code} is not there`)
      const decision = { decisionNo, decidedOn: issued, effectiveFrom: '2024-01-01' }
      await issueSet(ctx, set.id, { ...decision, version: set.rowVersion })
    }
  }),
]
