import { strFromU8, unzipSync } from 'fflate'
import { DOMParser } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { compose } from './compose.ts'
import { toDocx } from './docx.ts'
import { type ElementKey, elementKeys, elementRow, format, pageMm, textWidthMm } from './format.ts'
import { type OfficialDocument, officialDocument } from './model.ts'
import { samples } from './samples.ts'
import type { Flow, Line } from './sheet.ts'
import { widthsMm } from './typst.ts'

const mm = (twips: number | string | null | undefined) => (Number(twips ?? 0) * 25.4) / 1440
const tolerance = 0.1

const first = (node: Element, name: string): Element | undefined => [...node.getElementsByTagName(name)][0]
const val = (node: Element, name: string): string | null | undefined =>
  first(node, name)?.getAttribute('w:val')
const isOn = (node: Element, name: string): boolean => {
  const found = first(node, name)
  return found !== undefined && !['false', '0'].includes(found.getAttribute('w:val') ?? 'true')
}

/** What a reader of the file finds, without any word of what wrote it. */
const read = async (doc: OfficialDocument) => {
  const parts = unzipSync(await toDocx(doc))
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const xml = new DOMParser().parseFromString(part('word/document.xml'), 'text/xml') as unknown as Element
  const paragraphs = [...xml.getElementsByTagName('w:p')].map((p) => ({
    p,
    text: [...p.querySelectorAll('*')]
      .map((node) => (node.tagName === 'w:t' ? node.textContent : node.tagName === 'w:br' ? '\n' : ''))
      .join(''),
    style: val(p, 'w:pStyle'),
    align: val(p, 'w:jc'),
    runs: [...p.getElementsByTagName('w:r')].map((r) => ({
      sizePt: Number(val(r, 'w:sz')) / 2,
      bold: isOn(r, 'w:b'),
      italic: isOn(r, 'w:i'),
      color: val(r, 'w:color'),
      font: first(r, 'w:rFonts')?.getAttribute('w:ascii'),
    })),
  }))
  return { parts, part, xml, paragraphs, sections: [...xml.getElementsByTagName('w:sectPr')] }
}

const files = Object.fromEntries(
  await Promise.all(Object.entries(samples).map(async ([name, doc]) => [name, await read(doc)] as const)),
)
const composed = Object.fromEntries(
  Object.entries(samples).map(([name, doc]) => [name, compose(officialDocument.parse(doc))]),
)

const linesOf = (flow: Flow): Line[] => {
  if (flow.kind === 'line') return [flow]
  if (flow.kind === 'pair') return flow.rows.flatMap((row) => [...row.left, ...row.right])
  if (flow.kind === 'table') return flow.rows.flat().flatMap((cell) => cell.lines)
  return []
}
const allLines = (name: string): Line[] =>
  (composed[name]?.sections ?? []).flatMap((section) => section.flow.flatMap(linesOf))
const textOf = (line: Line) => line.spans.map((span) => span.text).join('')
const names = Object.keys(samples)
const fileOf = (name: string) => {
  const file = files[name]
  if (!file) throw new Error(name)
  return file
}

describe.each(names)('the Word file of a %s', (name) => {
  const file = fileOf(name)

  test('every page has the size and the margins of the decree', () => {
    expect(file.sections).toHaveLength(1 + (samples[name as keyof typeof samples].annexes?.length ?? 0))
    file.sections.forEach((section, i) => {
      const orientation = composed[name]?.sections[i]?.orientation ?? 'portrait'
      const size = first(section, 'w:pgSz')
      expect(Math.abs(mm(size?.getAttribute('w:w')) - pageMm[orientation].width)).toBeLessThan(tolerance)
      expect(Math.abs(mm(size?.getAttribute('w:h')) - pageMm[orientation].height)).toBeLessThan(tolerance)
      expect(size?.getAttribute('w:orient')).toBe(orientation)
      for (const side of ['top', 'bottom', 'left', 'right'] as const) {
        const found = mm(first(section, 'w:pgMar')?.getAttribute(`w:${side}`))
        const { min, max, default: asked } = format.page.margins[side]
        expect(found).toBeGreaterThanOrEqual(min)
        expect(found).toBeLessThan(max + tolerance)
        expect(Math.abs(found - asked)).toBeLessThan(tolerance)
      }
    })
  })

  test('the page number stands centred in the top margin and not on page 1', () => {
    const [section] = file.sections
    if (!section) throw new Error('no section')
    expect(isOn(section, 'w:titlePg')).toBe(true)
    expect(first(section, 'w:pgNumType')?.getAttribute('w:start')).toBe('1')
    for (const next of file.sections.slice(1)) {
      expect(isOn(next, 'w:titlePg')).toBe(false)
      expect(first(next, 'w:pgNumType')?.getAttribute('w:start') ?? null).toBeNull()
    }
    const relations = file.part('word/_rels/document.xml.rels')
    for (const each of file.sections)
      for (const reference of each.getElementsByTagName('w:headerReference')) {
        const target = new RegExp(`Id="${reference.getAttribute('r:id')}"[^>]*`).exec(relations)?.[0] ?? ''
        const path =
          /Target="([^"]+)"/.exec(target)?.[1] ?? /Target="([^"]+)"[^>]*Id="[^"]*"/.exec(relations)?.[1]
        const header = file.part(`word/${path}`)
        const numbered = reference.getAttribute('w:type') === 'default'
        expect(header.includes('PAGE')).toBe(numbered)
        if (!numbered) continue
        expect(header).toContain('<w:jc w:val="center"/>')
        const size = Number(/<w:sz w:val="(\d+)"/.exec(header)?.[1]) / 2
        expect(size).toBeGreaterThanOrEqual(format.page_number.size_pt_min)
        expect(size).toBeLessThanOrEqual(format.page_number.size_pt_max)
        expect(header).not.toMatch(/<w:b\/>|<w:i\/>/)
        const top = mm(first(each, 'w:pgMar')?.getAttribute('w:header'))
        expect(top + (size * 1.15 * 25.4) / 72).toBeLessThan(pageMm.top)
      }
  })

  test('every line is there, in order, in the size, weight, slope and place that its element has', () => {
    const lines = allLines(name).filter((line) => line.ruleMm === undefined)
    const printed = file.paragraphs.filter(({ text }) => text !== '')
    expect(printed.map(({ text }) => text)).toEqual(lines.map(textOf).filter(Boolean))
    lines
      .filter((line) => textOf(line) !== '')
      .forEach((line, i) => {
        const row = elementRow(line.key)
        const { runs = [], align } = printed[i] ?? {}
        for (const run of runs) {
          expect(run.sizePt).toBeGreaterThanOrEqual(row.size_pt_min ?? 13)
          expect(run.sizePt).toBeLessThanOrEqual(row.size_pt_max ?? 14)
          expect(run.font).toBe(format.font.family)
          expect(run.color).toBe((row.color ?? format.font.color).slice(1))
        }
        const whole = !['content', 'clause', 'point', 'article'].includes(line.key)
        if (whole) expect(runs.every((run) => run.bold === (row.style?.includes('bold') ?? false))).toBe(true)
        if (whole)
          expect(runs.every((run) => run.italic === (row.style?.includes('italic') ?? false))).toBe(true)
        if (line.key === 'article') expect(runs[0]?.bold).toBe(true)
        if (row.case === 'upper')
          expect(textOf(line).toLocaleUpperCase('vi')).toContain(textOf(line).split('\n').at(-1))
        expect(align).toBe(line.align === 'justify' ? 'both' : line.align)
        if (!['content', 'article', 'addressee', 'section_title'].includes(line.key))
          expect(line.align).toBe(row.align)
      })
  })

  test('the rules have the lengths of the decree', () => {
    const ruled = allLines(name).filter((line) => line.ruleMm !== undefined)
    const found = file.paragraphs.filter(({ p, text }) => text === '' && first(p, 'w:pBdr'))
    expect(found).toHaveLength(ruled.length)
    ruled.forEach((line, i) => {
      const indent = found[i] && first(found[i].p, 'w:ind')
      const length =
        (line.roomMm ?? 0) - mm(indent?.getAttribute('w:left')) - mm(indent?.getAttribute('w:right'))
      expect(Math.abs(length - (line.ruleMm ?? 0))).toBeLessThan(tolerance)
    })
    const motto = ruled.find((line) => line.key === 'motto')
    const [width = 0] = widthsMm([
      { text: elementRow('motto').text ?? '', sizePt: 14, bold: true, italic: false },
    ])
    expect(Math.abs((motto?.ruleMm ?? 0) - width)).toBeLessThan(tolerance)
  })

  test('tables fill the width between the margins and repeat their heads', () => {
    const orientations = (composed[name]?.sections ?? []).flatMap((section) =>
      section.flow
        .filter((flow) => flow.kind === 'table')
        .map((table) => ({ table, of: section.orientation })),
    )
    const tables = [...file.xml.getElementsByTagName('w:tbl')].filter((table) => first(table, 'w:tblHeader'))
    expect(tables.length).toBe(orientations.length)
    tables.forEach((table, i) => {
      const width = [...table.getElementsByTagName('w:gridCol')].reduce(
        (sum, c) => sum + mm(c.getAttribute('w:w')),
        0,
      )
      expect(Math.abs(width - textWidthMm(orientations[i]?.of ?? 'portrait'))).toBeLessThan(tolerance)
      expect([...table.getElementsByTagName('w:tblHeader')].length).toBe(orientations[i]?.table.headRows)
    })
  })

  test('the signatures stay in one piece with the last paragraph before them', () => {
    const signed = file.paragraphs.findIndex(({ style }) => style === 'recipients_label')
    const row = file.paragraphs[signed]?.p.parentElement?.parentElement
    expect(row && isOn(row, 'w:cantSplit')).toBe(true)
    const before = file.paragraphs.slice(0, signed).filter(({ text }) => text !== '')
    expect(isOn(before.at(-1)?.p as Element, 'w:keepNext')).toBe(true)
  })

  test('its language, title and author are set', () => {
    expect(file.part('word/styles.xml')).toContain('<w:lang w:val="vi-VN"')
    const core = file.part('docProps/core.xml')
    expect(core).toContain(`<dc:title>${composed[name]?.title}</dc:title>`)
    expect(core).toContain(`<dc:creator>${composed[name]?.author}</dc:creator>`)
  })
})

describe('the body', () => {
  test('paragraphs are justified, indented and spaced as the decree allows', () => {
    const lines = allLines('report').filter((line) => line.key === 'content' && line.firstMm > 0)
    const found = fileOf('report').paragraphs.filter(({ text }) =>
      lines.some((line) => textOf(line) === text),
    )
    expect(found).toHaveLength(lines.length)
    for (const { p } of found) {
      expect(Math.abs(mm(first(p, 'w:ind')?.getAttribute('w:firstLine')) - 12.7)).toBeLessThan(tolerance)
      expect(Number(first(p, 'w:spacing')?.getAttribute('w:after')) / 20).toBeGreaterThanOrEqual(6)
      expect(Number(first(p, 'w:spacing')?.getAttribute('w:line')) / 240).toBeCloseTo(1.15)
    }
  })

  test('headings are Word headings', () => {
    const headings = fileOf('decision').paragraphs.filter(({ style }) => style?.startsWith('Heading'))
    expect(headings.map(({ style, text }) => `${style} ${text}`)).toEqual([
      'Heading4 Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động của Ban Chỉ đạo.',
      'Heading1 Phần I\nPHẦN CHUNG',
      'Heading2 Chương I\nNHỮNG QUY ĐỊNH CHUNG',
      'Heading3 Mục 1\nNGUYÊN TẮC',
      'Heading4 Điều 2. Nguyên tắc làm việc',
      'Heading4 Điều 3. Quyết định này có hiệu lực kể từ ngày ký./.',
    ])
  })

  test('the frame of the urgency mark has the millimetres of the decree', () => {
    const mark = fileOf('dispatch').paragraphs.find(({ text }) => text === 'HỎA TỐC')
    const row = mark?.p.parentElement?.parentElement as Element
    const [width, height] = format.elements.find((e) => e.key === 'urgency')?.frames_mm?.['HỎA TỐC'] ?? []
    expect(Math.abs(mm(first(row, 'w:tcW')?.getAttribute('w:w')) - (width ?? 0))).toBeLessThan(tolerance)
    expect(Math.abs(mm(val(row, 'w:trHeight')) - (height ?? 0))).toBeLessThan(tolerance)
  })

  test('the contact line is the foot of page 1 alone', () => {
    const feet = Object.keys(fileOf('dispatch').parts).filter((path) => /word\/footer\d+\.xml/.test(path))
    const told = feet.filter((path) => fileOf('dispatch').part(path).includes('vidu@nghean.example'))
    expect(told).toHaveLength(1)
  })
})

/** Elements that this system does not print, each with its reason. */
const notPrinted: Partial<Record<ElementKey, string>> = {
  signature: 'room is left; the signing software puts the image there',
  seal: 'room is left; the agency signs with its own certificate',
  secrecy: 'classified documents must stay out of this system',
}

test('every element of the format file is printed by a sample, or is named here with the reason', () => {
  const printed = new Set<ElementKey>(
    names.flatMap((name) => allLines(name).flatMap((line) => [line.key, ...line.also])),
  )
  for (const { key } of composed.dispatch?.contact ?? []) printed.add(key)
  const expected = format.elements.map(({ key }) => key).filter((key) => !(key in notPrinted))
  expect([...printed].sort()).toEqual(expected.sort())
  expect([...elementKeys]).toEqual(format.elements.map(({ key }) => key))
})

test('what Word refuses is taken out, and markup is printed as text', async () => {
  const subject = 'a\u0000\u0008<w:b/>&amp;\u202e\ud800 "b"'
  const { paragraphs } = await read({ ...samples.plan, subject, annexes: [] })
  expect(paragraphs.some(({ text }) => text === 'a<w:b/>&amp; "b"')).toBe(true)
})

test('the model refuses rows that do not fill the columns', () => {
  const table = (rows: unknown[]) =>
    officialDocument.safeParse({
      ...samples.plan,
      body: [{ kind: 'table', columns: [{ width: 1 }, { width: 1 }], rows }],
    }).success
  expect(table([['a', 'b'], { group: 'x' }])).toBe(true)
  expect(table([[{ text: 'a', rowspan: 2 }, 'b'], ['c']])).toBe(true)
  expect(table([['a']])).toBe(false)
  expect(table([['a', 'b', 'c']])).toBe(false)
  expect(table([[{ text: 'a', rowspan: 2 }, 'b']])).toBe(false)
})
