import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importSet, issueSet, saveNode } from '../../src/modules/scoring/actions.ts'
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

const worked = '2024-10-10'
// what these rules are to give for invented figures; they run as tests whenever the set is saved
const examples: Record<
  string,
  { inputs: Record<string, string | number | null>; expected: number | string }[]
> = {
  '1.1.1': [
    { inputs: { issued_at: '2024-01-31' }, expected: 1 },
    { inputs: { issued_at: '2024-02-01' }, expected: 0.5 },
    { inputs: { issued_at: null }, expected: 0 },
  ],
  '1.1.2': [
    { inputs: { tasks_done: 17, tasks_planned: 20 }, expected: 1.7 },
    { inputs: { tasks_done: 15, tasks_planned: 20 }, expected: 0 },
  ],
  '1.2.1': [
    {
      inputs: { late_or_deficient_reports: 1, missing_periodic_reports: 1, missing_annual_reports: 0 },
      expected: 1.25,
    },
  ],
  '1.3.1': [
    { inputs: { units_inspected: 3, units_total: 10 }, expected: 1 },
    { inputs: { units_inspected: 0, units_total: 0 }, expected: 'N/A' },
  ],
  '1.6.1': [{ inputs: { tasks_assigned: 0, tasks_on_time: 0 }, expected: 1 }],
}

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
  act(worked, 'thêm ví dụ kiểm tra vào bộ tiêu chí cấp sở', async (stage) => {
    const ctx = await stage.as('thuongtruc', worked, '10:00')
    const sets = await setsOf(ctx)
    const set = sets.find((one) => one.code === 'synthetic-department-100' && one.state === 'draft')
    if (!set) throw new Error('the set of departments is not there')
    for (const [code, list] of Object.entries(examples)) await saveNode(ctx, set.id, code, { examples: list })
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
