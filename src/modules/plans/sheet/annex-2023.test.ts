import { readFileSync } from 'node:fs'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { correctionSheet } from './correction.ts'
import { read } from './fixtures/read.ts'
import type { PlanSheet } from './types.ts'

describe('the annex of 2023 as officials lay it out', () => {
  const bytes = readFileSync('demo/ke-hoach-cchc-2023.xlsx')

  test('41 tasks in 7 parts, nothing to say about any row', async () => {
    const s = await read(bytes)
    expect(s.findings).toEqual([])
    expect(s.tasks.map((t) => t.number)).toEqual(Array.from({ length: 41 }, (_, i) => String(i + 1)))
    expect([...Map.groupBy(s.tasks, (t) => t.area)].map(([area, tasks]) => [area, tasks.length])).toEqual([
      ['I. Công tác chỉ đạo, điều hành', 8],
      ['II. Cải cách thể chế', 4],
      ['III. Cải cách thủ tục hành chính', 7],
      ['IV. Cải cách tổ chức bộ máy', 4],
      ['V. Cải cách chế độ công vụ', 5],
      ['VI. Cải cách tài chính công', 4],
      ['VII. Xây dựng chính quyền điện tử, chính quyền số', 9],
    ])
    expect(
      Object.fromEntries([...Map.groupBy(s.tasks, (t) => t.deadline.kind)].map(([k, v]) => [k, v.length])),
    ).toEqual({ 'period-end': 26, day: 11, regular: 4 })
  })

  test('every lead, coordinator, product and deadline as another reader finds the cells', async () => {
    const { tasks } = await read(bytes)
    const rows = await readSheet('demo/ke-hoach-cchc-2023.xlsx')
    const quarterEnds: Record<string, string> = {
      I: '2023-03-31',
      II: '2023-06-30',
      III: '2023-09-30',
      IV: '2023-12-31',
    }
    for (const task of tasks) {
      const [number, title, product, lead, coordinators, deadline, money] = rows[task.row - 1] ?? []
      expect([task.number, task.title, task.product]).toEqual([String(number), title, product])
      expect([task.lead, task.coordinators]).toEqual([[lead], String(coordinators).split('\n')])
      expect(task.money).toBe(money === null ? null : String(money))
      if (deadline instanceof Date)
        expect(task.deadline).toMatchObject({ kind: 'day', date: deadline.toISOString().slice(0, 10) })
      const quarter = /^Quý (\w+)\/2023$/.exec(String(deadline))?.[1]
      if (quarter)
        expect(task.deadline).toEqual({ kind: 'period-end', date: quarterEnds[quarter], text: deadline })
    }
  })

  test('single rows come out exactly', async () => {
    const { tasks } = await read(bytes)
    expect(tasks[12 - 1]).toEqual({
      row: 20,
      area: 'II. Cải cách thể chế',
      number: '12',
      title: 'Tham mưu sửa đổi cơ chế, chính sách thu hút đầu tư không còn phù hợp',
      product: 'Nghị quyết của HĐND tỉnh',
      lead: ['Sở Kế hoạch và Đầu tư'],
      coordinators: ['Sở Tài chính', 'Sở Tư pháp'],
      deadline: { kind: 'period-end', date: '2023-07-31', text: 'Tháng 7/2023' },
      money: null,
      moneyUnit: null,
      moneySource: '',
      staff: null,
      note: '',
      start: null,
    })
    expect(tasks[40]).toMatchObject({
      row: 54,
      deadline: { kind: 'day', date: '2023-09-30', text: '30/09/2023' },
      money: '450',
      moneyUnit: 'million-vnd',
    })
    expect(tasks[36]).toMatchObject({ coordinators: ['Sở Tài chính', 'ngân hàng'] })
  })

  test('the correction sheet reads back the same', async () => {
    const s = await read(bytes)
    const again = await read(await correctionSheet(s, s.findings))
    const bare = (x: PlanSheet) => x.tasks.map(({ row: _, ...t }) => t)
    expect(bare(again)).toEqual(bare(s))
  })
})
