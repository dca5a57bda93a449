import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { missing } from '../coverage.ts'
import { directiveParagraphs, readDirective } from '../file.ts'
import { defaultLimits } from '../limits.ts'
import { readDirectiveText } from '../read.ts'

const p = (text: string, options: object = {}): Paragraph =>
  new Paragraph({ ...options, children: [new TextRun(text)] })
const cell = (...texts: string[]): TableCell => new TableCell({ children: texts.map((t) => p(t)) })
const row = (...texts: string[]): TableRow => new TableRow({ children: texts.map((t) => cell(t)) })
const level = (n: number): object => ({ numbering: { reference: 'work', level: n } })

const numbering = {
  config: [
    {
      reference: 'work',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT },
        { level: 1, format: LevelFormat.LOWER_LETTER, text: '%2)', alignment: AlignmentType.LEFT },
        { level: 2, format: LevelFormat.BULLET, text: '-', alignment: AlignmentType.LEFT },
      ],
    },
  ],
}

const dispatch = async (): Promise<Uint8Array> =>
  Packer.toBuffer(
    new Document({
      numbering,
      sections: [
        {
          children: [
            new Table({
              rows: [
                new TableRow({
                  children: [
                    cell(
                      'ỦY BAN NHÂN DÂN',
                      'TỈNH NGHỆ AN',
                      'Số: 999/UBND-TH',
                      'V/v chấn chỉnh công tác cải cách hành chính',
                    ),
                    cell(
                      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
                      'Độc lập - Tự do - Hạnh phúc',
                      'Nghệ An, ngày 01 tháng 11 năm 2023',
                    ),
                  ],
                }),
              ],
            }),
            p('Kính gửi:'),
            p('- Các sở, ban, ngành cấp tỉnh;'),
            p('- Ủy ban nhân dân các huyện, thành phố, thị xã.'),
            p('Ủy ban nhân dân tỉnh yêu cầu thực hiện các nội dung sau:'),
            p('Tăng cường kiểm tra công vụ.', level(0)),
            p('Sở Nội vụ:', level(0)),
            p('Tham mưu kế hoạch kiểm tra, hoàn thành trước ngày 15/11/2023.', level(1)),
            p('Hướng dẫn các đơn vị thực hiện.', level(1)),
            p('Giao các đơn vị:', level(0)),
            p('Sở Tài chính bố trí kinh phí.', level(2)),
            p('Sở Tư pháp rà soát văn bản trong quý IV.', level(2)),
            new Table({
              rows: [
                row('TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Thời hạn'),
                row('1', 'Công khai thủ tục', 'Văn phòng UBND tỉnh', '30/11/2023'),
                row('2', 'Báo cáo kết quả', 'Sở Nội vụ', 'Tháng 12/2023'),
              ],
            }),
            new Paragraph({
              children: [new TextRun({ text: 'Giao Sở Y tế làm việc đã bỏ.', strike: true })],
            }),
            p('Yêu cầu các đơn vị nghiêm túc thực hiện./.'),
            new Table({
              rows: [
                new TableRow({
                  children: [
                    cell('Nơi nhận:', '- Như trên;'),
                    cell('KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Nguyễn Văn Mẫu'),
                  ],
                }),
              ],
            }),
          ],
        },
      ],
    }),
  )

describe('Word files', () => {
  test('automatic numbers come back as labels, layout tables as paragraphs, tables of work as rows', async () => {
    const bytes = await dispatch()
    const { header, items, noWork, uncovered } = await readDirective(bytes, { fileName: 'whatever.pdf' })
    expect(header).toMatchObject({
      number: '999/UBND-TH',
      date: '2023-11-01',
      issuer: 'ỦY BAN NHÂN DÂN TỈNH NGHỆ AN',
      subject: 'chấn chỉnh công tác cải cách hành chính',
    })
    expect(items.map((i) => [i.number, i.lead.join(), i.deadline.date])).toEqual([
      ['1', '', null],
      ['2.a', 'Sở Nội vụ', '2023-11-15'],
      ['2.b', 'Sở Nội vụ', null],
      ['3.1', 'Sở Tài chính', null],
      ['3.2', 'Sở Tư pháp', '2023-12-31'],
      ['1', 'Văn phòng UBND tỉnh', '2023-11-30'],
      ['2', 'Sở Nội vụ', '2023-12-31'],
    ])
    expect(uncovered).toEqual([])
    expect(noWork.find((n) => n.why === 'struck-out')?.text).toBe('Giao Sở Y tế làm việc đã bỏ.')
    const paragraphs = await directiveParagraphs(bytes, defaultLimits)
    expect(missing(paragraphs, readDirectiveText(paragraphs))).toEqual([])
    expect(paragraphs.map((one) => one.text)).toContain(
      'a) Tham mưu kế hoạch kiểm tra, hoàn thành trước ngày 15/11/2023.',
    )
  })

  const word = (body: string): Uint8Array =>
    zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) })
  const texts = async (body: string): Promise<string[]> =>
    (await directiveParagraphs(word(body), defaultLimits)).map((one) => one.text)

  test('deleted words are left out, inserted ones and text boxes are read, runs are joined', async () => {
    expect(
      await texts(
        '<w:p><w:r><w:t xml:space="preserve">Giao Sở </w:t></w:r><w:del><w:r><w:delText>Y tế</w:delText></w:r></w:del><w:ins><w:r><w:t>Nội vụ</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> &amp; &#272;ài</w:t><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>',
      ),
    ).toEqual(['Giao Sở Nội vụ & Đài', 'Trong khung'])
  })

  test('a ZIP bomb is refused by its directory, before it is unpacked', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(60_000_000) }, { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    const begin = performance.now()
    await expect(readDirective(bomb, { fileName: 'a.docx' })).rejects.toMatchObject({
      reason: 'too-large-unpacked',
      text: { vi: expect.stringContaining('20000000') },
    })
    expect(performance.now() - begin).toBeLessThan(500)
  })

  test('a workbook, a document without a body and one nested without end are refused', async () => {
    await expect(
      readDirective(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), { fileName: 'a.docx' }),
    ).rejects.toMatchObject({ reason: 'not-a-document' })
    await expect(
      readDirective(zipSync({ 'word/document.xml': strToU8('<w:document/>') }), { fileName: 'a' }),
    ).rejects.toMatchObject({ reason: 'damaged' })
    await expect(readDirective(word('<w:sdt>'.repeat(5_000)), { fileName: 'a' })).rejects.toMatchObject({
      reason: 'damaged',
    })
  })

  test('100,000 paragraphs are refused by the name of the limit', async () => {
    await expect(
      readDirective(word('<w:p><w:r><w:t>Việc</w:t></w:r></w:p>'.repeat(100_000)), { fileName: 'a.docx' }),
    ).rejects.toMatchObject({ reason: 'too-many-paragraphs' })
  })
})
