import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectRoot } from '#platform/root.ts'
import { atTerminal } from '#testing/terminal.ts'
import { cli } from './cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'canhtan-plan-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]) => atTerminal(cli, args)

test('a dry run needs no database and prints tasks and findings in the agreed shape', async () => {
  const file = join(projectRoot, 'demo/ke-hoach-cchc-2023.xlsx')
  const { printed, opened } = await run('import', 'plan', file, '--year', '2023', '--dry-run', '--json')
  expect(opened).toEqual({ pure: true })
  const answer = JSON.parse(printed)
  expect(Object.keys(answer)).toEqual(['tasks', 'findings'])
  expect(answer.tasks).toHaveLength(41)
  expect(answer.tasks[0]).toMatchObject({
    row: expect.any(Number),
    area: 'I. Công tác chỉ đạo, điều hành',
    number: '1',
    lead: ['Sở Nội vụ'],
    deadline: { kind: 'period-end', date: '2023-01-31', text: 'Tháng 01/2023' },
    money: null,
  })
  for (const key of ['title', 'product', 'coordinators', 'deadline'])
    expect(answer.tasks[0]).toHaveProperty(key)
  for (const finding of answer.findings)
    expect(Object.keys(finding).sort()).toEqual(['column', 'level', 'reason', 'row', 'text'])
})

test('a dry run that finds errors has done its work: it tells them and does not fail', async () => {
  const file = join(folder, 'loi.csv')
  writeFileSync(file, 'STT;Nhiệm vụ;Sản phẩm;Chủ trì;Thời hạn\n1;Làm;;;30/02\n')
  const { printed, failed } = await run('import', 'plan', file, '--year', '2025', '--dry-run', '--json')
  const { findings } = JSON.parse(printed)
  expect(findings.map((f: { reason: string }) => f.reason)).toEqual([
    'product-missing',
    'lead-missing',
    'date-impossible',
  ])
  expect(failed).toBe(false)
})

test('a file that is no sheet is refused in words; a year that is none is a usage error', async () => {
  const file = join(folder, 'a.pdf')
  writeFileSync(file, readFileSync(join(projectRoot, 'package.json')))
  await expect(run('import', 'plan', file, '--year', '2023', '--dry-run')).rejects.toMatchObject({
    reason: 'sheet-refused',
  })
  await expect(run('import', 'plan', file, '--year', '23', '--dry-run')).rejects.toMatchObject({
    exitCode: 2,
  })
})
