import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { aPerson, aUnit, ctxFor, type TestPerson, type TestUnit } from '#testing/world.ts'
import { type Given, giveInstruction, type NewInstruction } from './actions.ts'

/** A small province for the tests of this room: who gives, who checks, who does, and a unit below. */
export type World = {
  db: Db
  province: TestUnit
  home: TestUnit
  health: TestUnit
  building: TestUnit
  division: TestUnit
  chairman: TestPerson
  clerk: TestPerson
  healthHead: TestPerson
  healthFocal: TestPerson
  buildingFocal: TestPerson
  divisionHead: TestPerson
  auditor: TestPerson
  as: (person: TestPerson, today: Day, seconds?: number) => Promise<Ctx>
  gives: (work?: Partial<NewInstruction>, today?: Day) => Promise<Given>
}

export async function aWorld(db: Db): Promise<World> {
  const province = await aUnit(db, { name: 'Tỉnh Nghệ An', kind: 'province' })
  const department = (name: string) => aUnit(db, { name, parent: province.id })
  const home = await department('Sở Nội vụ')
  const health = await department('Sở Y tế')
  const building = await department('Sở Xây dựng')
  const division = await aUnit(db, { name: 'Phòng Nghiệp vụ Y', parent: health.id, kind: 'division' })
  const chairman = await aPerson(db, { name: 'Chủ tịch Thử', office: 'chairman', unit: province.id })
  const as = async (person: TestPerson, today: Day, seconds = 0): Promise<Ctx> => {
    const clock = testClock(today)
    clock.pass(seconds)
    return ctxFor(db, person, { today, now: clock.now() })
  }
  return {
    db,
    province,
    home,
    health,
    building,
    division,
    chairman,
    clerk: await aPerson(db, { name: 'Chuyên viên Thử', office: 'standing-clerk', unit: home.id }),
    healthHead: await aPerson(db, { name: 'Giám đốc Y tế Thử', office: 'head', unit: health.id }),
    healthFocal: await aPerson(db, { name: 'Đầu mối Y tế Thử', office: 'focal', unit: health.id }),
    buildingFocal: await aPerson(db, { name: 'Đầu mối Xây dựng Thử', office: 'focal', unit: building.id }),
    divisionHead: await aPerson(db, { name: 'Trưởng phòng Thử', office: 'head', unit: division.id }),
    auditor: await aPerson(db, { name: 'Kiểm soát Thử', office: 'auditor', unit: province.id }),
    as,
    gives: async (work = {}, today = '2023-09-01') =>
      giveInstruction(
        await as(chairman, today),
        instruction({ assignments: [{ leadUnitId: health.id }], issuedOn: today, ...work }),
      ),
  }
}

let path = 0

/** An instruction due on 30/9/2023 in a plan; everything may be replaced. */
export const instruction = (
  work: Partial<NewInstruction> & Pick<NewInstruction, 'assignments'>,
): NewInstruction => ({
  source: { kind: 'plan', id: 1, code: 'KH', label: 'Kế hoạch cải cách hành chính năm 2023' },
  path: String(++path),
  title: 'Rà soát quy trình nội bộ lĩnh vực y tế',
  product: 'Quyết định phê duyệt quy trình',
  deadline: { kind: 'day', on: '2023-09-30', reading: 'inclusive' },
  issuedOn: '2023-09-01',
  ...work,
})
