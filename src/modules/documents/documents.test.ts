import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/action.ts'
import type { Config } from '#platform/config.ts'
import type { Day } from '#platform/day.ts'
import { type TestDb, testDb } from '#testing/db.ts'
import {
  aMandate,
  aPerson,
  aUnit,
  ctxFor,
  type TestPerson,
  type TestUnit,
  testConfig,
} from '#testing/world.ts'
import {
  addLetterhead,
  addSigner,
  attachSigned,
  continueSeries,
  draftDocument,
  editDocument,
  issueDocument,
  receiveDocument,
  reviewDocument,
  sendForReview,
  signDocument,
  withdrawDocument,
} from './actions.ts'
import { findDocument, listDocuments, pdfOf, readDocument, readFileBytes } from './facts.ts'

let t: TestDb
let config: Config
let folder = ''
let province: TestUnit
let health: TestUnit
let clerk: TestPerson
let other: TestPerson
let chair: TestPerson
let focal: TestPerson
let head: TestPerson
let stranger: TestPerson

const as = (person: TestPerson, today: Day = '2025-02-20') => ctxFor(t.db, person, { today, config })

beforeAll(async () => {
  t = await testDb()
  folder = await mkdtemp(join(tmpdir(), 'canhtan-documents-'))
  config = testConfig({ DATA_DIR: folder })
  province = await aUnit(t.db, { name: 'Tỉnh Nghệ An', kind: 'province' })
  const home = await aUnit(t.db, { name: 'Sở Nội vụ', parent: province.id })
  health = await aUnit(t.db, { name: 'Sở Y tế', parent: province.id })
  await sql`insert into setting (key, valid_from, value) values ('installation.unit', '2000-01-01', ${String(province.id)}::jsonb)`.execute(
    t.db,
  )
  clerk = await aPerson(t.db, { name: 'Lê Thị Hoa', office: 'standing-clerk', unit: home.id })
  other = await aPerson(t.db, { name: 'Trần Văn Bình', office: 'standing-clerk', unit: home.id })
  chair = await aPerson(t.db, { name: 'Nguyễn Đức Mẫu', office: 'chairman', unit: province.id })
  focal = await aPerson(t.db, { name: 'Phan Thị Lan', office: 'focal', unit: health.id })
  head = await aPerson(t.db, { name: 'Hồ Văn Nam', office: 'head', unit: health.id })
  const works = await aUnit(t.db, { name: 'Sở Xây dựng', parent: province.id })
  stranger = await aPerson(t.db, { name: 'Vũ Thị Xa', office: 'focal', unit: works.id })
  await addLetterhead(await as(clerk), {
    unitId: province.id,
    agency: 'Ủy ban nhân dân tỉnh',
    symbol: 'UBND',
    subSymbol: 'TH',
    place: 'Nghệ An',
    validFrom: '2020-01-01',
  })
  await addSigner(await as(clerk), {
    unitId: province.id,
    mandateId: chair.mandateId,
    authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    validFrom: '2020-01-01',
  })
  await addLetterhead(await as(focal), {
    unitId: health.id,
    parentAgency: 'Ủy ban nhân dân tỉnh Nghệ An',
    agency: 'Sở Y tế',
    symbol: 'SYT',
    place: 'Nghệ An',
    validFrom: '2020-01-01',
  })
  await addSigner(await as(focal), {
    unitId: health.id,
    mandateId: head.mandateId,
    authority: ['GIÁM ĐỐC'],
    validFrom: '2020-01-01',
  })
})
afterAll(async () => {
  await t.drop()
  await rm(folder, { recursive: true, force: true })
})

const text = 'Đến ngày 30/9/2023 đã hoàn thành 33/41 nhiệm vụ của Kế hoạch, đạt 80,49%.'
const aDraft = async (subject = 'Kết quả cải cách hành chính quý III') =>
  draftDocument(await as(clerk), {
    unitId: province.id,
    type: 'BC',
    subject,
    body: { addressees: ['Chính phủ'], body: [{ kind: 'paragraph', text }] },
    recipients: ['Như trên', 'Bộ Nội vụ'],
    source: { kind: 'plan', id: 7 },
  })

const signed = async (subject?: string) => {
  const id = await aDraft(subject)
  await sendForReview(await as(clerk), id)
  await reviewDocument(await as(other), id, { approve: true })
  await signDocument(await as(chair), id)
  return id
}
const issued = async (subject?: string, today: Day = '2025-02-20') => {
  const id = await signed(subject)
  return issueDocument(await as(clerk, today), id)
}
const pdfText = async (bytes: Uint8Array) =>
  (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text.replace(/\s+/g, ' ')

describe('signing as offices do it', () => {
  test('drafted, reviewed, signed, numbered by different people, each step on record', async () => {
    const done = await issued()
    expect(done).toMatchObject({ number: 1, symbol: 'BC-UBND', cited: '01/BC-UBND', issuedOn: '2025-02-20' })
    const read = await readDocument(await as(stranger), done.id)
    expect(read?.steps.map((s) => [s.kind, s.person])).toEqual([
      ['drafted', 'Lê Thị Hoa'],
      ['sent-for-review', 'Lê Thị Hoa'],
      ['approved', 'Trần Văn Bình'],
      ['signed', 'Nguyễn Đức Mẫu'],
      ['issued', 'Lê Thị Hoa'],
    ])
    expect(read?.document.signerName).toBe('Nguyễn Đức Mẫu')
    const pdf = read?.files.find((f) => f.kind === 'pdf')
    const words = await pdfText(await readFileBytes(config, { hash: pdf?.hash ?? '' }))
    expect(words).toContain('Số: 01/BC-UBND')
    expect(words).toContain('Nghệ An, ngày 20 tháng 02 năm 2025')
    expect(words).toContain('33/41')
    expect(words).toContain('Nguyễn Đức Mẫu')
    expect(read?.files.map((f) => f.name)).toEqual(['01-BC-UBND Báo cáo.docx', '01-BC-UBND Báo cáo.pdf'])
  })

  test('nobody reviews their own draft, nobody signs for another, nobody skips a step', async () => {
    const id = await aDraft('Một dự thảo')
    await sendForReview(await as(clerk), id)
    await expect(reviewDocument(await as(clerk), id, { approve: true })).rejects.toMatchObject({
      reason: 'own-draft',
    })
    await expect(signDocument(await as(chair), id)).rejects.toMatchObject({ reason: 'document-not-in-state' })
    await expect(issueDocument(await as(clerk), id)).rejects.toMatchObject({
      reason: 'document-not-in-state',
    })
    await expect(reviewDocument(await as(other), id, { approve: false })).rejects.toMatchObject({
      reason: 'note-missing',
    })
    await reviewDocument(await as(other), id, { approve: false, note: 'Sửa số liệu' })
    await sendForReview(await as(clerk), id)
    await reviewDocument(await as(other), id, { approve: true })
    await expect(signDocument(await as(other), id)).rejects.toMatchObject({ kind: 'forbidden' })
    await withdrawDocument(await as(clerk), id, 'Không cần nữa')
    await expect(signDocument(await as(chair), id)).rejects.toMatchObject({ reason: 'document-not-in-state' })
  })

  test('a deputy signs in the place of the signer', async () => {
    const vice = await aPerson(t.db, { name: 'Bùi Thị Phó' })
    await aMandate(t.db, vice.id, {
      office: 'chairman',
      unit: province.id,
      deputyOf: chair.mandateId ?? 0,
      to: '2025-12-31',
    })
    const id = await aDraft()
    await sendForReview(await as(clerk), id)
    await reviewDocument(await as(other), id, { approve: true })
    const elsewhere = await aPerson(t.db, { name: 'Bùi Thị Khác' })
    const otherOffice = await aMandate(t.db, chair.id, { office: 'committee-chair', unit: province.id })
    await aMandate(t.db, elsewhere.id, {
      office: 'committee-chair',
      unit: province.id,
      deputyOf: otherOffice,
      to: '2025-12-31',
    })
    await expect(signDocument(await as(elsewhere), id)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await signDocument(await as(vice), id)).toMatchObject({ state: 'signed' })
    await expect(editDocument(await as(clerk), id, { type: 'BC', subject: 'Khác' })).rejects.toMatchObject({
      reason: 'document-not-in-state',
    })
    await withdrawDocument(await as(clerk), id, 'thử')
  })

  test('a draft is seen by its unit, once sent by the standing agency, issued by all', async () => {
    const id = await draftDocument(await as(focal), {
      unitId: health.id,
      type: 'CV',
      subject: 'xin ý kiến',
      body: { body: [{ kind: 'paragraph', text: 'Kính đề nghị cho ý kiến.' }] },
    })
    const seenBy = async () =>
      Promise.all(
        [head, clerk, chair, stranger].map(async (p) => (await findDocument(await as(p), id)) !== undefined),
      )
    expect(await seenBy()).toEqual([true, false, false, false])
    await expect(sendForReview(await as(stranger), id)).rejects.toMatchObject({ kind: 'missing' })
    await sendForReview(await as(focal), id)
    expect(await seenBy()).toEqual([true, true, true, false])
    await reviewDocument(await as(head), id, { approve: true })
    await signDocument(await as(head), id)
    expect(await issueDocument(await as(focal), id)).toMatchObject({ cited: '01/SYT' })
    expect(await seenBy()).toEqual([true, true, true, true])
  })

  test('two people editing one draft: the second is told', async () => {
    const id = await aDraft()
    const wish = { type: 'BC', subject: 'Lần một' }
    expect(await editDocument(await as(clerk), id, wish, 1)).toMatchObject({ version: 2 })
    await expect(editDocument(await as(other), id, { ...wish, subject: 'Lần hai' }, 1)).rejects.toMatchObject(
      {
        reason: 'changed-meanwhile',
      },
    )
    expect(await findDocument(await as(clerk), id)).toMatchObject({
      subject: 'Lần một',
      recipients: ['Như trên', 'Bộ Nội vụ'],
    })
  })

  test('without a letterhead the draft is refused at its field', async () => {
    const bare = await aUnit(t.db, { parent: province.id })
    const one = await aPerson(t.db, { office: 'focal', unit: bare.id })
    await expect(
      draftDocument(await as(one), { unitId: bare.id, type: 'BC', subject: 'x', body: { body: [] } }),
    ).rejects.toMatchObject({
      kind: 'input',
      fields: [{ field: 'letterheadId', reason: 'letterhead-missing' }],
    })
  })
})

describe('the register', () => {
  test('two clerks numbering at once give consecutive numbers, a rollback leaves no gap', async () => {
    const ids = [await signed('a'), await signed('b'), await signed('c'), await signed('d')]
    const [last] = (
      await sql<{
        last_number: number
      }>`select last_number from document_series where unit_id = ${province.id} and year = 2025`.execute(t.db)
    ).rows
    const before = last?.last_number ?? 0
    await expect(
      issueDocument(await as(clerk, '2025-02-20'), ids[0] ?? 0, { on: '2025-02-19' }),
    ).rejects.toMatchObject({
      reason: 'issue-before-signature',
    })
    await expect(
      inTransaction(await as(clerk), async (ctx) => {
        await issueDocument(ctx, ids[0] ?? 0)
        throw new Error('the power went')
      }),
    ).rejects.toThrow('the power went')
    const ctxs = [await as(clerk), await as(other), await as(clerk), await as(other)]
    const done = await Promise.all(ids.map((id, i) => issueDocument(ctxs[i] as never, id)))
    expect(done.map((d) => d.number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4].map((n) => before + n))
  })

  test('an issued document stays as it is, even for SQL', async () => {
    const { id } = await issued()
    for (const change of [
      sql`update official_document set subject = 'khác' where id = ${id}`,
      sql`update official_document set state = 'draft' where id = ${id}`,
      sql`update official_document set recipients = '{}' where id = ${id}`,
      sql`delete from official_document where id = ${id}`,
      sql`update document_step set note = 'x' where document_id = ${id}`,
    ])
      await expect(change.execute(t.db)).rejects.toThrow(/immutable|only ever added/)
    await expect(withdrawDocument(await as(clerk), id, 'nhầm')).rejects.toMatchObject({
      reason: 'document-not-in-state',
    })
  })

  test('a mistake is corrected by a new document, told at both', async () => {
    const wrong = await issued('Có lỗi')
    const id = await draftDocument(await as(clerk), {
      unitId: province.id,
      type: 'BC',
      subject: 'Đính chính',
      body: { body: [{ kind: 'paragraph', text: 'Đính chính.' }] },
      correctsId: wrong.id,
    })
    await sendForReview(await as(clerk), id)
    await reviewDocument(await as(chair), id, { approve: true })
    await signDocument(await as(chair), id)
    const right = await issueDocument(await as(clerk), id)
    const { rows } = await listDocuments(
      await as(stranger),
      { tab: 'out', year: 2025, q: 'co loi' },
      { limit: 10, offset: 0 },
    )
    expect(rows).toMatchObject([{ id: wrong.id, correctedBy: right.cited }])
    await expect(
      draftDocument(await as(clerk), {
        unitId: province.id,
        type: 'BC',
        subject: 'x',
        body: { body: [] },
        correctsId: await aDraft(),
      }),
    ).rejects.toMatchObject({ reason: 'corrects-unissued' })
  })

  test('a new year begins with 01, a number found by how people write it', async () => {
    const done = await issued('Năm mới', '2026-01-05')
    expect(done.cited).toBe('01/BC-UBND')
    const { rows } = await listDocuments(
      await as(stranger),
      { tab: 'out', year: 2026, q: '1/bc' },
      { limit: 10, offset: 0 },
    )
    expect(rows.map((r) => r.id)).toEqual([done.id])
  })

  test('a series goes on from paper, once', async () => {
    const unit = await aUnit(t.db, { parent: province.id })
    const one = await aPerson(t.db, { office: 'focal', unit: unit.id })
    const wish = { unitId: unit.id, lastNumber: 41, lastOn: '2025-02-10' }
    await continueSeries(await as(one), wish)
    await expect(continueSeries(await as(one), wish)).rejects.toMatchObject({ reason: 'series-begun' })
    await expect(continueSeries(await as(stranger), wish)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  test('what comes in takes an arrival number, and is answered by what goes out', async () => {
    const wish = {
      unitId: province.id,
      type: 'CV',
      subject: 'Đôn đốc báo cáo cải cách hành chính',
      issuerName: 'Bộ Nội vụ',
      cited: '123/BNV-CCHC',
      issuedOn: '2025-02-17',
      dueOn: '2025-02-28',
      toPlaces: ['Sở Nội vụ'],
    }
    const came = await receiveDocument(await as(clerk), wish)
    expect(came.arrivalNumber).toBe(1)
    await expect(receiveDocument(await as(focal), wish)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(receiveDocument(await as(clerk), { ...wish, issuedOn: '2025-02-21' })).rejects.toMatchObject(
      { reason: 'arrival-day' },
    )
    const id = await draftDocument(await as(clerk), {
      unitId: province.id,
      type: 'CV',
      subject: 'trả lời',
      body: { body: [{ kind: 'paragraph', text: 'Trả lời.' }] },
      replyToId: came.id,
    })
    await sendForReview(await as(clerk), id)
    await reviewDocument(await as(other), id, { approve: true })
    await signDocument(await as(chair), id)
    const reply = await issueDocument(await as(clerk), id)
    expect(reply.cited).toMatch(/^\d\d\/UBND-TH$/)
    const { rows } = await listDocuments(await as(clerk), { tab: 'in', year: 2025 }, { limit: 10, offset: 0 })
    expect(rows).toMatchObject([{ id: came.id, cited: '123/BNV-CCHC', answeredBy: reply.cited }])
    const administrator = await aPerson(t.db, { office: 'administrator', unit: province.id })
    for (const who of [stranger, administrator])
      expect(await findDocument(await as(who), came.id)).toBeUndefined()
  })
})

describe('the signed copy', () => {
  const copyOf = async (id: number, change: (doc: never) => object = (doc) => doc) => {
    const doc = await findDocument(await as(clerk), id)
    return { bytes: await pdfOf(change(doc?.body as never) as never), name: 'da-ky.pdf' }
  }

  test('the very text agrees', async () => {
    const { id } = await issued()
    const match = await attachSigned(await as(clerk), id, await copyOf(id))
    expect(match).toMatchObject({ agrees: true, number: true, date: true, added: 0 })
    expect(match.words).toBe(match.ofWords)
  })

  test('one changed figure is found, and taken only with a reason', async () => {
    const { id } = await issued()
    const changed = await copyOf(id, (doc: { body: object }) => ({
      ...doc,
      body: [{ kind: 'paragraph', text: text.replace('33/41', '34/41') }],
    }))
    await expect(attachSigned(await as(clerk), id, changed)).rejects.toMatchObject({
      reason: 'signed-differs',
      facts: { differences: expect.stringContaining('“33/41” → “34/41”') },
    })
    await attachSigned(await as(clerk), id, changed, { reason: 'Bản giấy đã sửa tay, có xác nhận' })
    const read = await readDocument(await as(clerk), id)
    expect(read?.signed).toMatchObject([{ agrees: false, reason: 'Bản giấy đã sửa tay, có xác nhận' }])
  })

  test('a copy of another document is far off', async () => {
    const { id } = await issued()
    const far = {
      bytes: await pdfOf({
        ...((await findDocument(await as(clerk), id))?.body as never as object),
        number: 99,
        date: '2025-01-01',
        body: [],
      } as never),
      name: 'a.pdf',
    }
    await expect(attachSigned(await as(clerk), id, far)).rejects.toMatchObject({ reason: 'signed-differs' })
    await expect(attachSigned(await as(stranger), id, far)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
