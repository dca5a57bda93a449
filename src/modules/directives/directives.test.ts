import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, get, signIn, type TestPerson } from '#testing/world.ts'
import {
  addLetterhead,
  addSigner,
  issueDocument,
  reviewDocument,
  sendForReview,
  signDocument,
} from '../documents/actions.ts'
import { changeSetting } from '../organisation/actions.ts'
import { actOnTask, submitTask } from '../tasks/actions.ts'
import { progress, taskLines } from '../tasks/facts.ts'
import * as actions from './actions.ts'
import {
  countDirectives,
  directiveFigures,
  findDirective,
  gridOf,
  itemsOf,
  lettersOf,
  lineageOf,
  listDirectives,
  paragraphsOf,
  routeOf,
} from './facts.ts'
import { aHouse, anIssued, aReadyDraft, day, dispatch, type House, typed } from './world.ts'

let { t, app, p, focal, head, stationFocal, itFocal, owing, asClerk, asChairman } = {} as House
let issuedId: number

beforeAll(async () => {
  ;({ t, app, p, focal, head, stationFocal, itFocal, owing, asClerk, asChairman } = await aHouse())
})
afterAll(() => t.drop())

describe('issue', () => {
  test('unconfirmed, in the future, an old version, a code that is taken: refused; then 42 tasks an item', async () => {
    const ctx = await asChairman()
    const id = await aReadyDraft(p, owing, '8867/UBND-TH')
    const first = (await itemsOf(ctx, id))[0]
    await actions.saveItem(
      await asClerk(),
      first?.id as number,
      typed({
        text: first?.text,
        number: '1',
        response: ['report'],
        groups: ['all-departments', 'all-districts'],
      }),
    )
    const version = async () => (await findDirective(ctx, id))?.version as number
    const wish = { documentNo: '8867/UBND-TH', issuedOn: day, version: await version() }
    await expect(actions.issueDirective(ctx, id, wish)).rejects.toMatchObject({ reason: 'items-unconfirmed' })
    await actions.confirmItems(await asClerk(), id, [first?.id as number])
    await expect(actions.issueDirective(ctx, id, wish)).rejects.toMatchObject({ reason: 'changed-meanwhile' })
    const now = { ...wish, version: await version() }
    await expect(actions.issueDirective(ctx, id, { ...now, issuedOn: '2023-10-17' })).rejects.toMatchObject({
      reason: 'issued-in-future',
    })
    const given = await actions.issueDirective(ctx, id, now)
    expect(given.map((g) => g.tasks.length)).toEqual([42, 42, 42, 2, 42, 7])
    expect(given[5]?.tasks[0]?.code).toBe('8867-6-1')
    await expect(actions.issueDirective(ctx, id, now)).rejects.toMatchObject({ reason: 'already-issued' })
    await expect(
      actions.saveItem(await asClerk(), first?.id as number, typed({ text: 'Khác' })),
    ).rejects.toMatchObject({ reason: 'already-issued' })
    const again = await aReadyDraft(p, owing, '8867/UBND-TH')
    const second = (await findDirective(ctx, again))?.version as number
    await expect(actions.issueDirective(ctx, again, { ...now, version: second })).rejects.toMatchObject({
      reason: 'code-taken',
    })
    issuedId = id
  })

  test('"before 30/10", strictly read: the last day is 29/10, the date kept 30/10; recipients are frozen', async () => {
    const ctx = await asChairman()
    const four = (await itemsOf(ctx, issuedId))[3]
    const tasks = await taskLines(ctx, { instructionId: four?.instructionId as number })
    expect(tasks.map((task) => task.due_on)).toEqual(['2023-10-29', '2023-10-29'])
    expect(four).toMatchObject({
      deadlineOn: '2023-10-30',
      recipients: [{ kind: 'condition', resolvedBy: 'hand', resolvedUnitIds: owing }],
    })
    expect((await itemsOf(ctx, issuedId))[0]?.recipients.map((r) => r.resolvedUnitIds?.length)).toEqual([
      21, 21,
    ])
    const body = await sql<{
      body: string
      deadline_text: string
    }>`select body, deadline_text from instruction where id = ${four?.instructionId}`.execute(t.db)
    expect(body.rows[0]).toMatchObject({
      deadline_text: 'trước ngày 30/10/2023',
      body: expect.stringContaining('văn bản giải trình'),
    })
  })

  test('who takes part may read it; a unit that does not, and a unit administrator, may not', async () => {
    expect((await findDirective(await p.on(focal, day), issuedId))?.state).toBe('issued')
    const commune = await sql<{
      unit_id: number
    }>`select unit_id from unit_on('2023-10-16') where block = 'commune' limit 1`.execute(t.db)
    const stranger = await aPerson(t.db, { office: 'focal', unit: commune.rows[0]?.unit_id as number })
    expect(await findDirective(await p.on(stranger, day), issuedId)).toBeUndefined()
    expect((await get(app, `/api/v1/directives/${issuedId}`, await signIn(app, stranger))).status).toBe(404)
  })

  test('what SQL shows in lists is what the policy lets see', async () => {
    for (const person of [p.clerk, p.chairman, focal, head, itFocal, stationFocal]) {
      const ctx = await p.on(person, day)
      const { rows, total } = await listDirectives(ctx, { limit: 200, offset: 0 })
      const all = await sql<{ id: number }>`select id from directive order by id`.execute(t.db)
      const seen = []
      for (const { id } of all.rows) if (await findDirective(ctx, id)) seen.push(id)
      expect(rows.map((d) => d.id).sort((a, b) => a - b)).toEqual(seen)
      expect(total).toBe(seen.length)
      expect((await countDirectives(ctx, {})).reduce((n, c) => n + c.n, 0)).toBe(seen.length)
    }
  })
})

describe('answers', () => {
  const answer = async (person: TestPerson, number: string, today: string, check = false) => {
    const ctx = await p.on(person, today)
    const item = (await itemsOf(ctx, issuedId)).find((i) => i.number === number)
    const [task] = await taskLines(ctx, {
      instructionId: item?.instructionId as number,
      leadUnitId: person.unitId as number,
    })
    await actOnTask(ctx, task?.id as number, 'accept', {})
    await submitTask(ctx, task?.id as number, { documentNo: '9/BC', note: 'Xong' } as never)
    if (check) await actOnTask(await p.on(p.clerk, today), task?.id as number, 'complete', {})
    return task?.id as number
  }

  test('the grid equals the figures of the tasks, as a whole, by item, and for one unit', async () => {
    await answer(focal, '1', '2023-10-20', true)
    await answer(focal, '2', '2023-10-21')
    const ctx = await p.on(p.chairman, '2023-11-06')
    const grid = await gridOf(ctx, issuedId)
    const { counts } = await progress(ctx, { source: { kind: 'directive', id: issuedId } })
    expect(grid).toMatchObject({ of: 177, answered: 2, overdue: 2, unanswered: 42 })
    expect(grid.of).toBe(counts.assigned - counts.recalled)
    expect(grid.overdue).toBe(counts.openOverdue)
    expect(grid.items.map((item) => [item.number, item.answered, item.of, item.overdue])).toEqual([
      ['1', 1, 42, 0],
      ['2', 1, 42, 0],
      ['3', 0, 42, 0],
      ['4', 0, 2, 2],
      ['5', 0, 42, 0],
      ['6', 0, 7, 0],
    ])
    const row = grid.rows.find((r) => r.unitId === focal.unitId)
    expect(row).toMatchObject({ answered: 2, of: 5 })
    expect(row?.cells.map((c) => c?.state ?? null)).toEqual([
      'completed',
      'submitted',
      'issued',
      'issued',
      'issued',
      null,
    ])
    expect(row?.cells[3]).toMatchObject({ timeliness: 'overdue', daysLate: 8, dueOn: '2023-10-29' })
    expect(grid.rows.reduce((n, r) => n + r.of, 0)).toBe(177)
    expect(
      (await listDirectives(ctx, { words: '8867', state: 'issued', limit: 9, offset: 0 })).rows[0]?.answers,
    ).toEqual({ of: 177, answered: 2, overdue: 2 })
    expect(await directiveFigures(ctx, 2023)).toMatchObject({ directives: 1, overdue: 2 })
    const own = await gridOf(await p.on(focal, '2023-11-06'), issuedId)
    expect(own.rows.map((r) => r.unitId)).toEqual([focal.unitId])
  })

  test('one click reminds all who have not answered, on record; within four hours nobody twice', async () => {
    const ctx = await p.on(p.clerk, '2023-11-06')
    await expect(actions.remindAll(await p.on(focal, '2023-11-06'), issuedId)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const four = (await itemsOf(ctx, issuedId))[3]
    expect(await actions.remindAll(ctx, issuedId, { itemId: four?.id })).toEqual({
      reminded: 2,
      units: 2,
      skipped: [],
    })
    const rest = await actions.remindAll(ctx, issuedId)
    expect(rest).toMatchObject({ reminded: 173, units: 42 })
    expect(rest.skipped).toHaveLength(2)
    expect(rest.skipped[0]?.reason).toBe('reminded-lately')
    await expect(actions.remindAll(ctx, issuedId)).rejects.toMatchObject({ reason: 'reminded-lately' })
    expect(await findDirective(ctx, issuedId)).toMatchObject({ reminded: 2 })
  })

  test('an answer passes its stations in order, each with its own clock', async () => {
    const taskId = await answer(focal, '4', '2023-11-06')
    const route = async () => routeOf(await p.on(p.chairman, '2023-11-20'), issuedId)
    expect(await actions.openPassages(await p.on(p.clerk, '2023-11-06'))).toBe(1)
    expect(await actions.openPassages(await p.on(p.clerk, '2023-11-06'))).toBe(0)
    const [one, two] = await route()
    // five working days after Monday 6/11
    expect(one?.passages).toMatchObject([{ taskId, arrivedOn: '2023-11-06', dueOn: '2023-11-13', late: 7 }])
    const act = async (
      person: TestPerson,
      today: string,
      station: number | undefined,
      name: 'receive' | 'synthesise' | 'forward',
    ) => actions.actAtStation(await p.on(person, today), station as number, { act: name, taskIds: [] })
    await expect(act(focal, '2023-11-07', one?.id, 'receive')).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(act(stationFocal, '2023-11-07', one?.id, 'forward')).rejects.toMatchObject({
      reason: 'passage-not-received',
    })
    await act(stationFocal, '2023-11-07', one?.id, 'receive')
    await act(stationFocal, '2023-11-10', one?.id, 'synthesise')
    await act(stationFocal, '2023-11-15', one?.id, 'forward')
    await expect(act(itFocal, '2023-11-15', two?.id, 'synthesise')).rejects.toMatchObject({
      reason: 'passage-not-received',
    })
    await act(itFocal, '2023-11-16', two?.id, 'receive')
    const after = await route()
    expect(after[0]?.passages).toMatchObject([{ late: 2, forwardedOn: '2023-11-15' }])
    expect(after[1]?.passages).toMatchObject([{ arrivedOn: '2023-11-15', receivedOn: '2023-11-16', late: 0 }])
  })

  test('an answer that the checker rejects goes its way again from the first station, each with a new clock', async () => {
    const at = async (person: TestPerson, today: string) => p.on(person, today)
    const [one, two] = await routeOf(await at(p.chairman, '2023-11-20'), issuedId)
    const taskId = one?.passages[0]?.taskId as number
    const act = async (person: TestPerson, today: string, station: number, name: 'receive' | 'synthesise') =>
      actions.actAtStation(await at(person, today), station, { act: name, taskIds: [taskId] })
    await actOnTask(await at(p.clerk, '2023-11-21'), taskId, 'reject', { reason: 'Thiếu số liệu' })
    await expect(act(itFocal, '2023-11-21', two?.id as number, 'synthesise')).rejects.toMatchObject({
      reason: 'passage-ended',
    })
    expect(await actions.openPassages(await at(p.clerk, '2023-11-22'))).toBe(0)
    await submitTask(await at(focal, '2023-11-23'), taskId, {
      documentNo: '10/BC',
      note: 'Đã bổ sung',
    } as never)
    expect(await actions.openPassages(await at(p.clerk, '2023-11-23'))).toBe(1)
    expect(await actions.openPassages(await at(p.clerk, '2023-11-24'))).toBe(0)
    const route = await routeOf(await at(p.chairman, '2023-12-20'), issuedId)
    // the first round stands as it was: forwarded late by two days, given back at the second station
    expect(route[0]?.passages).toMatchObject([
      { answer: 1, late: 2, forwardedOn: '2023-11-15' },
      { answer: 2, arrivedOn: '2023-11-23', dueOn: '2023-11-30', receivedOn: null, late: 20 },
    ])
    expect(route[1]?.passages).toMatchObject([{ answer: 1, endedOn: '2023-11-21', late: 0 }])
    await act(stationFocal, '2023-11-24', one?.id as number, 'receive')
    await expect(act(itFocal, '2023-11-24', two?.id as number, 'receive')).rejects.toMatchObject({
      reason: 'passage-ended',
    })
    const told = await sql<{
      n: number
    }>`select count(*)::int as n from notification where person_id = ${stationFocal.id} and kind = 'directive-answers'`.execute(
      t.db,
    )
    expect(told.rows[0]?.n).toBe(2)
  })
})

test('how long a station has is the dated setting as it stood on the day of issue', async () => {
  const admin = await aPerson(t.db, { office: 'administrator', unit: p.provinceId })
  const change = async (value: number, from: string) =>
    changeSetting(await p.on(admin, '2023-10-01'), { key: 'directives.station-days', value, from } as never)
  await change(7, '2023-10-16')
  await change(3, '2023-10-17')
  const id = await anIssued(p, owing, '9002/UBND-TH')
  expect((await routeOf(await asChairman(), id)).map((s) => s.days)).toEqual([7, 7])
})

describe('letters', () => {
  test('a criticism needs overdue work; without a letterhead the documents room says so', async () => {
    const ctx = await p.on(p.clerk, '2023-11-06')
    const other = await p.unit('SYT')
    await expect(
      actions.draftLetter(ctx, issuedId, { unitId: other, kind: 'criticism' }),
    ).rejects.toMatchObject({ reason: 'nothing-overdue' })
    await expect(
      actions.draftLetter(ctx, issuedId, { unitId: owing[1] as number, kind: 'criticism' }),
    ).rejects.toMatchObject({ kind: 'input' })
  })

  test('drafted on the letterhead, signed and numbered, then on record of the tasks it names', async () => {
    const ctx = await p.on(p.clerk, '2023-11-06')
    const chair = await p.on(p.chairman, '2023-11-06')
    const second = await aPerson(t.db, { office: 'standing-clerk', unit: await p.unit('SNV') })
    await addLetterhead(ctx, {
      unitId: p.provinceId,
      agency: 'Ủy ban nhân dân tỉnh',
      symbol: 'UBND',
      place: 'Nghệ An',
    })
    await addSigner(ctx, { unitId: p.provinceId, mandateId: p.chairman.mandateId, authority: ['CHỦ TỊCH'] })
    const wish = { unitId: owing[1] as number, kind: 'criticism' as const }
    const { letterId, documentId } = await actions.draftLetter(ctx, issuedId, wish)
    const [line] = await lettersOf(ctx, issuedId)
    expect(line).toMatchObject({
      id: letterId,
      kind: 'criticism',
      state: 'draft',
      taskIds: [expect.any(Number)],
    })
    await expect(actions.settleLetter(ctx, letterId)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(actions.settleLetter(chair, letterId)).rejects.toMatchObject({ reason: 'letter-not-issued' })
    await sendForReview(ctx, documentId)
    await reviewDocument(await p.on(second, '2023-11-06'), documentId, { approve: true })
    await signDocument(chair, documentId)
    const { cited } = await issueDocument(ctx, documentId)
    expect(await actions.settleLetter(chair, letterId)).toMatchObject({ told: 1 })
    await expect(actions.settleLetter(chair, letterId)).rejects.toMatchObject({ reason: 'letter-settled' })
    const told = await sql<{
      document_no: string
    }>`select document_no from task_event where kind = 'letter'`.execute(t.db)
    expect(told.rows).toEqual([{ document_no: cited }])
  })
})

describe('lineage', () => {
  test('a received document is passed down once issued here: a draft with its items, both linked', async () => {
    const ctx = await asClerk()
    const { id } = await actions.draftFromFile(
      ctx,
      { origin: 'received', issuerName: 'Bộ Nội vụ', documentNo: '55/BNV' },
      dispatch.bytes,
      'a.md',
    )
    const child = await actions.passDown(ctx, id, {})
    const [up, down] = [await findDirective(ctx, id), await findDirective(ctx, child)]
    expect(up).toMatchObject({ state: 'passed-down' })
    expect(down).toMatchObject({ origin: 'made', parentId: id, items: 6, state: 'draft' })
    expect(await paragraphsOf(ctx, child)).toHaveLength(21)
    expect(await lineageOf(ctx, down as never)).toMatchObject([{ up: true, id }])
    expect(await lineageOf(ctx, up as never)).toMatchObject([{ up: false, id: child }])
    await expect(actions.passDown(ctx, child, {})).rejects.toMatchObject({ reason: 'not-received' })
  })
})

test('anIssued is a world builder others may use', async () => {
  const id = await anIssued(p, owing, '9001/UBND-TH')
  expect((await findDirective(await asClerk(), id))?.participantUnitIds).toHaveLength(42)
})
