import { strToU8, zipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults } from '#testing/html.ts'
import { get, post, postFile, type TestPerson } from '#testing/world.ts'
import { anOffice, type Office } from './world.ts'

let office: Office
let app: Office['app']
let unit: Office['unit']
let headPerson: TestPerson
let [clerk, second, head, stranger] = ['', '', '', '']

beforeAll(async () => {
  office = await anOffice()
  ;({ app, unit } = office)
  headPerson = office.people.head
  ;({ clerk, second, head, stranger } = office.cookies)
})
afterAll(() => office.close())

const fields = (more: Record<string, string> = {}) => ({
  unitId: String(unit.id),
  type: 'BC',
  subject: 'Kết quả cải cách hành chính quý I',
  text: 'Sở Y tế báo cáo như sau:\nI. KẾT QUẢ\n1. Đã hoàn thành 33/41 nhiệm vụ.\n- Trong hạn: 30.',
  addressees: 'Ủy ban nhân dân tỉnh',
  recipients: 'Như trên\nSở Nội vụ',
  archive: 'VP',
  ...more,
})
const place = (response: Response) => response.headers.get('location') ?? ''
const versionOf = async (path: string) =>
  /name="version" value="(\d+)"/.exec(await (await get(app, path, clerk)).text())?.[1] ?? '0'
const drafted = async (more: Record<string, string> = {}) =>
  place(await post(app, '/documents', fields(more), clerk))
const acts = async (path: string) => {
  const act = async (noun: string, cookie: string, more: Record<string, string> = {}) =>
    (await post(app, `${path}/${noun}`, { version: await versionOf(path), ...more }, cookie)).status
  return [
    await act('sending', clerk),
    await act('approval', head),
    await act('signature', head),
    await act('issue', clerk),
  ]
}

describe('papers', () => {
  test('a draft without letterhead is refused at its field, what was typed kept', async () => {
    const refused = await post(app, '/documents', fields(), clerk)
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('Đơn vị chưa có mẫu đầu văn bản')
    expect(page).toContain('Đã hoàn thành 33/41 nhiệm vụ.')
  })

  test('letterhead, signer and list are added by the unit, not by another', async () => {
    const letter = {
      unitId: String(unit.id),
      agency: 'Sở Y tế',
      parentAgency: 'Ủy ban nhân dân\ntỉnh Nghệ An',
      symbol: 'SYT',
      place: 'Nghệ An',
      validFrom: '2020-01-01',
    }
    expect((await post(app, '/documents/papers/letterheads', letter, stranger)).status).toBe(403)
    expect((await post(app, '/documents/papers/letterheads', { ...letter, agency: '' }, clerk)).status).toBe(
      422,
    )
    expect((await post(app, '/documents/papers/letterheads', letter, clerk)).status).toBe(303)
    const signer = { unitId: String(unit.id), mandateId: String(headPerson.mandateId), authority: 'GIÁM ĐỐC' }
    expect((await post(app, '/documents/papers/signers', signer, clerk)).status).toBe(303)
    const list = {
      unitId: String(unit.id),
      name: 'Các đơn vị trực thuộc',
      entries: 'Bệnh viện A\nBệnh viện B',
    }
    expect((await post(app, '/documents/papers/lists', list, clerk)).status).toBe(303)
    const page = await (await get(app, '/documents/papers', clerk)).text()
    for (const words of ['Hồ Văn Nam', 'GIÁM ĐỐC', 'Bệnh viện A; Bệnh viện B']) expect(page).toContain(words)
    expect(await faults(page)).toEqual([])
    expect((await get(app, `/documents/papers?unit=${unit.id}`, stranger)).status).toBe(404)
  })
})

describe('from draft to issue, through the doors', () => {
  test('a guest is sent to sign in, an unknown address is not found', async () => {
    expect(place(await get(app, '/documents'))).toBe('/sign-in?next=%2Fdocuments')
    for (const path of [
      '/documents/999',
      '/documents/abc',
      '/documents/999/draft.pdf',
      '/documents/1/files/1',
    ])
      expect((await get(app, path, clerk)).status).toBe(404)
    expect((await post(app, '/documents/999/signature', { version: '1' }, head)).status).toBe(404)
  })

  test('the whole way, and what is shown on it', async () => {
    const path = await drafted()
    expect(path).toMatch(/^\/documents\/\d+$/)
    const page = await (await get(app, path, clerk)).text()
    expect(page).toContain('I. KẾT QUẢ')
    expect(await faults(page)).toEqual([])
    expect((await get(app, path, stranger)).status).toBe(404)
    expect((await get(app, `${path}/edit`, stranger)).status).toBe(404)
    const preview = await get(app, `${path}/draft.pdf`, clerk)
    expect(preview.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await preview.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(await acts(path)).toEqual([303, 303, 303, 303])
    const issued = await (await get(app, path, stranger)).text()
    expect(issued).toContain('01/BC-SYT')
    expect(await faults(issued)).toEqual([])
    const file =
      /href="(\/documents\/\d+\/files\/\d+)"[^>]*>[^<]*\.docx/.exec(
        issued.replace(/<\/?(bdi|span|i)[^>]*>/g, ''),
      )?.[1] ?? ''
    const docx = await get(app, file, stranger)
    expect(docx.status).toBe(200)
    expect(docx.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''01-BC-SYT%20B%C3%A1o%20c%C3%A1o.docx",
    )
    expect(docx.headers.get('x-content-type-options')).toBe('nosniff')
    expect(docx.headers.get('content-security-policy')).toContain('sandbox')
    const again = await app.request(file, {
      headers: { cookie: stranger, 'If-None-Match': docx.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    expect((await get(app, file)).status).toBe(303)
  })

  test('refused by rule: told on the page, 409; a stale version too, the note kept', async () => {
    const path = await drafted()
    const early = await post(app, `${path}/issue`, { version: '1' }, clerk)
    expect(early.status).toBe(409)
    const edit = { ...fields({ subject: 'Sửa lần một' }), version: '1' }
    expect((await post(app, `${path}/edit`, edit, clerk)).status).toBe(303)
    const stale = await post(app, `${path}/edit`, { ...edit, subject: 'Sửa lần hai' }, second)
    expect(stale.status).toBe(409)
    const page = await stale.text()
    expect(page).toContain('Người khác vừa thay đổi')
    expect(page).toContain('Sửa lần hai')
    await post(app, `${path}/sending`, { version: await versionOf(path) }, clerk)
    expect((await post(app, `${path}/approval`, { version: await versionOf(path) }, second)).status).toBe(403)
    const bare = await post(app, `${path}/return`, { version: await versionOf(path), note: '' }, head)
    expect(bare.status).toBe(422)
    expect(await faults(await bare.text())).toEqual([])
  })

  test.each([
    ['a 3,000-character subject', { subject: 'x'.repeat(3000) }, 422],
    ['NUL', { subject: 'a\u0000b' }, 422],
    ['a mark that turns the text round', { text: 'a\u202eb' }, 422],
    ['an unknown type', { type: 'XX' }, 422],
    ['an unknown signer', { signerId: '99999' }, 422],
    ['another unit', { unitId: '999999' }, 403],
    ['a number that is none', { unitId: 'abc' }, 422],
    ['a formula as subject', { subject: '=1+1' }, 303],
    ['markup in the text', { text: '<script>alert(1)</script>' }, 303],
  ])('%s', async (_, more, status) => {
    const answer = await post(app, '/documents', fields(more), clerk)
    expect(answer.status).toBe(status)
    if (status === 303)
      expect(await (await get(app, place(answer), clerk)).text()).not.toContain('<script>alert')
  })

  test('sent twice with one key, it is one draft', async () => {
    const once = { ...fields({ subject: 'Chỉ một lần' }), _once: 'k1' }
    const [a, b] = [await post(app, '/documents', once, clerk), await post(app, '/documents', once, clerk)]
    expect(place(a)).toBe(place(b))
  })
})

describe('the incoming register and its files', () => {
  const letter = (file: File, more: Record<string, string> = {}) => ({
    unitId: String(unit.id),
    type: 'CV',
    cited: '123/SNV-CCHC',
    issuerName: 'Sở Nội vụ',
    subject: 'Đôn đốc báo cáo',
    issuedOn: '2025-02-17',
    dueOn: '2025-02-28',
    ...more,
    file,
  })
  const pdfBytes = async () =>
    new Uint8Array(await (await get(app, `${await drafted()}/draft.pdf`, clerk)).arrayBuffer())

  test('a file is taken, named tamely, and kept from others', async () => {
    const bytes = await pdfBytes()
    const name = `${'r'.repeat(3000)}\u202e\u0000cong-van.pdf`
    const answer = await postFile(app, '/documents/received', letter(new File([bytes], name)), clerk)
    expect(answer.status).toBe(303)
    const page = await (await get(app, place(answer), second)).text()
    expect(page).toContain('123/SNV-CCHC')
    expect(page).not.toContain('\u202e')
    expect(await faults(page)).toEqual([])
    const file = /\/documents\/\d+\/files\/\d+/.exec(page)?.[0] ?? ''
    expect(new Uint8Array(await (await get(app, file, second)).arrayBuffer())).toEqual(bytes)
    expect((await get(app, file, stranger)).status).toBe(404)
  })

  test.each<[string, () => File, string]>([
    [
      'a program',
      () =>
        new File(
          [
            Buffer.from(
              'MZ\u0090\u0000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
              'latin1',
            ),
          ],
          'a.pdf',
        ),
      'Tệp',
    ],
    ['HTML', () => new File(['<!DOCTYPE html><p>x'], 'a.txt'), 'không được nhận'],
    [
      'a bomb',
      () => new File([zipSync({ a: new Uint8Array(3e6) }) as never], 'a.zip'),
      'quá mức bình thường',
    ],
    ['a ZIP called PDF', () => new File([zipSync({ a: strToU8('x') }) as never], 'a.pdf'), 'Đuôi phù hợp'],
    ['more than the limit', () => new File([new Uint8Array(1_200_000)], 'a.pdf'), 'giới hạn 1 MB'],
    ['nothing at all', () => new File([''], 'rong.pdf'), 'Tệp rỗng'],
  ])('%s is refused in words', async (_, file, words) => {
    const answer = await postFile(app, '/documents/received', letter(file()), clerk)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(words)
    expect(page).toContain('123/SNV-CCHC')
  })
})

describe('what waits, and what is found', () => {
  const waits = async (cookie: string) => (await get(app, '/waiting', cookie)).text()

  test('the next step waits for whoever does it, and for nobody else', async () => {
    const subject = 'Báo cáo đang chờ'
    const path = await drafted({ subject })
    const step = async (noun: string, cookie: string, more = {}) =>
      (await post(app, `${path}/${noun}`, { version: await versionOf(path), ...more }, cookie)).status
    const whom = async () =>
      (await Promise.all([clerk, head, stranger].map(waits))).map((page) => page.includes(subject))
    expect(await whom()).toEqual([false, false, false])
    await step('sending', clerk)
    expect(await whom()).toEqual([false, true, false])
    await step('return', head, { note: 'Sửa' })
    expect(await whom()).toEqual([true, false, false])
    await step('sending', clerk)
    await step('approval', head)
    expect(await whom()).toEqual([false, true, false])
    await step('signature', head)
    expect(await whom()).toEqual([true, false, false])
    expect(await (await get(app, '/search?q=dang+cho', clerk)).text()).toContain(path)
    expect(await (await get(app, '/search?q=dang+cho', stranger)).text()).not.toContain(path)
    await step('issue', clerk)
    expect(await whom()).toEqual([false, false, false])
    expect(await (await get(app, '/search?q=dang+cho', stranger)).text()).toContain(path)
  })
})

describe('the registers', () => {
  test('screen, sheet and API have the same rows', async () => {
    expect(await acts(await drafted({ subject: '=HYPERLINK("x")' }))).toEqual([303, 303, 303, 303])
    for (const tab of ['out', 'in', 'drafts']) {
      const page = await (await get(app, `/documents?tab=${tab}`, clerk)).text()
      expect(await faults(page)).toEqual([])
      const sheet = await get(app, `/documents/register.xlsx?tab=${tab}`, clerk)
      const rows = await readXlsx(Buffer.from(await sheet.arrayBuffer()))
      const list = await get(app, `/api/v1/documents?tab=${tab}&year=2025`, clerk)
      const { items, total } = (await list.json()) as { items: { subject: string }[]; total: number }
      expect(items).toHaveLength(total)
      const text = JSON.stringify(rows)
      for (const { subject } of items) expect(text).toContain(JSON.stringify(subject).slice(1, -1))
    }
  })

  test('English, the phone’s and a search', async () => {
    const english = await app.request('/documents', { headers: { cookie: `${clerk}; lang=en` } })
    expect(await english.text()).toContain('Document registers')
    expect(await (await get(app, '/documents?q=khong+co+gi', clerk)).text()).toContain(
      'Không có văn bản nào khớp',
    )
    expect((await get(app, '/documents?tab=x', clerk)).status).toBe(422)
  })

  test('the API tells one document, and nothing of another unit’s draft', async () => {
    const id = (await drafted()).split('/').at(-1)
    expect(await (await get(app, `/api/v1/documents/${id}`, clerk)).json()).toMatchObject({
      state: 'draft',
      cited: null,
    })
    expect((await get(app, `/api/v1/documents/${id}`, stranger)).status).toBe(404)
    expect((await get(app, `/api/v1/documents/${id}`)).status).toBe(401)
  })
})
