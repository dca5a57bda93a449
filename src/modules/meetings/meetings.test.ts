import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ctx, system } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { faults } from '#testing/html.ts'
import { reasonOf } from '#testing/refusal.ts'
import {
  aPerson,
  aUnit,
  ctxFor,
  get,
  post,
  signIn,
  type TestApp,
  type TestPerson,
  type TestUnit,
  testApp,
} from '#testing/world.ts'
import { addSeat, foundCommittee, seatHolder } from '../committee/actions.ts'
import {
  addLetterhead,
  addSigner,
  reviewDocument,
  sendForReview,
  signDocument,
} from '../documents/actions.ts'
import { setInstallation } from '../organisation/actions.ts'
import { actOnTask, submitTask } from '../tasks/actions.ts'
import { taskLines } from '../tasks/facts.ts'
import {
  addConclusion,
  addOpinion,
  answerInvitation,
  answerRecommendation,
  approveMinutes,
  assignRecommendation,
  callMeeting,
  cancelMeeting,
  changeMeeting,
  draftNotice,
  invite,
  issueNotice,
  makeMeeting,
  recommend,
  recordAttendance,
  removeConclusion,
  withdrawRecommendation,
  writeMinutes,
} from './actions.ts'
import { search, sheet, sheetRows } from './facts/offers.ts'
import { readMeeting, readMeetings, readRecommendation, waitingFor } from './facts.ts'

let t: TestDb
let app: TestApp
let province: TestUnit
let justice: TestUnit
let clerk: TestPerson
let chair: TestPerson
let member: TestPerson
let focal: TestPerson
let stranger: TestPerson
let committeeId: number
const decisionNo = '1/QĐ (thử)'
const today: Day = '2025-02-20'

const on = (person: { id: string }, day: Day = today) => ctxFor(t.db, person, { today: day })

beforeAll(async () => {
  t = await testDb()
  app = testApp(t.db, testClock(today))
  province = await aUnit(t.db, { name: 'Tỉnh Thử', kind: 'province' })
  const home = await aUnit(t.db, { name: 'Sở Nội vụ', parent: province.id })
  justice = await aUnit(t.db, { name: 'Sở Tư pháp', parent: province.id })
  const tourism = await aUnit(t.db, { name: 'Sở Du lịch', parent: province.id })
  clerk = await aPerson(t.db, { name: 'Chuyên Viên', office: 'standing-clerk', unit: home.id })
  chair = await aPerson(t.db, { name: 'Chủ Trì', office: 'chairman', unit: province.id })
  member = await aPerson(t.db, {
    name: 'Ủy Viên',
    username: 'uy.vien',
    office: 'committee-member',
    unit: province.id,
  })
  focal = await aPerson(t.db, { name: 'Đầu Mối', office: 'focal', unit: justice.id })
  stranger = await aPerson(t.db, { office: 'focal', unit: tourism.id })
  const asSystem: Ctx = { ...(await on(clerk)), actor: system }
  await setInstallation(asSystem, province.id, '2000-01-01')
  const letter = {
    unitId: province.id,
    agency: 'Ban Chỉ đạo',
    symbol: 'BCĐ',
    place: 'Thử',
    validFrom: '2023-01-01',
  }
  await addLetterhead(asSystem, letter)
  await addSigner(asSystem, {
    unitId: province.id,
    mandateId: chair.mandateId,
    authority: ['TRƯỞNG BAN'],
    validFrom: '2023-01-01',
  })
  const founding = {
    unitId: province.id,
    nameVi: 'Ban Chỉ đạo tỉnh Thử',
    decisionNo,
    decidedOn: '2023-03-06' as Day,
  }
  committeeId = (await foundCommittee(await on(clerk), founding)).id
  const from = { from: '2023-03-06' as Day, decisionNo }
  const seat = await addSeat(await on(clerk), committeeId, {
    role: 'member',
    postVi: 'Phó Chủ tịch',
    ...from,
  })
  await seatHolder(await on(clerk), seat.id, { username: 'uy.vien', ...from })
})
afterAll(() => t.drop())

const head = (heldOn: Day, title = 'Phiên thử') => ({
  kind: 'regular' as const,
  title,
  heldOn,
  startsAt: '08:00',
  place: 'Phòng họp',
  agenda: ['Một', 'Hai'],
})

const called = async (heldOn: Day = today, title?: string): Promise<number> => {
  const { id } = await makeMeeting(await on(clerk), { committeeId, ...head(heldOn, title) })
  await invite(await on(clerk), id, { seats: true, unitIds: [justice.id] })
  await callMeeting(await on(clerk), id)
  return id
}

const held = async (heldOn: Day = today, title?: string): Promise<number> => {
  const id = await called(heldOn, title)
  const { invitees } = (await readMeeting(await on(clerk), id)).parts
  await recordAttendance(await on(clerk), id, { present: invitees.map((one) => one.id), substitute: [] })
  return id
}

const work = (text: string) => ({
  text,
  leadUnitIds: [justice.id],
  coordinatorUnitIds: [],
  product: 'Báo cáo',
  dueOn: '2025-03-31' as Day,
})

const signed = async (id: number): Promise<number> => {
  const { documentId } = await draftNotice(await on(clerk), id, {})
  await sendForReview(await on(clerk), documentId)
  await reviewDocument(await on(chair), documentId, { approve: true })
  await signDocument(await on(chair), documentId)
  return documentId
}

const acts = async (person: { id: string }) => {
  const { actor } = await on(person)
  const rows = await waitingFor(actor, today)?.execute(t.db)
  return rows?.rows.map((row) => `${row.act} ${row.subject_id}`) ?? []
}

describe('from the invitation to the work', () => {
  test('a draft is seen by who prepares; once called it waits for those invited, until they answer', async () => {
    const { id } = await makeMeeting(await on(clerk), { committeeId, ...head(today) })
    await invite(await on(clerk), id, { seats: true, unitIds: [justice.id] })
    expect(await reasonOf(readMeeting(await on(focal), id))).toBe('page')
    await callMeeting(await on(clerk), id)
    expect(await acts(focal)).toContain(`answer-invitation ${id}`)
    expect(await acts(member)).toContain(`answer-invitation ${id}`)
    const own = (await readMeeting(await on(focal), id)).may.invitations[0] ?? 0
    const answer = { inviteeId: own, answer: 'substitute' as const, substitute: 'Người Thay' }
    expect(await reasonOf(answerInvitation(await on(member), id, answer))).toBe('forbidden')
    await answerInvitation(await on(focal), id, answer)
    expect(await acts(focal)).not.toContain(`answer-invitation ${id}`)
    expect((await readMeetings(await on(stranger))).meetings).toEqual([])
    expect(await reasonOf(readMeeting(await on(stranger), id))).toBe('page')
  })

  test('concluded items become tasks in the same act, and the next meeting opens with how they stand', async () => {
    const id = await held('2025-02-18', 'Phiên trước')
    await addConclusion(await on(clerk), id, {
      text: 'Thống nhất báo cáo.',
      leadUnitIds: [],
      coordinatorUnitIds: [],
    })
    await addConclusion(await on(clerk), id, work('Sở Tư pháp rà soát thủ tục.'))
    await signed(id)
    expect(await acts(clerk)).toContain(`issue-notice ${id}`)
    expect(await issueNotice(await on(clerk), id)).toEqual({ tasks: 1 })
    const meeting = (await readMeeting(await on(clerk), id)).meeting
    expect(meeting).toMatchObject({ state: 'concluded', noticeNo: '01/TB-BCĐ', concludedOn: today })
    const [task] = await taskLines(await on(focal), { source: { kind: 'conclusion', id } })
    expect(task).toMatchObject({
      title: 'Sở Tư pháp rà soát thủ tục.',
      due_on: '2025-03-31',
      state: 'issued',
    })
    expect(await reasonOf(issueNotice(await on(clerk), id))).toBe('meeting-not-in-state')
    const next = await held(today, 'Phiên sau')
    const opens = async (person: { id: string }) => (await readMeeting(await on(person), next)).before
    expect(await opens(clerk)).toMatchObject({
      meeting: { id, noticeNo: '01/TB-BCĐ' },
      items: [
        { position: 1, tasks: [] },
        { position: 2, tasks: [{ state: 'issued', open: true }] },
      ],
    })
    // a member who does not supervise the unit reads how the work stands, but is offered no page that is not theirs
    expect((await opens(member))?.items[1]?.tasks[0]?.open).toBe(false)
    await actOnTask(await on(focal), task?.id ?? 0, 'accept', {})
    await submitTask(await on(focal), task?.id ?? 0, { documentNo: '3/BC' })
    await actOnTask(await on(clerk), task?.id ?? 0, 'complete', {})
    expect((await opens(clerk))?.items[1]?.tasks[0]?.state).toBe('completed')
  })

  test('the decision about the work is the signer’s', async () => {
    const id = await held('2025-02-19')
    await addConclusion(await on(clerk), id, work('Việc của người ký.'))
    await signed(id)
    await issueNotice(await on(clerk), id)
    const [task] = await taskLines(await on(clerk), { source: { kind: 'conclusion', id } })
    const asks = { documentNo: '1', reason: 'Hoãn' }
    expect(await reasonOf(actOnTask(await on(clerk), task?.id ?? 0, 'recall', asks))).not.toBe('done')
    expect(await reasonOf(actOnTask(await on(chair), task?.id ?? 0, 'recall', asks))).toBe('done')
  })

  test('what was changed after the draft is not issued; what is on its way is not changed', async () => {
    const id = await held()
    await addConclusion(await on(clerk), id, work('Một việc.'))
    const { documentId } = await draftNotice(await on(clerk), id, {})
    await addConclusion(await on(clerk), id, work('Việc thêm sau.'))
    await sendForReview(await on(clerk), documentId)
    expect(await reasonOf(addConclusion(await on(clerk), id, work('Nữa.')))).toBe('notice-on-its-way')
    expect(await reasonOf(removeConclusion(await on(clerk), id, 1))).toBe('notice-on-its-way')
    expect(await reasonOf(issueNotice(await on(clerk), id))).toBe('notice-not-signed')
    await reviewDocument(await on(chair), documentId, { approve: true })
    await signDocument(await on(chair), documentId)
    expect(await reasonOf(issueNotice(await on(clerk), id))).toBe('notice-differs')
    expect(await taskLines(await on(clerk), { source: { kind: 'conclusion', id } })).toEqual([])
  })

  test('the same words under another day are not what was signed', async () => {
    const id = await held()
    await addConclusion(await on(clerk), id, work('Một việc.'))
    const { documentId } = await draftNotice(await on(clerk), id, {})
    await removeConclusion(await on(clerk), id, 1)
    await addConclusion(await on(clerk), id, { ...work('Một việc.'), dueOn: '2025-12-31' })
    await sendForReview(await on(clerk), documentId)
    await reviewDocument(await on(chair), documentId, { approve: true })
    await signDocument(await on(chair), documentId)
    expect(await reasonOf(issueNotice(await on(clerk), id))).toBe('notice-differs')
  })

  test('what no issuer has signed gives no work by the standing agency’s hand', async () => {
    const other = await aPerson(t.db, { office: 'standing-clerk', unit: clerk.unitId ?? 0 })
    const signerId = await addSigner(await on(clerk), {
      unitId: province.id,
      mandateId: other.mandateId,
      authority: ['TL. TRƯỞNG BAN'],
      validFrom: '2023-01-01',
    })
    const id = await held()
    await addConclusion(await on(clerk), id, work('Việc không ai quyết.'))
    const { documentId } = await draftNotice(await on(clerk), id, { signerId })
    await sendForReview(await on(clerk), documentId)
    await reviewDocument(await on(chair), documentId, { approve: true })
    await signDocument(await on(other), documentId)
    expect(await reasonOf(issueNotice(await on(clerk), id))).toBe('tasks.give')
    expect(await taskLines(await on(clerk), { source: { kind: 'conclusion', id } })).toEqual([])
  })
})

test('minutes: a draft is seen by who prepares and chairs, approved by who did not write it, then by those invited', async () => {
  const id = await held()
  const minutes = async (person: { id: string }) => (await readMeeting(await on(person), id)).meeting.minutes
  const { version } = (await readMeeting(await on(clerk), id)).meeting
  await writeMinutes(await on(clerk), id, { minutes: 'Biên bản thử', version })
  expect(await reasonOf(writeMinutes(await on(clerk), id, { minutes: 'Khác', version }))).toBe(
    'changed-meanwhile',
  )
  expect([await minutes(clerk), await minutes(chair), await minutes(focal)]).toEqual([
    'Biên bản thử',
    'Biên bản thử',
    null,
  ])
  expect(await acts(chair)).toContain(`approve-minutes ${id}`)
  expect(await reasonOf(approveMinutes(await on(clerk), id, version + 1))).toBe('forbidden')
  await approveMinutes(await on(chair), id, version + 1)
  expect(await minutes(focal)).toBe('Biên bản thử')
})

test('what a unit’s own committee needs waits for that unit, not for the province’s offices', async () => {
  const boss = await aPerson(t.db, { name: 'Giám Đốc', office: 'head', unit: justice.id })
  const founding = { unitId: justice.id, nameVi: 'Ban Chỉ đạo của Sở', decisionNo, decidedOn: today }
  const own = await foundCommittee(await on(boss), founding)
  const { id } = await makeMeeting(await on(focal), { committeeId: own.id, ...head(today) })
  await invite(await on(focal), id, { seats: false, unitIds: [justice.id] })
  await callMeeting(await on(focal), id)
  await recordAttendance(await on(focal), id, { present: [], substitute: [] })
  const { version } = (await readMeeting(await on(focal), id)).meeting
  await writeMinutes(await on(focal), id, { minutes: 'Biên bản', version })
  expect(await acts(chair)).not.toContain(`approve-minutes ${id}`)
  expect(await acts(focal)).not.toContain(`approve-minutes ${id}`)
  expect(await acts(boss)).toContain(`approve-minutes ${id}`)
  const wish = { committeeId: own.id, text: 'Đề nghị trong Sở', addressedTo: 'Văn phòng Sở' }
  const { id: asked } = await recommend(await on(focal), wish)
  expect(await acts(clerk)).not.toContain(`assign-recommendation ${asked}`)
  expect(await acts(boss)).toContain(`assign-recommendation ${asked}`)
})

test('whoever is invited is told of another place as of another day', async () => {
  const id = await called()
  const told = async () =>
    (
      await sql`select from notification where person_id = ${focal.id} and url = ${`/meetings/${id}`}`.execute(
        t.db,
      )
    ).rows.length
  expect(await told()).toBe(1)
  const change = async (place: string) =>
    changeMeeting(await on(clerk), id, {
      ...head(today),
      place,
      version: (await readMeeting(await on(clerk), id)).meeting.version,
    })
  await change('Phòng họp')
  expect(await told()).toBe(1)
  await change('Hội trường lớn')
  expect(await told()).toBe(2)
})

test('opinions: one’s own, or as the clerk heard it from somebody; of those invited alone', async () => {
  const id = await held()
  await addOpinion(await on(member), id, { text: 'Ý kiến một' })
  await addOpinion(await on(clerk), id, { name: 'Khách mời', text: 'Ý kiến hai' })
  expect(await reasonOf(addOpinion(await on(clerk), id, { text: 'Của ai?' }))).toBe('bad-input')
  expect(await reasonOf(addOpinion(await on(chair), id, { text: 'Không được mời' }))).toBe('forbidden')
  const { opinions } = (await readMeeting(await on(clerk), id)).parts
  expect(opinions.map((one) => one.name)).toEqual(['Ủy Viên, Phó Chủ tịch', 'Khách mời'])
})

test('conclusions move up when one is taken out', async () => {
  const id = await held()
  for (const text of ['Một', 'Hai', 'Ba', 'Bốn']) await addConclusion(await on(clerk), id, work(text))
  await removeConclusion(await on(clerk), id, 2)
  const { conclusions } = (await readMeeting(await on(clerk), id)).parts
  expect(conclusions.map((one) => `${one.position} ${one.text}`)).toEqual(['1 Một', '2 Ba', '3 Bốn'])
})

test('refused: who does not prepare, an older version, a unit unknown, a meeting called off', async () => {
  expect(await reasonOf(makeMeeting(await on(focal), { committeeId, ...head(today) }))).toBe('forbidden')
  const id = await called()
  expect(await reasonOf(changeMeeting(await on(clerk), id, { ...head(today), version: 0 }))).toBe(
    'changed-meanwhile',
  )
  expect(await reasonOf(invite(await on(clerk), id, { seats: false, unitIds: [999_999] }))).toBe('bad-input')
  await cancelMeeting(await on(clerk), id, { reason: 'Bão' })
  expect(await reasonOf(recordAttendance(await on(clerk), id, { present: [], substitute: [] }))).toBe(
    'meeting-not-in-state',
  )
})

describe('recommendations', () => {
  const made = async () =>
    (await recommend(await on(focal), { committeeId, text: 'Đề nghị thử', addressedTo: 'Sở Nội vụ' })).id

  test('from nobody’s to an answer; each step waits for whoever takes it', async () => {
    const id = await made()
    expect(await acts(clerk)).toContain(`assign-recommendation ${id}`)
    expect(await reasonOf(readRecommendation(await on(stranger), id))).toBe('page')
    const owner = { ownerUnitId: stranger.unitId ?? 0, dueOn: '2025-03-20' as Day }
    expect(await reasonOf(assignRecommendation(await on(focal), id, owner))).toBe('forbidden')
    expect(await reasonOf(assignRecommendation(await on(clerk), id, { ...owner, dueOn: '2025-02-19' }))).toBe(
      'bad-input',
    )
    await assignRecommendation(await on(clerk), id, owner)
    expect(await acts(stranger)).toContain(`answer-recommendation ${id}`)
    expect(await reasonOf(answerRecommendation(await on(focal), id, { answer: 'Không phải tôi' }))).toBe(
      'forbidden',
    )
    await answerRecommendation(await on(stranger), id, { answer: 'Đã làm' })
    expect((await readRecommendation(await on(focal), id)).one).toMatchObject({
      answer: 'Đã làm',
      answeredOn: today,
    })
    expect(await reasonOf(assignRecommendation(await on(clerk), id, owner))).toBe('recommendation-answered')
    expect(await reasonOf(withdrawRecommendation(await on(focal), id, undefined))).toBe(
      'recommendation-answered',
    )
  })

  test('withdrawn by who made it alone', async () => {
    const id = await made()
    expect(await reasonOf(withdrawRecommendation(await on(clerk), id, undefined))).toBe('forbidden')
    await withdrawRecommendation(await on(focal), id, 'Nhầm')
    expect(await acts(clerk)).not.toContain(`assign-recommendation ${id}`)
  })
})

test('the search finds meetings and recommendations that are in sight; a unit’s sheet has what it is to answer', async () => {
  const draft = await makeMeeting(await on(clerk), {
    committeeId,
    ...head(today, 'Phiên họp Tìm Kiếm'),
    agenda: ['Một'],
  })
  const wish = await recommend(await on(member), {
    committeeId,
    text: 'Kiến nghị Tìm Kiếm',
    addressedTo: 'Ai đó',
  })
  await assignRecommendation(await on(clerk), wish.id, { ownerUnitId: justice.id, dueOn: '2025-03-20' })
  const found = async (person: TestPerson) => {
    const { actor } = await on(person)
    return ((await search('tim kiem', actor)?.execute(t.db))?.rows ?? []).map((row) => row.url).sort()
  }
  const [meeting, kept] = [`/meetings/${draft.id}`, `/meetings/recommendations/${wish.id}`]
  expect(await found(clerk)).toEqual([kept, meeting].sort())
  // a draft is nobody's to find but of who prepares it; a recommendation of who makes and who answers it
  expect(await found(member)).toEqual([kept])
  expect(await found(focal)).toEqual([kept])
  const ctx = await on(clerk)
  const own = async () => {
    const rows = (await sheetRows(ctx, justice.id, today).execute(t.db)).rows
    return sheet(ctx, justice.id, today, rows)
  }
  const [before] = (await own()).lists
  expect(before?.rows.map((row) => row.url)).toContain(kept)
  await answerRecommendation(await on(focal), wish.id, { answer: 'Đã làm' })
  expect((await own()).lists.flatMap((list) => list.rows).map((row) => row.url)).not.toContain(kept)
})

test('pages in both languages; a refused form comes back with what was typed', async () => {
  const cookie = await signIn(app, clerk)
  const ids = [
    await called(),
    await held(),
    (await readMeetings(await on(clerk))).meetings.find((m) => m.state === 'concluded')?.id,
  ]
  const wish = await recommend(await on(member), { committeeId, text: 'Đề nghị', addressedTo: 'Ai đó' })
  const paths = [
    '/meetings',
    ...ids.map((id) => `/meetings/${id}`),
    '/meetings/recommendations',
    `/meetings/recommendations/${wish.id}`,
  ]
  for (const path of paths)
    for (const lang of ['vi', 'en']) {
      const answer = await get(app, path, `${cookie}; lang=${lang}`)
      expect(answer.status, path).toBe(200)
      expect(await faults(await answer.text()), path).toEqual([])
    }
  const wrong = await post(
    app,
    '/meetings',
    { committeeId: String(committeeId), ...head(today, 'Tên giữ lại'), startsAt: '25:00', agenda: 'Một' },
    cookie,
  )
  expect(wrong.status).toBe(422)
  const html = await wrong.text()
  expect(html).toContain('Giờ gồm bốn chữ số')
  expect(html).toContain('Tên giữ lại')
  const noProduct = { text: 'Giao việc', leadUnitIds: [String(justice.id)], product: '', dueOn: '' }
  expect((await post(app, `/meetings/${ids[1]}/conclusions`, noProduct, cookie)).status).toBe(422)
  const noReason = { inviteeId: '1', answer: 'no', reason: '', substitute: '' }
  expect((await post(app, `/meetings/${ids[0]}/answer`, noReason, cookie)).status).toBe(422)
})
