import type { Ctx } from '#platform/context.ts'
import { system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { aPerson, aUnit, ctxFor, type TestPerson, type TestUnit } from '#testing/world.ts'
import { setInstallation } from '../organisation/actions.ts'
import { loadCommunicationReference } from './actions.ts'
import type { ActivityInput, RequestInput } from './input.ts'
import { listChannels } from './store/channel.ts'

/** A province with two departments and a district of two communes, and who has a part in telling people about reform. */
export type World = {
  db: Db
  units: Record<'province' | 'home' | 'health' | 'justice' | 'district' | 'north' | 'south', TestUnit>
  people: Record<
    | 'clerk'
    | 'issuer'
    | 'auditor'
    | 'homeHead'
    | 'healthHead'
    | 'healthFocal'
    | 'justiceFocal'
    | 'districtHead'
    | 'districtFocal'
    | 'northFocal'
    | 'southHead'
    | 'member'
    | 'administrator',
    TestPerson
  >
  channel: (code: string) => number
  as: (name: keyof World['people'], today?: Day) => Promise<Ctx>
}

export const aWorld = async (db: Db): Promise<World> => {
  await loadCommunicationReference(db)
  const province = await aUnit(db, { name: 'Tỉnh Thử', kind: 'province' })
  const under = (name: string, kind: string, parent: TestUnit) => aUnit(db, { name, kind, parent: parent.id })
  const district = await under('Huyện Thử', 'district', province)
  const units = {
    province,
    home: await under('Sở Nội vụ Thử', 'department', province),
    health: await under('Sở Y tế Thử', 'department', province),
    justice: await under('Sở Tư pháp Thử', 'department', province),
    district,
    north: await under('Xã Bắc Thử', 'commune', district),
    south: await under('Xã Nam Thử', 'commune', district),
  }
  const person = (name: string, office: string, unit: TestUnit) =>
    aPerson(db, { name, office, unit: unit.id })
  const people = {
    clerk: await person('Chuyên viên Thường trực', 'standing-clerk', units.home),
    issuer: await person('Chủ tịch Thử', 'chairman', province),
    auditor: await person('Kiểm soát Thử', 'auditor', province),
    homeHead: await person('Giám đốc Nội vụ', 'head', units.home),
    healthHead: await person('Giám đốc Y tế', 'head', units.health),
    healthFocal: await person('Đầu mối Y tế', 'focal', units.health),
    justiceFocal: await person('Đầu mối Tư pháp', 'focal', units.justice),
    districtHead: await person('Chủ tịch Huyện', 'head', district),
    districtFocal: await person('Đầu mối Huyện', 'focal', district),
    northFocal: await person('Đầu mối Xã Bắc', 'focal', units.north),
    southHead: await person('Chủ tịch Xã Nam', 'head', units.south),
    member: await person('Ủy viên Thử', 'committee-member', province),
    administrator: await person('Quản trị Thử', 'administrator', province),
  }
  const as: World['as'] = (name, today = '2025-02-10') => ctxFor(db, people[name], { today })
  await setInstallation({ ...(await as('clerk')), actor: system }, province.id, '2000-01-01')
  const channels = await listChannels(db)
  const channel = (code: string) => channels.find((one) => one.code === code)?.id ?? 0
  return { db, units, people, channel, as }
}

/** An activity as a unit tells it. */
export const told = (w: World, unit: TestUnit, more: Partial<ActivityInput> = {}): ActivityInput => ({
  unitId: unit.id,
  channelId: w.channel('press'),
  title: 'Tin về cải cách hành chính',
  fromOn: '2025-01-15',
  toOn: undefined,
  items: 3,
  reach: undefined,
  reachHow: undefined,
  stateMoney: undefined,
  otherMoney: undefined,
  taskId: undefined,
  link: undefined,
  note: undefined,
  ...more,
})

/** A document that all departments are to bring to their staff by the 20th of February. */
export const asked = (w: World, more: Partial<RequestInput> = {}): RequestInput => ({
  unitId: w.units.province.id,
  documentId: undefined,
  documentNo: '12/CT-UBND (thử)',
  title: 'Tăng cường kỷ luật hành chính',
  dueOn: '2025-02-20',
  note: undefined,
  unitIds: [],
  blocks: ['department'],
  ...more,
})
