import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { qrCodesIn } from '#testing/qr.ts'
import { type Certificate, toCertificates } from './certificate.ts'

const one: Certificate = {
  office: 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN',
  gives: 'TẶNG',
  title: 'BẰNG KHEN',
  name: 'Ông Nguyễn Văn Mẫu',
  of: 'Chuyên viên Phòng Cải cách hành chính, Sở Nội vụ',
  achievement: 'Đã có thành tích xuất sắc trong công tác cải cách hành chính năm 2024',
  placeAndDay: 'Nghệ An, ngày 14 tháng 02 năm 2025',
  authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  signer: 'Nguyễn Văn Ký Mẫu',
  facts: ['Quyết định số 123/QĐ-UBND ngày 14/02/2025', 'Số đăng ký: 12/2025'],
  verify: 'Kiểm tra tại canhtan.example/cong-khai/bang-khen bằng mã:',
  code: '7K3M-9QXT-0VBW-4HDZ',
  address: 'https://canhtan.example/cong-khai/bang-khen/7K3M-9QXT-0VBW-4HDZ',
  note: 'Bản minh họa',
}
const sheet = (...certificates: Certificate[]) => ({ title: 'Bằng khen', day: '2025-02-14', certificates })
const read = async (bytes: Uint8Array) => {
  const pdf = await getDocumentProxy(bytes)
  const { text } = await extractText(pdf)
  const view = (await pdf.getPage(1)).view
  return { pages: text.map((page) => page.normalize('NFC').replace(/\s+/g, ' ')), view }
}
const said = ({ authority, facts, address: _, ...rest }: Certificate) => [
  ...authority,
  ...facts,
  ...Object.values(rest).filter(Boolean),
]

describe('certificates', () => {
  test('each is one landscape A4 page that holds all of its words', async () => {
    const long: Certificate = {
      ...one,
      name: `${'Tập thể Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục '.repeat(3)}`.trim(),
      of: 'Địa chỉ: số 12, đường Trường Thi, thành phố Vinh, tỉnh Nghệ An '.repeat(4).trim(),
      achievement: 'Góp phần nâng cao Chỉ số cải cách hành chính và sự hài lòng của người dân '
        .repeat(6)
        .trim(),
    }
    const { pages, view } = await read(await toCertificates(sheet(one, long, { ...one, of: '', note: '' })))
    expect(pages).toHaveLength(3)
    expect(view.map(Math.round)).toEqual([0, 0, 842, 595])
    for (const words of said(one)) expect(pages[0]).toContain(words)
    for (const words of said(long)) expect(pages[1]).toContain(words)
    expect(pages[2]).not.toContain('Bản minh họa')
  })

  test('its QR code opens exactly the address, on each page its own', async () => {
    const other = { ...one, address: 'https://canhtan.example/cong-khai/bang-khen/0000-1111-2222-3333' }
    expect(await qrCodesIn(await toCertificates(sheet(one, other)))).toEqual([[one.address], [other.address]])
  })

  test('the same words give the same bytes', async () => {
    const [first, again] = [await toCertificates(sheet(one)), await toCertificates(sheet(one))]
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true)
  })

  test('what looks like typst code is printed as it is', async () => {
    const name = '#panic("x") $1$ *Lê* _Văn_ [Thử] \\ @ai'
    const { pages } = await read(await toCertificates(sheet({ ...one, name })))
    expect(pages[0]).toContain(name)
  })
})
