import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import type { Lang } from '#platform/lang.ts'
import { faults } from '#testing/html.ts'
import { Alert } from './alert.tsx'
import { ActButton } from './button.tsx'
import { ProgressChart, RankMultiples, TimeStrip, TrendChart } from './chart.tsx'
import { Bar, Fraction } from './figure.tsx'
import { CellField, ConfirmSheet, Field, Form, type FormState } from './form.tsx'
import { kitFrame } from './kit/frame.ts'
import { KitDoor, KitPortal } from './kit/sample.tsx'
import { KitTasks } from './kit/tasks.tsx'
import { KitPage } from './kit.tsx'
import { Page, render, withQuery } from './layout.tsx'
import { Said } from './said.tsx'
import { Table } from './table.tsx'
import { stateWord, workStates } from './tag.tsx'
import { uiTexts } from './texts.ts'

const langs: Lang[] = ['vi', 'en']

describe.each(langs)('pages in %s', (lang) => {
  test.each([
    ['kit', () => render(<KitPage lang={lang} />)],
    ['door', () => render(<KitDoor lang={lang} />)],
    ['tasks', () => render(<KitTasks lang={lang} />)],
    ['portal', () => render(<KitPortal lang={lang} />)],
    [
      'a page without an account',
      () => render(<Page frame={{ ...kitFrame(lang), person: undefined, rooms: [] }} title="404" />),
    ],
  ])('%s is valid, in its language, without inline style or script', async (_, page) => {
    const html = page()
    expect(html.startsWith(`<!DOCTYPE html><html lang="${lang}"`)).toBe(true)
    expect(html).not.toMatch(/ style=| on[a-z]+=|<style|<script(?! type="module" src=)/)
    expect(html).not.toMatch(/undefined|\[object|NaN/)
    expect(await faults(html)).toEqual([])
  })

  test('one H1, at most one main button in the head', () => {
    const html = render(<KitPage lang={lang} />)
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})

test('every state has its word in both languages, for tasks, reports and criteria', () => {
  for (const state of workStates)
    for (const of of ['task', 'report', 'criterion'] as const)
      expect(stateWord(state, 'vi', of)).not.toBe(stateWord(state, 'en', of))
  expect(stateWord('issued', 'vi', 'report')).toBe('Chưa mở')
})

test('English has every word of the parts, and none is left in Vietnamese', () => {
  const [vi, en] = [uiTexts('vi'), uiTexts('en')]
  const marks = /[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/i
  for (const [key, word] of Object.entries(en))
    if (typeof word === 'string' && key !== 'otherLanguage') expect(word, key).not.toMatch(marks)
  expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort())
})

const hostile =
  '</title></textarea><script>alert(1)</script>"\' onmouseover=x \u0000\u202Etxt.exe\u202C &amp; \ud83d\ude00'

describe('what somebody typed', () => {
  const state: FormState = {
    lang: 'vi',
    values: { text: hostile, area: `\n${hostile}`, choice: hostile },
    errors: [
      { field: 'text', message: hostile },
      { field: '', message: hostile },
    ],
  }
  const page = render(
    <Page
      frame={{
        ...kitFrame('vi', `/x?q=${encodeURIComponent(hostile)}`),
        province: hostile,
        demoBanner: hostile,
        person: { name: hostile, unit: hostile },
      }}
      title={hostile}
    >
      <Form state={state} action="/x" submit={hostile}>
        <Field state={state} name="text" label={hostile} hint={hostile} />
        <Field state={state} name="area" type="textarea" label="area" max={10} />
        <Field
          state={state}
          name="choice"
          type="select"
          label="choice"
          options={[{ value: hostile, label: hostile }]}
        />
        <Field
          state={state}
          name="tick"
          type="radio"
          label="tick"
          options={[{ value: hostile, label: hostile }]}
        />
      </Form>
      <Table
        lang="vi"
        caption={hostile}
        columns={[{ head: hostile, cell: () => hostile, phone: 'label' }]}
        rows={[1]}
      />
      <p>
        <Said text={hostile} />
      </p>
      <ProgressChart lang="vi" name={hostile} done={[]} plan={[]} total={3} year={2023} today="2023-06-01" />
      <TrendChart lang="vi" name={hostile} min={0} points={[{ label: hostile, value: 3 }]} />
      <RankMultiples
        lang="vi"
        series={[{ name: hostile, plain: hostile, outOf: 63, points: [{ label: hostile, value: 3 }] }]}
      />
    </Page>,
  )

  test('never becomes markup', async () => {
    const { document } = parseHTML(page)
    expect([...document.querySelectorAll('script')].map((script) => script.getAttribute('src'))).toEqual([
      '/assets/app.js',
    ])
    expect(document.querySelectorAll('[onmouseover], b[x]')).toHaveLength(0)
    expect(document.querySelector('h1')?.textContent).toContain('<script>alert(1)</script>')
    expect(await faults(page)).toEqual([])
  })
  test('control characters are shown, not sent', () => {
    expect(page).not.toContain('\u0000')
    expect(page).toContain('\ufffd')
  })
  test('turning marks do not turn the sentence around it', () => {
    const said = String(<Said text={'a\u202Eb\u2066c\r\nd'} lines />)
    expect(said).toBe('<bdi>abc<br/>d</bdi>')
  })
  test('a leading line break of a text area survives', () => {
    expect(
      String(<Field state={{ lang: 'vi', values: { a: '\nx' } }} name="a" type="textarea" label="a" />),
    ).toContain('>\n\nx</textarea>')
  })
})

describe('forms', () => {
  const state: FormState = {
    lang: 'vi',
    values: { due: '2023-10-05', title: 'Giữ nguyên', helpers: ['2', '3'], agree: 'on' },
    errors: [
      { field: 'due', message: 'Hạn phải sau hôm nay' },
      { field: 'helpers', message: 'Chọn ít nhất một' },
    ],
  }
  const options = ['1', '2', '3'].map((value) => ({ value, label: `Đơn vị ${value}` }))
  const html = String(
    <Form state={state} action="/tasks" submit="Giao" version={7} idempotency="abc" multipart>
      <Field state={state} name="due" type="date" label="Hạn" value="2024-01-01" />
      <Field state={state} name="title" label="Tên" optional />
      <Field state={state} name="helpers" type="checkboxes" label="Phối hợp" options={options} />
      <Field state={state} name="agree" type="checkbox" label="Báo" />
      <Field state={state} name="lead" type="select" label="Chủ trì" options={options} value="2" />
      <Field state={state} name="secret" type="password" label="Mật khẩu" value="x" />
      <Field state={state} name="file" type="file" label="Tệp" maxBytes={20_000_000} />
    </Form>,
  )

  test('the summary comes first and leads to the fields', () => {
    const first = html.indexOf('ds-error-summary')
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(html.indexOf('ds-field'))
    for (const error of state.errors ?? []) {
      const target = `f-${error.field}`
      expect(html).toContain(`<a href="#${target}">${error.message}</a>`)
      expect(html).toContain(`id="${target}"`)
    }
  })
  test('what was typed is kept, a day in the way it is written; a password never', () => {
    expect(html).toContain('value="05/10/2023"')
    expect(html).toContain('value="Giữ nguyên"')
    expect(html.match(/ checked=""/g)).toHaveLength(3)
    expect(html).toContain('<option value="2" selected="">')
    expect(html).not.toContain('value="x"')
  })
  test('a bad field says so and names its error', () => {
    expect(html).toMatch(
      /id="f-due" name="due" aria-invalid="true" aria-describedby="f-due-error f-due-hint"/,
    )
    expect(html).toContain('<p class="ds-validation-message" id="f-due-error">Hạn phải sau hôm nay</p>')
  })
  test('a cleared field stays cleared', () => {
    expect(
      String(<Field state={{ lang: 'vi', values: { a: '' } }} name="a" label="a" value="before" />),
    ).toContain('value=""')
    expect(String(<Field state={{ lang: 'vi' }} name="a" label="a" value="before" />)).toContain(
      'value="before"',
    )
  })
  test('carries its version and its key', () => {
    expect(html).toContain('<input type="hidden" name="version" value="7"/>')
    expect(html).toContain('<input type="hidden" name="_once" value="abc"/>')
    expect(html).toContain('enctype="multipart/form-data"')
  })
  test('a refused act whose form stands here no more is answered at the head, any other in its place', () => {
    const why = 'Người khác đã rút.'
    const answers = (child: Child) => {
      const html = render(
        <Page frame={{ ...kitFrame('vi'), refused: why }} title="T" notice={<Alert tone="info">Tin</Alert>}>
          {child}
        </Page>,
      )
      return [...parseHTML(html).document.querySelectorAll('[role=alert]')].map((one) => one.textContent)
    }
    const refused: FormState = { lang: 'vi', errors: [{ field: '', message: why }] }
    const choice = <p tabindex={-1} data-focus="" />
    expect(answers(<ActButton action="/x">Rút</ActButton>)).toEqual([why])
    expect(answers(<Form state={refused} action="/x" />)).toEqual([`${uiTexts('vi').refusedForm(1)}${why}`])
    expect(answers(choice)).toEqual([])
  })

  test('a confirming sheet asks for the reason and is dangerous only on its act', () => {
    const sheet = String(
      <ConfirmSheet
        state={{ lang: 'vi' }}
        action="/x"
        title="Thu hồi?"
        consequence="9 nhiệm vụ"
        submit="Thu hồi 9 nhiệm vụ"
        cancel="/"
      />,
    )
    expect(sheet.match(/data-color="danger"/g)).toHaveLength(1)
    expect(sheet).toContain('name="reason"')
  })
  test('a field in a table is named for those who hear it', () => {
    const html = String(
      <CellField
        state={{ lang: 'vi', errors: [{ field: 'a', message: 'Sai' }] }}
        name="a"
        type="decimal"
        label="Sở Nội vụ, chỉ tiêu 12"
      />,
    )
    expect(html).toContain('aria-label="Sở Nội vụ, chỉ tiêu 12"')
    expect(html).not.toContain('<label')
    expect(html).toContain('id="f-a-error"')
  })
  test('an act of one button is a form of its own', () => {
    expect(
      String(
        <ActButton action="/x/closing" fields={{ version: 2 }}>
          Đóng
        </ActButton>,
      ),
    ).toContain('<input type="hidden" name="version" value="2"/>')
  })
})

describe('figures', () => {
  test('a zero denominator is words, never 0 or 100', () => {
    const html = String(<Fraction done={0} of={0} href="/tasks" lang="vi" />)
    expect(html).toContain('Không phát sinh')
    expect(html).not.toContain('%')
    expect(html).not.toContain('href')
  })
  test('bars add up to their whole', () => {
    expect(String(<Bar of={41} parts={[{ n: 38 }, { n: 0 }, { n: 3, color: 'bad' }]} />)).toContain(
      '<rect class="bad" x="92.68" width="7.32" height="6"></rect>',
    )
    expect(String(<Bar of={0} parts={[{ n: 1 }]} />)).toContain('width="0"')
  })
})

describe('tables', () => {
  const columns = [
    { head: 'Tên', cell: (n: number) => `Dòng ${n}`, foot: 'Tổng' },
    {
      head: 'Số',
      n: true,
      cell: (n: number) => n,
      foot: 3,
      sort: { href: '?sort=n', dir: 'descending' as const },
    },
  ]
  test('groups, foot, sort and pages', () => {
    const html = String(
      <Table
        lang="vi"
        caption="Bảng"
        columns={columns}
        groups={[
          { title: 'Một', rows: [1] },
          { title: 'Trống', rows: [] },
          { title: 'Hai', rows: [2] },
        ]}
        pager={{ from: 1, to: 2, total: 1200, next: '?page=2' }}
      />,
    )
    expect(html.match(/<tbody>/g)).toHaveLength(2)
    expect(html).not.toContain('Trống')
    expect(html).toContain('aria-sort="descending"')
    expect(html).toContain('1–2 trong 1.200')
    expect(html).toContain('rel="next" href="?page=2"')
    expect(html).not.toContain('rel="prev"')
  })
  test('a cell that takes the whole line of a phone keeps its head’s words where it names them', () => {
    const told = { head: '2024', cell: () => 'dài', phone: 'wide' as const }
    const html = (label?: string) =>
      String(
        <Table
          lang="vi"
          caption="Bảng"
          rows={[1]}
          columns={[...columns, { ...told, ...(label && { label }) }]}
        />,
      )
    expect(html('2024 (sau)')).toContain('<td data-wide="" data-label="2024 (sau)">dài</td>')
    expect(html()).toContain('<td data-wide="">dài</td>')
  })
  test('no row: what the caller says instead', () => {
    expect(String(<Table lang="en" caption="x" columns={columns} rows={[]} />)).toContain('No row matches')
    expect(
      String(<Table lang="en" caption="x" columns={columns} rows={[]} empty={<p>Nothing yet</p>} />),
    ).toBe('<p>Nothing yet</p>')
  })
})

describe('charts', () => {
  test('say their story and bear their numbers', () => {
    const html = String(
      <ProgressChart
        lang="vi"
        name="Nhiệm vụ hoàn thành"
        year={2023}
        today="2023-09-30"
        total={41}
        done={[{ day: '2023-09-30', n: 33 }]}
        plan={[
          { day: '2023-09-30', n: 36 },
          { day: '2023-12-01', n: 41 },
        ]}
      />,
    )
    expect(html.match(/role="img"/g)).toHaveLength(2)
    expect(html).toContain('33 trên 41 ngày 30/09/2023; lộ trình đến ngày đó là 36.')
    expect(html).toContain('<details')
    // months to come are empty, never zero
    expect(html).toMatch(/<th scope="row">đã xong<\/th>(<td class="n">\d+<\/td>){9}(<td class="n"><\/td>){3}/)
  })
  test('a strip keeps its late part after the end, and says so', () => {
    const html = String(
      <TimeStrip
        lang="vi"
        issuedOn="2023-01-16"
        dueOn={['2023-09-30', '2023-10-31']}
        askedFor="2023-11-30"
        finishedOn="2023-11-14"
        today="2024-06-01"
      />,
    )
    expect(html).toContain('xong 14/11, chậm 14 ngày')
    expect(html.match(/class="bad"/g)).toHaveLength(2)
    const early = String(
      <TimeStrip
        lang="vi"
        issuedOn="2023-01-16"
        dueOn={['2023-09-30']}
        finishedOn="2023-09-30"
        today="2024-06-01"
      />,
    )
    expect(early).not.toContain('class="bad"')
  })
  test.each([
    ['no deadline', { issuedOn: '2023-01-16', dueOn: [], today: '2023-01-16' }],
    ['given and due today', { issuedOn: '2023-01-16', dueOn: ['2023-01-16'], today: '2023-01-16' }],
    [
      'seven extensions',
      {
        issuedOn: '2021-01-16',
        dueOn: [
          '2021-02-01',
          '2021-03-01',
          '2021-04-01',
          '2021-05-01',
          '2021-06-01',
          '2021-07-01',
          '2021-08-01',
        ],
        today: '2023-12-15',
      },
    ],
    [
      'finished before it was recorded as given',
      { issuedOn: '2023-03-01', dueOn: ['2023-04-01'], finishedOn: '2023-02-01', today: '2023-12-15' },
    ],
  ])('a strip with %s is drawn', async (_, strip) => {
    for (const lang of langs) {
      const html = String(<TimeStrip lang={lang} {...strip} />)
      expect(html).not.toMatch(/NaN|undefined|Infinity/)
    }
  })
  test.each([
    [{ done: [], plan: [], total: 0, year: 2023, today: '2023-06-01' }],
    [{ done: [{ day: '2023-01-01', n: 1 }], plan: [], total: 1, year: 2023, today: '2022-06-01' }],
    [
      {
        done: [{ day: '2022-12-31', n: 5 }],
        plan: [{ day: '2023-12-31', n: 9 }],
        total: 9,
        year: 2023,
        today: '2025-06-01',
      },
    ],
  ])('an odd year is drawn', (odd) => {
    expect(String(<ProgressChart lang="en" name="x" {...odd} />)).not.toMatch(/NaN|undefined|Infinity/)
  })
  test('a gap is dashed, nothing known draws no line', () => {
    const points = [1, undefined, 3].map((value, i) => ({ label: String(i), value }))
    expect(String(<TrendChart lang="vi" name="x" min={0} points={points} />)).toContain('class="gap"')
    expect(
      String(<TrendChart lang="vi" name="x" min={0} points={[{ label: 'a', value: undefined }]} />),
    ).not.toContain('class="thin"')
  })
})

test('one query value changes, the others stay', () => {
  expect(withQuery('/tasks?state=a&page=2', 'lang', 'en')).toBe('/tasks?state=a&page=2&lang=en')
  expect(withQuery('/tasks?page=2', 'page', undefined)).toBe('/tasks')
  expect(withQuery('/tasks', 'year', '2022')).toBe('/tasks?year=2022')
})

test('only whole, synchronous pages are rendered', () => {
  expect(() => render(Promise.resolve('') as never)).not.toThrow()
  expect(render(raw('<html lang="vi"></html>') as never)).toBe('<!DOCTYPE html><html lang="vi"></html>')
})
