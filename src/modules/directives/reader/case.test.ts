import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordsLost } from './coverage.ts'
import { directiveParagraphs, readDirective } from './file.ts'
import { defaultLimits } from './limits.ts'
import { readDirectiveText } from './read.ts'

const bytes = readFileSync(new URL('../../../../demo/cong-van-quy-3-2023.md', import.meta.url))
const reading = await readDirective(bytes, { fileName: 'cong-van-quy-3-2023.md' })
const item = (number: string) => reading.items.filter((i) => i.number === number)

test('the head of the third-quarter dispatch', () => {
  expect(reading.header).toEqual({
    number: '8867/UBND-TH',
    date: '2023-10-16',
    subject: 'khắc phục tồn tại, hạn chế trong công tác cải cách hành chính quý III năm 2023',
    issuer: 'ỦY BAN NHÂN DÂN TỈNH NGHỆ AN',
    recipients: ['Các sở, ban, ngành cấp tỉnh', 'Ủy ban nhân dân các huyện, thành phố, thị xã'],
  })
})

test('six items, none lost and none made up', () => {
  expect(reading.items.map((i) => i.number)).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(reading.uncovered).toEqual([])
})

test('items 1, 2, 3 and 5 go to everyone the dispatch is sent to, each for itself, without a deadline', () => {
  for (const number of ['1', '2', '3', '5']) {
    expect(item(number)).toMatchObject([
      {
        recipients: [
          { kind: 'all-departments', unit: null },
          { kind: 'all-districts', unit: null },
        ],
        lead: [],
        coordinators: [],
        route: [],
        response: ['report'],
        deadline: { kind: 'none', date: null },
      },
    ])
    expect(item(number)[0]?.evidence.response?.paragraph).toBe(16)
  }
})

test('item 4: who has no plan, strictly before 30/10/2023, by way of two departments, with an explanation', () => {
  expect(item('4')).toMatchObject([
    {
      recipients: [
        {
          kind: 'condition',
          unit: null,
          text: 'Các cơ quan, đơn vị chưa ban hành Kế hoạch chuyển đổi số của năm và của giai đoạn',
        },
      ],
      lead: [],
      deadline: { kind: 'day', date: '2023-10-30', text: 'trước ngày 30/10/2023', reading: 'strict' },
      route: ['Sở Nội vụ', 'Sở Thông tin và Truyền thông'],
      response: ['report', 'explanation'],
      evidence: { paragraph: 13 },
    },
  ])
  expect(item('4')[0]?.evidence.sentence).toMatch(
    /^Các cơ quan, đơn vị chưa ban hành .* cải cách hành chính tỉnh\.$/u,
  )
})

test('item 6: the seven pilot units, each for itself, by the end of the year', () => {
  expect(item('6')[0]?.recipients).toEqual(
    [
      'Văn phòng Ủy ban nhân dân tỉnh',
      'Sở Xây dựng',
      'Sở Tài nguyên và Môi trường',
      'Sở Kế hoạch và Đầu tư',
      'Ủy ban nhân dân thành phố Vinh',
      'Ủy ban nhân dân huyện Nghi Lộc',
      'Ủy ban nhân dân huyện Diễn Châu',
    ].map((unit) => ({ kind: 'unit', unit, text: unit })),
  )
  expect(item('6')).toMatchObject([
    {
      lead: [],
      response: ['report'],
      route: [],
      deadline: { kind: 'period-end', date: '2023-12-31', text: 'cuối năm', assumed: ['year'] },
    },
  ])
})

test('the rest is no work, and says why', async () => {
  expect(reading.noWork.map((n) => n.why)).toEqual([
    'comment',
    'header',
    'header',
    'header',
    'header',
    'recipients',
    'recipients',
    'recipients',
    'opening',
    'default-response',
    'recipients',
    'recipients',
    'recipients',
    'signature',
    'signature',
  ])
  const paragraphs = await directiveParagraphs(bytes, defaultLimits)
  expect(wordsLost(paragraphs, readDirectiveText(paragraphs))).toEqual([])
})
