import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults } from '#testing/html.ts'
import { get, post, postApi, type TestPerson } from '#testing/world.ts'
import { anOffice, type Office } from './world.ts'

let office: Office
let t: Office['t']
let app: Office['app']
let unit: Office['unit']
let clerkPerson: TestPerson
let headPerson: TestPerson
let [clerk, head, chair, stranger] = ['', '', '', '']

beforeAll(async () => {
  office = await anOffice()
  ;({ t, app, unit } = office)
  ;({ clerk: clerkPerson, head: headPerson } = office.people)
  ;({ clerk, head, chair, stranger } = office.cookies)
})
afterAll(() => office.close())

type Json = Record<string, unknown>
const call = async (
  path: string,
  body: object,
  cookie: string,
  key?: string,
): Promise<{ status: number; json: Json & { error: Json } }> => {
  const answer = await postApi(app, path, body, cookie, key)
  return { status: answer.status, json: (await answer.json()) as Json & { error: Json } }
}
const letterhead = () => ({
  unitId: unit.id,
  agency: 'Sở Y tế',
  symbol: 'SYT',
  place: 'Nghệ An',
  validFrom: '2020-01-01',
})
const text = 'I. KẾT QUẢ\n1. Đã hoàn thành 33/41 nhiệm vụ.\nSTT\tNhiệm vụ\n1\tRà soát thủ tục'
const draft = (more: Json = {}) => ({
  unitId: unit.id,
  type: 'BC',
  subject: 'Kết quả quý I',
  text,
  recipients: 'Như trên',
  ...more,
})
const versionOf = async (id: unknown) =>
  ((await (await get(app, `/api/v1/documents/${id}`, clerk)).json()) as Json).version

/** What a person has been told, newest first. */
const toldTo = async (person: TestPerson): Promise<string[]> => {
  const rows = await sql<{ vi: string }>`
    select facts->>'vi' as vi from notification where person_id = ${person.id} order by id desc`.execute(t.db)
  return rows.rows.map((row) => row.vi)
}

describe('the papers of a unit are shaped by those who draft on them', () => {
  test('not by whoever stands above the unit: page and form say the same', async () => {
    const page = await get(app, `/documents/papers?unit=${unit.id}`, chair)
    const asForm = Object.fromEntries(Object.entries(letterhead()).map(([k, v]) => [k, String(v)]))
    expect(page.status).toBe(404)
    expect((await post(app, '/documents/papers/letterheads', asForm, chair)).status).toBe(403)
    expect((await call('/documents/papers/letterheads', letterhead(), chair)).status).toBe(403)
    expect((await call('/documents', draft(), chair)).json.error.kind).toBe('forbidden')
    expect((await get(app, `/documents/papers?unit=${unit.id}`, head)).status).toBe(200)
  })

  test('over the API: added, listed, ended; bad ones refused by field', async () => {
    expect((await call('/documents', draft(), clerk)).json.error).toMatchObject({
      kind: 'input',
      fields: [{ field: 'letterheadId' }],
    })
    expect((await call('/documents/papers/letterheads', letterhead(), clerk)).status).toBe(201)
    const wish = {
      unitId: unit.id,
      mandateId: headPerson.mandateId,
      authority: 'GIÁM ĐỐC',
      validFrom: '2020-01-01',
    }
    const signer = await call('/documents/papers/signers', wish, clerk)
    expect(signer.status).toBe(201)
    const again = await call('/documents/papers/signers', wish, clerk)
    expect((await call(`/documents/papers/signers/${again.json.id}/end`, {}, stranger)).status).toBe(404)
    const list = { unitId: unit.id, name: 'Đơn vị trực thuộc', entries: 'Bệnh viện A\nBệnh viện B' }
    expect((await call('/documents/papers/lists', list, clerk)).status).toBe(201)
    const papers = await (await get(app, '/api/v1/documents/papers', clerk)).json()
    expect(papers).toMatchObject({
      letterheads: [{ symbol: 'SYT' }],
      signers: [{}, {}],
      lists: [{ entries: ['Bệnh viện A', 'Bệnh viện B'] }],
    })
    expect(await (await get(app, '/api/v1/documents/papers', stranger)).json()).toMatchObject({
      letterheads: [],
    })
  })
})

describe('from draft to issue over the API', () => {
  test('every step, once for its key, by who may; the next one and the drafter are told', async () => {
    const made = await call('/documents', draft({ subject: 'Báo cáo qua API' }), clerk, 'k-1')
    expect(made.status).toBe(201)
    const { id } = made.json
    expect((await call('/documents', draft({ subject: 'Báo cáo qua API' }), clerk, 'k-1')).json.id).toBe(id)
    expect((await call('/documents', draft({ subject: 'Khác' }), clerk, 'k-1')).json.error.reason).toBe(
      'idempotency-key-reused',
    )
    const version = await versionOf(id)
    const wording = await call(
      `/documents/${id}/wording`,
      { ...draft({ subject: 'Báo cáo đã sửa' }), version },
      clerk,
    )
    expect(wording.json).toMatchObject({ state: 'draft', version: 2 })
    expect((await call(`/documents/${id}/wording`, { ...draft(), version }, clerk)).json.error).toMatchObject(
      { kind: 'rule', reason: 'changed-meanwhile' },
    )
    const step = async (noun: string, cookie: string, more: Json = {}, key?: string) =>
      call(`/documents/${id}/${noun}`, { version: await versionOf(id), ...more }, cookie, key)
    expect((await step('sending', stranger)).status).toBe(404)
    expect((await step('sending', clerk)).json.state).toBe('in-review')
    expect((await toldTo(headPerson))[0]).toBe('Dự thảo chờ xem xét: Báo cáo đã sửa')
    expect((await step('return', head, { note: '' })).status).toBe(422)
    expect((await step('return', head, { note: 'Thiếu số liệu' })).json.state).toBe('returned')
    expect((await toldTo(clerkPerson))[0]).toBe('Dự thảo bị trả lại: Báo cáo đã sửa. Lý do: Thiếu số liệu')
    await step('sending', clerk)
    expect((await step('approval', clerk)).json.error).toMatchObject({ reason: 'own-draft' })
    await step('approval', head)
    expect((await step('signature', clerk)).status).toBe(403)
    const signed = { version: await versionOf(id) }
    for (const _ of [1, 2])
      expect((await call(`/documents/${id}/signature`, signed, head, 'sign-1')).json).toMatchObject({
        state: 'signed',
      })
    expect((await toldTo(clerkPerson)).slice(0, 2).sort()).toEqual([
      'Văn bản bạn soạn đã được ký: Báo cáo đã sửa',
      'Văn bản đã ký, chờ cấp số: Báo cáo đã sửa',
    ])
    expect((await step('issuance', clerk)).json).toMatchObject({ cited: '01/BC-SYT', state: 'issued' })
    expect((await step('withdrawal', clerk, { note: 'Nhầm' })).json.error.reason).toBe(
      'document-not-in-state',
    )
    const whole = (await (await get(app, `/api/v1/documents/${id}`, stranger)).json()) as {
      files: { id: number; kind: string }[]
      body: { body: { kind: string }[] }
    }
    expect(whole.body.body.map((block) => block.kind)).toEqual(['heading', 'item', 'table'])
    const pdf = whole.files.find((file) => file.kind === 'pdf')?.id
    const bytes = await (await get(app, `/documents/${id}/files/${pdf}`, clerk)).arrayBuffer()
    const file = { name: 'da-ky.pdf', content: Buffer.from(bytes).toString('base64') }
    expect((await call(`/documents/${id}/signed-file`, { file }, stranger)).status).toBe(403)
    expect((await call(`/documents/${id}/signed-file`, { file }, clerk)).json).toMatchObject({ agrees: true })
  })

  test.each<[string, unknown, string]>([
    ['no base64', { name: 'a.pdf', content: 'không phải' }, 'not-base64'],
    [
      'a program',
      { name: 'a.pdf', content: Buffer.from('MZ\u0090'.repeat(50), 'latin1').toString('base64') },
      'file-',
    ],
    ['nothing', { name: 'a.pdf', content: '' }, 'required'],
  ])('%s for the file of what came in is refused by its field', async (_, file, reason) => {
    const wish = {
      unitId: unit.id,
      type: 'CV',
      subject: 'Đôn đốc',
      issuerName: 'Bộ Nội vụ',
      cited: '123/BNV-CCHC',
      issuedOn: '2025-02-17',
    }
    const refused = await call('/documents/received', { ...wish, file }, clerk)
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.json)).toContain(reason)
    if (reason === 'required') {
      const content = Buffer.from('Công văn').toString('base64')
      const came = await call('/documents/received', { ...wish, file: { name: 'a.txt', content } }, clerk)
      expect(came).toMatchObject({ status: 201, json: { arrivalNumber: 1 } })
    }
  })
})

describe('the form of a draft', () => {
  test('a preview shows headings and tables, keeps what was typed, and saves nothing', async () => {
    const fields = { unitId: String(unit.id), type: 'BC', subject: 'Xem thử', text, _once: 'p-1' }
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from official_document`.execute(t.db)).rows[0]?.n
    const before = await count()
    const seen = await post(app, '/documents/preview', fields, clerk)
    const html = await seen.text()
    expect(seen.status).toBe(200)
    expect(html).toContain('Xem thử nội dung')
    expect(html).toMatch(/<td><bdi>Rà soát thủ tục<\/bdi><\/td>/)
    expect(html).toContain('1\tRà soát thủ tục</textarea>')
    expect(await faults(html)).toEqual([])
    expect(await count()).toBe(before)
    expect((await post(app, '/documents/preview', { ...fields, subject: '' }, clerk)).status).toBe(422)
    expect((await post(app, '/documents/preview', fields, chair)).status).toBe(403)
    const saved = await post(app, '/documents', fields, clerk)
    expect(saved.status).toBe(303)
    expect(await count()).toBe((before ?? 0) + 1)
    const path = saved.headers.get('location') ?? ''
    const edit = await (await get(app, `${path}/edit`, clerk)).text()
    // headings, clauses and tables come back to the form as they were typed
    expect(edit).toContain(
      'I. KẾT QUẢ\n1. Đã hoàn thành 33/41 nhiệm vụ.\n\nSTT\tNhiệm vụ\n1\tRà soát thủ tục</textarea>',
    )
    const again = await post(app, `${path}/preview`, { ...fields, version: '1', text: 'a\tb\nc\td' }, clerk)
    expect(again.status).toBe(200)
    expect(await again.text()).toContain(`action="${path}/edit"`)
    expect((await post(app, `${path}/preview`, { ...fields, version: '1' }, stranger)).status).toBe(404)
  })
})
