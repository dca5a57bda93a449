import type { Ctx } from '#platform/context.ts'
import { system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db, Statement } from '#platform/db.ts'
import { testClock } from '#testing/clock.ts'
import { testDb } from '#testing/db.ts'
import {
  aPerson,
  aScope,
  aUnit,
  ctxFor,
  get,
  post,
  postFile,
  signIn,
  type TestPerson,
  type TestUnit,
  testApp,
} from '#testing/world.ts'
import { setInstallation } from '../organisation/actions.ts'
import { loadCommunicationReference, recordActivity } from './actions.ts'
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
export type Who = keyof World['people']

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

/** The same behind its doors on 10/02/2025, with a member who answers for Sở Y tế; what people send goes in under their name. */
export const openWorld = async (onQuery?: (statement: Statement) => void) => {
  const t = await testDb(onQuery && { onQuery })
  const w = await aWorld(t.db)
  await aScope(t.db, w.people.member.mandateId ?? 0, { unit: w.units.health.id })
  const app = testApp(t.db, testClock('2025-02-10'))
  const cookies = new Map<Who, string>()
  const as = async (name: Who): Promise<string> => {
    const cookie = cookies.get(name) ?? (await signIn(app, w.people[name]))
    cookies.set(name, cookie)
    return cookie
  }
  return {
    ...w,
    ask: async (name: Who, path: string) => get(app, path, await as(name)),
    send: async (name: Who, path: string, fields: Parameters<typeof post>[2] = {}) =>
      post(app, path, fields, await as(name)),
    upload: async (name: Who, path: string, fields: Record<string, string | File>) =>
      postFile(app, path, fields, await as(name)),
    close: () => t.drop(),
  }
}
export type OpenWorld = Awaited<ReturnType<typeof openWorld>>

/** A page's markup, its white space as one. */
export const html = async (answer: Response): Promise<string> => (await answer.text()).replace(/\s+/g, ' ')

/** The number of what was made, as the address says to which a form leads on. */
export const idOf = (answer: Response): number => {
  if (answer.status !== 303) throw new Error(`answered ${answer.status}, made nothing`)
  return Number(/(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1])
}

export const textFile = (name: string, content: string): File =>
  new File([content], name, { type: 'text/plain' })

/** Five activities of 2024: two of a department, one each of another, a commune and the province. */
export const activitiesOf2024 = async (w: World): Promise<void> => {
  const rows: [Who, keyof World['units'], string, Day, number, number | undefined][] = [
    ['healthFocal', 'health', 'press', '2024-02-01', 5, 100],
    ['healthFocal', 'health', 'portal', '2024-05-10', 7, undefined],
    ['justiceFocal', 'justice', 'press', '2024-05-11', 2, 50],
    ['northFocal', 'north', 'loudspeaker', '2024-12-31', 30, 400],
    ['clerk', 'province', 'competition', '2024-09-01', 1, 2000],
  ]
  for (const [who, unit, code, fromOn, items, reach] of rows)
    await recordActivity(
      await w.as(who),
      told(w, w.units[unit], {
        channelId: w.channel(code),
        title: `=1+1 ${code}`,
        fromOn,
        items,
        reach,
        ...(reach !== undefined && { reachHow: 'measured' as const }),
        stateMoney: items * 1000,
      }),
    )
}
