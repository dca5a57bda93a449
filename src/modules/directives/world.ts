import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { projectRoot } from '#platform/root.ts'
import { testClock } from '#testing/clock.ts'
import { testDb } from '#testing/db.ts'
import { aPerson, type TestPerson, testApp } from '#testing/world.ts'
import { ngheAn } from '../plans/world.ts'
import { confirmItems, draftFromFile, issueDirective, resolveCondition } from './actions.ts'
import { findDirective, itemsOf } from './facts.ts'
import { type NewItemInput, newItemInput } from './input.ts'

/** The demonstration province's units, who drafts, who signs, and some who answer. */
export type Province = {
  db: Db
  provinceId: number
  unit: (code: string) => Promise<number>
  chairman: TestPerson
  clerk: TestPerson
  on: (person: { id: string }, today: Day) => Promise<Ctx>
}

/** The dispatch after the third quarter of 2023, as the demonstration has it. */
export const dispatch = {
  bytes: new Uint8Array(readFileSync(join(projectRoot, 'demo/cong-van-quy-3-2023.md'))),
  name: 'cong-van-quy-3-2023.md',
}

export async function aProvince(db: Db): Promise<Province> {
  const { on, unit, province: provinceId } = await ngheAn(db)
  return {
    db,
    provinceId,
    unit,
    chairman: await aPerson(db, { name: 'Chủ tịch Thử', office: 'chairman', unit: provinceId }),
    clerk: await aPerson(db, { name: 'Chuyên viên Thử', office: 'standing-clerk', unit: await unit('SNV') }),
    on,
  }
}

/** The day of the dispatch. */
export const day = '2023-10-16'

/** The province behind its doors three weeks after the dispatch, with those who answer it; `owing` meet its condition. */
export const aHouse = async () => {
  const t = await testDb()
  const app = testApp(t.db, testClock('2023-11-06'))
  const p = await aProvince(t.db)
  const [justice, home, it] = [await p.unit('STP'), await p.unit('SNV'), await p.unit('STTTT')]
  return {
    t,
    app,
    p,
    focal: await aPerson(t.db, { office: 'focal', unit: justice }),
    head: await aPerson(t.db, { office: 'head', unit: justice }),
    stationFocal: await aPerson(t.db, { office: 'focal', unit: home }),
    itFocal: await aPerson(t.db, { office: 'focal', unit: it }),
    owing: [justice, await p.unit('SXD')],
    asClerk: () => p.on(p.clerk, day),
    asChairman: () => p.on(p.chairman, day),
  }
}
export type House = Awaited<ReturnType<typeof aHouse>>

/** A form as a person sends it. */
export const typed = (fields: object): NewItemInput => newItemInput.parse({ deadlineKind: 'none', ...fields })

/** The dispatch read and confirmed by the clerk on its day, its condition resolved to some units. */
export async function aReadyDraft(
  p: Province,
  conditionUnits: readonly number[],
  documentNo?: string,
): Promise<number> {
  const ctx = await p.on(p.clerk, day)
  const { id } = await draftFromFile(ctx, { origin: 'made', documentNo }, dispatch.bytes, dispatch.name)
  const four = (await itemsOf(ctx, id)).find((item) => item.number === '4')
  await resolveCondition(ctx, four?.id as number, { unitIds: conditionUnits })
  await confirmItems(
    ctx,
    id,
    (await itemsOf(ctx, id)).map((item) => item.id),
  )
  return id
}

/** The dispatch issued by the chairman on 16/10/2023. */
export async function anIssued(
  p: Province,
  conditionUnits: readonly number[],
  documentNo = '8867/UBND-TH',
): Promise<number> {
  const id = await aReadyDraft(p, conditionUnits, documentNo)
  const ctx = await p.on(p.chairman, day)
  const { version } = (await findDirective(ctx, id)) as { version: number }
  await issueDirective(ctx, id, { documentNo, issuedOn: day, version })
  return id
}
