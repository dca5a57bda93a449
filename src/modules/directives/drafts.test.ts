import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guest } from '#platform/context.ts'
import { aUnit, get, signIn } from '#testing/world.ts'
import { uploadFile } from '../documents/actions.ts'
import * as actions from './actions.ts'
import { findDirective, itemsOf, paragraphsOf } from './facts.ts'
import { itemInput } from './input.ts'
import { aHouse, aReadyDraft, day, dispatch, type House, typed } from './world.ts'

let { t, app, p, focal, head, itFocal, owing, asClerk, asChairman } = {} as House

beforeAll(async () => {
  ;({ t, app, p, focal, head, itFocal, owing, asClerk, asChairman } = await aHouse())
})
afterAll(() => t.drop())

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
