import fc from 'fast-check'
import { getDocumentProxy } from 'unpdf'
import { OPS } from 'unpdf/pdfjs'
import { describe, expect, test } from 'vitest'
import { compose } from './compose.ts'
import { toDocx } from './docx.ts'
import { type ElementKey, elementRow, format, mmPerPt, ourMm, pageMm, textWidthMm } from './format.ts'
import { type BlockInput, type OfficialDocument, officialDocument } from './model.ts'
import { toPdf } from './pdf.ts'
import { decision, dispatch, samples } from './samples.ts'
import { widthsMm } from './typst.ts'

const tolerance = 0.1
const ascent = 0.891

interface Piece {
  text: string
  /** Millimetres from the left and the top edge of the page; `top` is the top of the font's box. */
  left: number
  right: number
  top: number
  bottom: number
  sizePt: number
  font: string
}

/** The pages as a reader sees them: pieces of text with their places, and the lengths of the lines drawn. */
const read = async (doc: OfficialDocument) => {
  const pdf = await getDocumentProxy(await toPdf(doc))
  const pages = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n)
    const [, , width = 0, height = 0] = page.view
    const content = await page.getTextContent()
    const operators = await page.getOperatorList()
    const pieces = content.items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [sizePt, , , , x, y] = item.transform as [number, number, number, number, number, number]
      const { name } = page.commonObjs.get(item.fontName) as { name: string }
      return [
        {
          text: item.str,
          left: x * mmPerPt,
          right: (x + item.width) * mmPerPt,
          top: (height - y - ascent * sizePt) * mmPerPt,
          bottom: (height - y + 0.216 * sizePt) * mmPerPt,
          sizePt,
          font: name.replace(/^\w+\+/, ''),
        },
      ]
    })
    const drawn = operators.fnArray.flatMap((fn, i) => {
      if (fn !== OPS.constructPath) return []
      const [, , box] = operators.argsArray[i] as [number, unknown, Float32Array]
      return [
        {
          width: ((box[2] ?? 0) - (box[0] ?? 0)) * mmPerPt,
          height: ((box[3] ?? 0) - (box[1] ?? 0)) * mmPerPt,
        },
      ]
    })
    pages.push({ width: width * mmPerPt, height: height * mmPerPt, pieces, drawn })
  }
  const { info } = await pdf.getMetadata()
  return { pages, info, outline: await pdf.getOutline(), mark: await pdf.getMarkInfo() }
}

const files = Object.fromEntries(
  await Promise.all(Object.entries(samples).map(async ([name, doc]) => [name, await read(doc)] as const)),
)
const fileOf = (name: string) => {
  const file = files[name]
  if (!file) throw new Error(name)
  return file
}
const near = (found: number | undefined, expected: number) =>
  expect(Math.abs((found ?? Number.NaN) - expected)).toBeLessThan(tolerance)
const find = (pieces: Piece[], text: string): Piece => {
  const piece = pieces.find((each) => each.text === text)
  if (!piece) throw new Error(`not printed: ${text}`)
  return piece
}

describe.each(Object.keys(samples))('the PDF of a %s', (name) => {
  const file = fileOf(name)
  const doc = officialDocument.parse(samples[name as keyof typeof samples])

  test('text stands within the margins of the decree, to a tenth of a millimetre', () => {
    file.pages.forEach((page, i) => {
      const landscape = page.width > page.height
      const { width, height } = pageMm[landscape ? 'landscape' : 'portrait']
      near(page.width, width)
      near(page.height, height)
      const contact = doc.contact.length > 0 && i === 0
      const inside = page.pieces.filter(
        (piece) => piece.top > pageMm.top - 1 && !(contact && piece.bottom > height - pageMm.bottom),
      )
      expect(Math.min(...inside.map((piece) => piece.left))).toBeGreaterThan(pageMm.left - tolerance)
      expect(Math.max(...inside.map((piece) => piece.right))).toBeLessThan(width - pageMm.right + tolerance)
      expect(Math.min(...inside.map((piece) => piece.top))).toBeGreaterThan(pageMm.top - tolerance)
      expect(Math.max(...inside.map((piece) => piece.bottom))).toBeLessThan(
        height - pageMm.bottom + tolerance,
      )
    })
    near(Math.min(...(file.pages[0]?.pieces ?? []).map((piece) => piece.top)), pageMm.top)
    near(
      find(
        file.pages.flatMap((page) => page.pieces),
        'Nơi nhận:',
      ).left,
      pageMm.left,
    )
  })

  test('pages after the first carry their number, centred in the top margin', () => {
    file.pages.forEach((page, i) => {
      const above = page.pieces.filter((piece) => piece.top < pageMm.top - 1)
      expect(above.map((piece) => piece.text)).toEqual(i === 0 ? [] : [String(i + 1)])
      const [number] = above
      if (!number) return
      near((number.left + number.right) / 2, (pageMm.left + page.width - pageMm.right) / 2)
      near(number.top, ourMm.pageNumberTop)
      expect(number.bottom).toBeLessThan(pageMm.top)
      expect(number.font).toBe('Tinos-Regular')
      expect(number.sizePt).toBeCloseTo(format.page_number.size_pt_max, 3)
    })
  })

  test('the head has its sizes, weights and rules', () => {
    const page = file.pages[0]
    if (!page) throw new Error('no page')
    const middle = pageMm.portrait.width - pageMm.right - ourMm.headRight / 2
    for (const key of ['national_name', 'motto'] as const) {
      const row = elementRow(key)
      const piece = find(page.pieces, row.text ?? '')
      expect(piece.sizePt).toBeCloseTo(row.size_pt_default ?? 0, 3)
      expect(piece.font).toBe('Tinos-Bold')
      near((piece.left + piece.right) / 2, middle)
    }
    const motto = find(page.pieces, elementRow('motto').text ?? '')
    expect(page.drawn.some((line) => Math.abs(line.width - (motto.right - motto.left)) < tolerance)).toBe(
      true,
    )
    const [agency] = doc.agency.toLocaleUpperCase('vi').split('\n')
    const printed = find(page.pieces, agency ?? '')
    const width = Math.max(
      ...widthsMm(
        doc.agency
          .split('\n')
          .map((text) => ({ text: text.toLocaleUpperCase('vi'), sizePt: 13, bold: true, italic: false })),
      ),
    )
    expect(printed.font).toBe('Tinos-Bold')
    expect(
      page.drawn.some((line) => line.width > width / 3 - tolerance && line.width < width / 2 + tolerance),
    ).toBe(true)
    const number = page.pieces.find((piece) => piece.text.startsWith('Số: '))
    const date = page.pieces.find((piece) => piece.text.includes(', ngày '))
    expect(number?.sizePt).toBeCloseTo(13, 3)
    expect(date?.font).toBe('Tinos-Italic')
    const baseline = (piece: Piece | undefined) =>
      piece ? piece.top + ascent * piece.sizePt * mmPerPt : Number.NaN
    near(baseline(number), baseline(date))
  })

  test('it names its title, author and language, is tagged and has its headings as bookmarks', () => {
    const composition = compose(doc)
    expect(file.info).toMatchObject({
      Title: composition.title,
      Author: composition.author,
      Language: 'vi-VN',
    })
    expect(file.mark).toMatchObject({ Marked: true })
    const titles = (nodes: typeof file.outline): string[] =>
      (nodes ?? []).flatMap((node) => [node.title.replace(/\s+/g, ' ').trim(), ...titles(node.items)])
    const headings = composition.sections.flatMap((section) =>
      section.flow.flatMap((flow) =>
        flow.kind === 'line' && flow.outline
          ? [
              flow.spans
                .map((span) => span.text)
                .join('')
                .replace(/\s+/g, ' ')
                .trim(),
            ]
          : [],
      ),
    )
    expect(titles(file.outline)).toEqual(headings)
  })

  test('every face is one of the four of Tinos', () => {
    const fonts = new Set(file.pages.flatMap((page) => page.pieces.map((piece) => piece.font)))
    for (const font of fonts)
      expect(['Tinos-Regular', 'Tinos-Bold', 'Tinos-Italic', 'Tinos-BoldItalic']).toContain(font)
  })
})

describe('sizes of the elements as printed', () => {
  test.each<[keyof typeof samples, ElementKey, string]>([
    ['report', 'type_name', 'BÁO CÁO'],
    ['report', 'parent_agency', 'ỦY BAN NHÂN DÂN'],
    ['report', 'section_title', 'I. KẾT QUẢ CHUNG'],
    ['dispatch', 'addressee', 'Kính gửi:'],
    ['dispatch', 'recipients_label', 'Nơi nhận:'],
    ['dispatch', 'recipients_list', '- Lưu: VT, NC.'],
    ['dispatch', 'drafter_copies', 'NVM.45'],
    ['dispatch', 'signing_authority', 'KT. CHỦ TỊCH'],
    ['dispatch', 'signer_name', 'Nguyễn Văn Mẫu'],
    ['dispatch', 'urgency', 'HỎA TỐC'],
    ['dispatch', 'circulation', 'XEM XONG TRẢ LẠI'],
    ['plan', 'annex_label', 'Phụ lục I'],
    ['plan', 'annex_title', 'DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2023'],
    ['decision', 'legal_ground', 'Theo đề nghị của Giám đốc Sở Nội vụ.'],
    ['decision', 'part_chapter_no', 'Chương I'],
    ['decision', 'part_chapter_title', 'NHỮNG QUY ĐỊNH CHUNG'],
    ['decision', 'section_no', 'Mục 1'],
    ['decision', 'article', 'Điều 2. Nguyên tắc làm việc'],
    ['decision', 'point', 'b) Thành viên chịu trách nhiệm.'],
  ])('%s: %s', (name, key, text) => {
    const piece = find(
      fileOf(name).pages.flatMap((page) => page.pieces),
      text,
    )
    const { size_pt_min: min, size_pt_max: max, style } = elementRow(key)
    expect(piece.sizePt).toBeGreaterThan((min ?? 0) - 0.01)
    expect(piece.sizePt).toBeLessThan((max ?? 0) + 0.01)
    const face = { regular: 'Regular', bold: 'Bold', italic: 'Italic', 'bold-italic': 'BoldItalic' }[
      style ?? ''
    ]
    expect(piece.font).toBe(`Tinos-${face}`)
  })

  test('a paragraph is indented by 12.7 mm and justified to both margins', () => {
    const [page] = fileOf('report').pages
    const pieces = page?.pieces ?? []
    const lead = pieces.find((piece) => piece.text.startsWith('Thực hiện kế hoạch'))
    near(lead?.left, pageMm.left + 12.7)
    near(Math.max(...pieces.filter((p) => Math.abs(p.top - (lead?.top ?? 0)) < 0.1).map((p) => p.right)), 190)
  })

  test('the urgency mark stands in the frame of the decree', () => {
    const frames = fileOf('dispatch').pages[0]?.drawn ?? []
    const [width = 0, height = 0] = elementRow('urgency').frames_mm?.['HỎA TỐC'] ?? []
    expect(
      frames.some(
        (box) => Math.abs(box.width - width) < tolerance && Math.abs(box.height - height) < tolerance,
      ),
    ).toBe(true)
  })

  test('the head of a table is repeated on each page, on a landscape one as well', () => {
    const pages = fileOf('plan').pages.filter((page) => page.width > page.height)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      near(page.width, 297)
      near(find(page.pieces, 'Nhiệm vụ').sizePt, 13)
    }
    // Border to border: half a stroke of 0.5 pt stands outside on both sides.
    near(
      Math.max(...(pages[0]?.drawn ?? []).map((line) => line.width)) - 0.5 * mmPerPt,
      textWidthMm('landscape'),
    )
  })
})

const squeezed = (text: string) => text.replace(/\s+/gu, '')

test('Word and PDF say the same in the same order', async () => {
  for (const name of ['decision', 'dispatch'] as const) {
    const { default: mammoth } = await import('mammoth')
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await toDocx(samples[name])) })
    const pieces = fileOf(name).pages[0]?.pieces ?? []
    const body = pieces.filter((piece) => piece.bottom < pageMm.portrait.height - pageMm.bottom)
    const sorted = (text: string) => [...squeezed(text)].sort().join('')
    const printed = body.map((piece) => piece.text).join('')
    expect(sorted(printed)).toBe(sorted(value))
    expect(squeezed(printed)).toBe(squeezed(value))
  }
})

test('a second group under a first prints, and so does a sign that the font lacks', async () => {
  const table: BlockInput = {
    kind: 'table',
    columns: [{ width: 1 }, { width: 1 }],
    head: [
      ['a', 'b'],
      ['c', 'd'],
    ],
    rows: [{ group: 'Phần 1' }, { group: 'Mục 1' }, ['1', '2 😀'], { group: 'Phần 2' }],
  }
  const { pages } = await read({ ...decision, body: [table] })
  expect(pages[0]?.pieces.map((piece) => piece.text)).toEqual(
    expect.arrayContaining(['Phần 1', 'Mục 1', 'Phần 2']),
  )
})

describe('text of a document is never code', () => {
  const printedSubject = async (subject: string) => {
    const { pages } = await read({ ...decision, subject, body: [], legalGrounds: [] })
    return squeezed(pages.flatMap((page) => page.pieces.map((piece) => piece.text)).join(''))
  }

  test.each([
    '#panic("x")',
    '# " \\ * _ $ ` @ <a> = - + / ~',
    '#(1+1) #sys.inputs \\u{41} $x^2$ ```raw```',
    '*đậm* _nghiêng_ // hết /* hết */',
    '"]) #read("/etc/passwd") ([“',
    'https://a.example/#b',
  ])('%s', async (subject) => expect(await printedSubject(subject)).toContain(squeezed(subject)))

  test('any text of signs', async () => {
    const signs = fc.string({
      unit: fc.constantFrom(...'#"\\*_$`@<>=-+/~[](){}\'&%^|;:.,aă1ệ '),
      minLength: 1,
      maxLength: 60,
    })
    await fc.assert(
      fc.asyncProperty(
        signs.filter((text) => text.trim() !== ''),
        async (subject) => {
          expect(await printedSubject(subject)).toContain(squeezed(subject))
        },
      ),
      { numRuns: 25 },
    )
  })
})

test('the same dated document gives the same bytes', async () => {
  expect(Buffer.compare(await toPdf(dispatch), await toPdf(dispatch))).toBe(0)
})

test('annexes may count their own pages', async () => {
  const { pages } = await read({ ...samples.plan, annexPages: 'own' })
  const numbers = pages.map((page) =>
    page.pieces
      .filter((p) => p.top < pageMm.top - 1)
      .map((p) => p.text)
      .join(''),
  )
  expect(numbers).toEqual(['', '', '2', '3', ''])
})

test('a draft has room for its number and its date', async () => {
  const { pages } = await read({ ...decision, number: null, date: null, draftYear: 2023 })
  const pieces = pages[0]?.pieces ?? []
  const row = pieces.filter((piece) => piece.top > 40 && piece.top < 60 && piece.bottom < 62)
  const printed = row.map((piece) => piece.text).join(' ')
  expect(squeezed(printed)).toContain('Số:/QĐ-BCĐCCHC')
  expect(squeezed(printed)).toContain('NghệAn,ngàythángnăm2023')
  const number = row.filter((piece) => /Số:|QĐ-/.test(piece.text))
  const [bare = 0] = widthsMm([{ text: 'Số: /QĐ-BCĐCCHC', sizePt: 13, bold: false, italic: false }])
  const width = Math.max(...number.map((p) => p.right)) - Math.min(...number.map((p) => p.left))
  expect(width - bare).toBeGreaterThan(6)
})
