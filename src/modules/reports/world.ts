import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { refusalOf } from '#testing/refusal.ts'
import { aPerson, aUnit, ctxFor, type TestPerson, type TestUnit } from '#testing/world.ts'
import { openPeriod } from './actions/period.ts'
import { loadReportsReference } from './reference.ts'

/** A province with two departments, a district and its two communes; Home Affairs is the standing agency's own unit. */
export type World = {
  db: Db
  province: TestUnit
  home: TestUnit
  health: TestUnit
  district: TestUnit
  first: TestUnit
  second: TestUnit
  chairman: TestPerson
  clerk: TestPerson
  homeFocal: TestPerson
  homeHead: TestPerson
  healthHead: TestPerson
  healthFocal: TestPerson
  districtFocal: TestPerson
  districtHead: TestPerson
  firstHead: TestPerson
  member: TestPerson
  auditor: TestPerson
  administrator: TestPerson
  as: (person: TestPerson, today: Day, seconds?: number) => Promise<Ctx>
  /** opens a period of the official form; gives its number and the sheets by the unit's code */
  opened: (
    code?: string,
    year?: number,
    on?: Day,
  ) => Promise<{ periodId: number; sheets: Record<string, number> }>
}

export const aWorld = async (db: Db): Promise<World> => {
  await loadReportsReference(db)
  const province = await aUnit(db, { name: 'Tỉnh Nghệ An', kind: 'province', code: 'T40' })
  await sql`insert into setting (key, valid_from, value) values ('installation.unit', '2000-01-01', ${JSON.stringify(province.id)}::jsonb)`.execute(
    db,
  )
  const unit = (name: string, kind: string, code: string, parent: number) =>
    aUnit(db, { name, kind, code, parent })
  const home = await unit('Sở Nội vụ', 'department', 'SNV', province.id)
  const health = await unit('Sở Y tế', 'department', 'SYT', province.id)
  const district = await unit('Huyện Mẫu', 'district', 'HM', province.id)
  const first = await unit('Xã Một', 'commune', 'X1', district.id)
  const second = await unit('Xã Hai', 'commune', 'X2', district.id)
  const person = (name: string, office: string, at: TestUnit) => aPerson(db, { name, office, unit: at.id })
  const clerk = await person('Chuyên viên Thử', 'standing-clerk', home)
  const as = async (who: TestPerson, today: Day, seconds = 0): Promise<Ctx> => {
    const clock = testClock(today)
    clock.pass(seconds)
    return ctxFor(db, who, { today, now: clock.now() })
  }
  const opened: World['opened'] = async (code = 'Q3', year = 2023, on = '2023-09-01') => {
    const form = await sql<{
      id: number
    }>`select id from report_form where kind = 'periodic' order by version desc limit 1`.execute(db)
    const periodId = await openPeriod(await as(clerk, on), { formId: form.rows[0]?.id ?? 0, code, year })
    const found = await sql<{ code: string; id: number }>`
      select unit_code as code, id from report_sheet where period_id = ${periodId}`.execute(db)
    return { periodId, sheets: Object.fromEntries(found.rows.map((row) => [row.code, row.id])) }
  }
  return {
    db,
    province,
    home,
    health,
    district,
    first,
    second,
    clerk,
    as,
    opened,
    chairman: await person('Chủ tịch Thử', 'chairman', province),
    homeFocal: await person('Đầu mối Nội vụ Thử', 'focal', home),
    homeHead: await person('Giám đốc Nội vụ Thử', 'head', home),
    healthHead: await person('Giám đốc Y tế Thử', 'head', health),
    healthFocal: await person('Đầu mối Y tế Thử', 'focal', health),
    districtFocal: await person('Đầu mối Huyện Thử', 'focal', district),
    districtHead: await person('Chủ tịch Huyện Thử', 'head', district),
    firstHead: await person('Chủ tịch Xã Thử', 'head', first),
    member: await person('Ủy viên Thử', 'committee-member', province),
    auditor: await person('Kiểm soát Thử', 'auditor', province),
    administrator: await person('Quản trị Thử', 'administrator', province),
  }
}

/** Why some work is refused: the reason of its first field, or of the whole. */
export const refused = async (work: Promise<unknown>): Promise<string> => {
  const { fields, reason } = await refusalOf(work)
  return fields[0]?.reason ?? reason
}
