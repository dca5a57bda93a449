import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guest } from '#platform/context.ts'
import { testClock } from '#testing/clock.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import { aPerson, aUnit, get, signIn, type TestApp, type TestPerson, testApp } from '#testing/world.ts'
import {
  addLetterhead,
  addSigner,
  issueDocument,
  reviewDocument,
  sendForReview,
  signDocument,
  uploadFile,
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
import { itemInput, type NewItemInput, newItemInput } from './input.ts'
import { anIssued, aProvince, aReadyDraft, dispatch, type Province } from './world.ts'

let t: TestDb
let app: TestApp
let p: Province
let focal: TestPerson
let stationFocal: TestPerson
let itFocal: TestPerson
let head: TestPerson
let issuedId: number
let owing: number[]

beforeAll(async () => {
  t = await testDb()
  app = testApp(t.db, testClock('2023-11-06'))
  p = await aProvince(t.db)
  const [justice, home, it] = [await p.unit('STP'), await p.unit('SNV'), await p.unit('STTTT')]
  focal = await aPerson(t.db, { office: 'focal', unit: justice })
  head = await aPerson(t.db, { office: 'head', unit: justice })
  stationFocal = await aPerson(t.db, { office: 'focal', unit: home })
  itFocal = await aPerson(t.db, { office: 'focal', unit: it })
  owing = [justice, await p.unit('SXD')]
})
afterAll(() => t.drop())

const day = '2023-10-16'
const asClerk = () => p.on(p.clerk, day)
const asChairman = () => p.on(p.chairman, day)

describe('a dispatch is read into a draft', () => {
  test('six items, all paragraphs accounted for, the head filled from the document', async () => {
    const ctx = await asClerk()
    const read = await actions.draftFromFile(ctx, { origin: 'made' }, dispatch.bytes, dispatch.name)
    expect(read).toMatchObject({ items: 6, paragraphs: 21, uncovered: 0, findings: [] })
    expect(await findDirective(ctx, read.id)).toMatchObject({
      state: 'draft',
      provincial: true,
      documentNo: '8867/UBND-TH',
      code: '8867',
      issuedOn: '2023-10-16',
      defaultResponse: ['report'],
      items: 6,
    })
    const items = await itemsOf(ctx, read.id)
    expect(items.map((item) => item.number)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(items[3]).toMatchObject({
      deadlineKind: 'day',
      deadlineOn: '2023-10-30',
      deadlineReading: 'strict',
      deadlineText: 'trước ngày 30/10/2023',
      response: ['report', 'explanation'],
      recipients: [{ kind: 'condition', resolvedUnitIds: null }],
    })
    expect(items[3]?.routeUnitIds).toEqual([await p.unit('SNV'), await p.unit('STTTT')])
    expect(items[5]?.recipients.map((r) => r.unitId)).not.toContain(null)
    expect(items[5]?.recipients).toHaveLength(7)
    const fates = (await paragraphsOf(ctx, read.id)).map((q) => q.fate)
    expect(fates.filter((f) => f === 'item')).toHaveLength(6)
  })

  test('names of no unit stay beside the item and keep it from being confirmed', async () => {
    const ctx = await asClerk()
    const text =
      'Kính gửi: Các sở, ban, ngành cấp tỉnh;\n\n1. Giao Sở Ma Quái chủ trì báo cáo kết quả trước ngày 30/10/2023.\n'
    const read = await actions.draftFromFile(
      ctx,
      { origin: 'made', subject: 'Thử', issuerName: 'UBND tỉnh' },
      new TextEncoder().encode(text),
      'a.txt',
    )
    expect(read.findings).toContainEqual(
      expect.objectContaining({ name: expect.stringContaining('Sở Ma Quái') }),
    )
    const [item] = await itemsOf(ctx, read.id)
    await expect(actions.confirmItems(ctx, read.id, [item?.id as number])).rejects.toMatchObject({
      kind: 'rule',
      reason: 'names-unmatched',
    })
  })

  test('what is no document is refused in words', async () => {
    await expect(
      actions.draftFromFile(await asClerk(), { origin: 'made' }, new Uint8Array(), 'a.docx'),
    ).rejects.toMatchObject({ kind: 'input', reason: 'directive-refused', facts: { why: 'empty' } })
  })
})

describe('the draft is corrected by a person', () => {
  let id: number
  const items = async () => itemsOf(await asClerk(), id)
  const itemNo = async (number: string) =>
    (await items()).find((item) => item.number === number)?.id as number
  beforeAll(async () => {
    id = (await actions.draftFromFile(await asClerk(), { origin: 'made' }, dispatch.bytes, dispatch.name)).id
  })

  test('an open condition keeps an item from being confirmed until units are named', async () => {
    const ctx = await asClerk()
    const four = await itemNo('4')
    await expect(actions.confirmItems(ctx, id, [four])).rejects.toMatchObject({ reason: 'condition-open' })
    await expect(actions.resolveCondition(ctx, four, { unitIds: [99_999_999] })).rejects.toMatchObject({
      reason: 'unit-unknown',
    })
    expect(await actions.resolveCondition(ctx, four, { unitIds: owing })).toEqual(owing)
    await actions.confirmItems(ctx, id, [four])
    expect((await items())[3]).toMatchObject({ confirmed: true, confirmedBy: 'Chuyên viên Thử' })
  })

  test('a split keeps every word, stands beside its origin, and must be confirmed anew', async () => {
    const ctx = await asClerk()
    const three = await itemNo('3')
    await expect(actions.splitItem(ctx, three, ['Thực hiện nghiêm', 'tăng cường'])).rejects.toMatchObject({
      reason: 'split-loses-words',
    })
    const text = (await items())[2]?.text as string
    const at = text.indexOf(';')
    await actions.splitItem(ctx, three, [text.slice(0, at), text.slice(at)])
    const after = await items()
    expect(after.map((item) => item.number)).toEqual(['1', '2', '3', '3', '4', '5', '6'])
    expect(after[3]?.recipients).toHaveLength(2)
    await actions.mergeItems(ctx, id, [after[2]?.id as number, after[3]?.id as number])
    expect((await items()).map((item) => item.number)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect((await items())[2]?.recipients).toHaveLength(2)
    await expect(actions.mergeItems(ctx, id, [await itemNo('3'), await itemNo('4')])).rejects.toMatchObject({
      reason: 'deadlines-differ',
    })
  })

  test('an item taken out leaves its paragraph uncovered; it is taken up by hand or marked with why', async () => {
    const ctx = await asClerk()
    await actions.removeItem(ctx, await itemNo('2'))
    const open = (await paragraphsOf(ctx, id)).find((q) => q.fate === 'uncovered')
    expect(open?.text).toContain('Đẩy mạnh tuyên truyền')
    await expect(actions.sendDraft(ctx, id)).rejects.toMatchObject({ reason: 'paragraphs-uncovered' })
    const no = open?.no as number
    await actions.markParagraph(ctx, id, no, 'Đã giao ở kế hoạch tuyên truyền')
    expect((await paragraphsOf(ctx, id))[no - 1]).toMatchObject({
      fate: 'no-work',
      byPerson: true,
      markedBy: 'Chuyên viên Thử',
    })
    await expect(actions.markParagraph(ctx, id, 10, 'vì thế')).rejects.toMatchObject({
      reason: 'paragraph-is-item',
    })
    await actions.addItem(
      ctx,
      id,
      typed({ paragraph: no, number: '2', text: open?.text as string, groups: ['all-departments'] }),
    )
    const added = (await items())[1]
    expect(added).toMatchObject({ number: '2', response: ['report'], evidence: { paragraph: no } })
    expect((await paragraphsOf(ctx, id))[no - 1]).toMatchObject({ fate: 'item' })
  })

  test('typed units must stand; a wrong form names its fields; an old version is told so', async () => {
    const ctx = await asClerk()
    const two = await itemNo('2')
    await expect(
      actions.saveItem(ctx, two, typed({ text: 'Làm', leadUnitIds: [99_999_999] })),
    ).rejects.toMatchObject({
      reason: 'unit-unknown',
    })
    await expect(actions.saveItem(ctx, two, typed({ text: 'Làm', version: 1 }))).rejects.toMatchObject({
      reason: 'changed-meanwhile',
    })
    await expect(actions.saveItem(ctx, two, typed({ text: 'Làm', confirm: true }))).rejects.toMatchObject({
      reason: 'result-missing',
    })
    expect(itemInput.safeParse({ text: 'Làm', deadlineKind: 'day' }).success).toBe(false)
  })

  test('recurring work needs a period and a day that can be counted out', async () => {
    const ctx = await asClerk()
    const wish = {
      text: 'Báo cáo hằng tháng',
      deadlineKind: 'recurring',
      every: 'month',
      everyDay: 15,
      leadUnitIds: [owing[0] as number],
      response: ['report'],
      confirm: true,
    }
    await actions.saveItem(ctx, await itemNo('1'), typed(wish))
    expect((await items())[0]).toMatchObject({ confirmed: true, recurrence: { every: 'month', day: 15 } })
  })
})

/** A form as a person sends it. */
const typed = (fields: object): NewItemInput => newItemInput.parse({ deadlineKind: 'none', ...fields })

describe('who may', () => {
  test('a guest, a focal officer and a stranger may not; what one may not see is not found', async () => {
    const id = await aReadyDraft(p, owing, '1/CV')
    const asFocal = await p.on(focal, day)
    await expect(
      actions.draftDirective({ ...asFocal, actor: guest }, {
        origin: 'made',
        issuerName: 'x',
        subject: 'y',
      } as never),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await findDirective(asFocal, id)).toBeUndefined()
    await expect(actions.sendDraft(asFocal, id)).rejects.toMatchObject({ kind: 'missing' })
    await expect(actions.markParagraph(asFocal, id, 1, 'x')).rejects.toMatchObject({ kind: 'missing' })
    for (const path of [`/api/v1/directives/${id}`, `/api/v1/directives/${id}/grid`])
      expect((await get(app, path, await signIn(app, focal))).status).toBe(404)
    expect((await get(app, '/api/v1/directives')).status).toBe(401)
  })

  test("nobody puts another's upload into a draft of their own, and so nobody reads it there", async () => {
    const asHead = await p.on(head, day)
    const file = { bytes: dispatch.bytes, name: dispatch.name }
    const [foreign, own] = [await uploadFile(await asClerk(), file), await uploadFile(asHead, file)]
    const wish = (fileId: number) =>
      ({ origin: 'received', issuerName: 'Bộ Thử', subject: 'Tệp đến', fileId }) as const
    for (const fileId of [foreign.id, 999_999])
      await expect(actions.draftDirective(asHead, wish(fileId))).rejects.toMatchObject({
        kind: 'missing',
        reason: 'file',
      })
    const id = await actions.draftDirective(asHead, wish(own.id))
    expect((await findDirective(asHead, id))?.fileId).toBe(own.id)
  })

  test('the clerk drafts and sends, but does not issue; the issuer is told and may give it back', async () => {
    const id = await aReadyDraft(p, owing, '2/CV')
    const version = async () => (await findDirective(await asClerk(), id))?.version as number
    const wish = async () => ({ documentNo: '2/CV', issuedOn: day, version: await version() })
    await expect(actions.issueDirective(await asClerk(), id, await wish())).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await actions.sendDraft(await asClerk(), id)
    await expect(actions.sendDraft(await asClerk(), id)).rejects.toMatchObject({ reason: 'already-sent' })
    const told = await sql<{
      n: number
    }>`select count(*)::int as n from notification where person_id = ${p.chairman.id}`.execute(t.db)
    expect(told.rows[0]?.n).toBe(1)
    await actions.returnDraft(await asChairman(), id, 'Bổ sung nơi nhận')
    expect((await findDirective(await asClerk(), id))?.state).toBe('draft')
  })

  test("a head gives work to units below in the unit's own directive; nobody else sees its draft", async () => {
    const division = await aUnit(t.db, {
      name: 'Phòng Hành chính tư pháp thử',
      parent: await p.unit('STP'),
      kind: 'division',
    })
    const asHead = await p.on(head, day)
    const id = await actions.draftDirective(asHead, {
      origin: 'made',
      issuerName: 'Sở Tư pháp',
      subject: 'Giao phòng',
    } as never)
    expect(await findDirective(await asClerk(), id)).toBeUndefined()
    expect(await findDirective(await p.on(itFocal, day), id)).toBeUndefined()
    await actions.addItem(
      asHead,
      id,
      typed({ text: 'Rà soát hồ sơ', response: ['report'], leadUnitIds: [division.id], confirm: true }),
    )
    const version = (await findDirective(asHead, id))?.version as number
    await expect(
      actions.issueDirective(await p.on(focal, day), id, { documentNo: '7/CV-STP', issuedOn: day, version }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    const [given] = await actions.issueDirective(asHead, id, {
      documentNo: '7/CV-STP',
      issuedOn: day,
      version,
    })
    expect(given?.tasks).toMatchObject([{ code: '7-(1)', leadUnitId: division.id }])
  })
})

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
    expect(await directiveFigures(ctx, 2023)).toMatchObject({ directives: 2, overdue: 2 })
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
