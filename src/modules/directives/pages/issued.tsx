import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Bar } from '#ui/figure.tsx'
import { showFraction, showMoment, showNumber, showPercent } from '#ui/format.ts'
import { DirectiveGrid, GridLegend } from '#ui/grid.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid } from '#ui/sheet.tsx'
import { Tabs } from '#ui/tabs.tsx'
import type { IssuedReading } from '../facts/reading.ts'
import type { Directive, GridCell, GridRow, SavedItem, SavedParagraph } from '../facts.ts'
import { texts } from '../texts.ts'
import { owingHref, tasksHref } from './list.tsx'
import { Cited, Deadline, Lineage, namesOf, resultWords, Sentences } from './parts.tsx'

/** Above each part of an issued directive: what it is, and the way to the other parts. */
const Parts = ({ id, lang, on }: { id: number; lang: Lang; on: 'text' | 'route' | 'letters' }) => {
  const t = texts[lang].pages
  const href = {
    text: `/directives/${id}`,
    route: `/directives/${id}/route`,
    letters: `/directives/${id}/letters`,
  }
  return (
    <Tabs
      lang={lang}
      label={t.tabsLabel}
      tabs={(['text', 'route', 'letters'] as const).map((key) => ({
        name: t.tabs[key],
        href: href[key],
        on: key === on,
      }))}
    />
  )
}

/** The route and the letters of an issued directive: its head, and the way to the other parts. */
export const PartPage = ({
  frame,
  directive: d,
  on,
  children,
}: {
  frame: Frame
  directive: Directive
  on: 'route' | 'letters'
  children: Child
}) => (
  <Page
    frame={frame}
    title={d.subject}
    lede={<Cited d={d} lang={frame.lang} />}
    crumbs={[
      { href: '/directives', name: texts[frame.lang].directives },
      { href: `/directives/${d.id}`, name: d.documentNo ?? '' },
    ]}
  >
    <Parts id={d.id} lang={frame.lang} on={on} />
    {children}
  </Page>
)

/** An issued directive: its text, its items with their fractions, and who answered what. */
export const IssuedPage = ({ frame, reading }: { frame: Frame; reading: IssuedReading }) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { directive: d, grid, may } = reading
  return (
    <Page
      frame={frame}
      title={d.subject}
      lede={<Lede reading={reading} lang={lang} />}
      crumbs={[
        { href: '/directives', name: texts[lang].directives },
        { href: `/directives/${d.id}`, name: d.documentNo ?? '' },
      ]}
      act={may.remind && grid.unanswered > 0 ? <Remind reading={reading} lang={lang} /> : undefined}
    >
      <Parts id={d.id} lang={lang} on="text" />
      <Grid stretch>
        <Paper reading={reading} lang={lang} />
        <Items reading={reading} lang={lang} />
      </Grid>
      {grid.rows.length === 0 ? <Empty title={t.noneGiven} /> : <Matrix reading={reading} lang={lang} />}
      <Lineage lineage={reading.lineage} lang={lang} />
    </Page>
  )
}

const Lede = ({ reading, lang }: { reading: IssuedReading; lang: Lang }) => {
  const t = texts[lang].pages
  const { directive: d, grid } = reading
  const percent = showPercent(grid.answered, grid.of, lang)
  return (
    <>
      <Cited d={d} lang={lang} />. {t.fate}{' '}
      <a class="ct-n" href={tasksHref(d.id, 'state=submitted,completed')}>
        {showFraction(grid.answered, grid.of, lang)}
      </a>{' '}
      {t.assignments}
      {percent ? `, ${percent}` : ''}
      {grid.overdue > 0 ? (
        <>
          ;{' '}
          <a class="ct-n" href={owingHref(d.id)}>
            {t.overdueN(grid.overdue)}
          </a>
        </>
      ) : null}
      .
    </>
  )
}

const Remind = ({ reading, lang }: { reading: IssuedReading; lang: Lang }) => {
  const t = texts[lang].pages
  const { directive: d, grid } = reading
  return (
    <div class="ct-acts ct-acts-note">
      <ActButton icon="bell" action={`/directives/${d.id}/reminders`}>
        {t.remind(grid.unanswered)}
      </ActButton>
      <span class="ct-small ct-quiet">
        {d.lastReminded ? t.reminded(d.reminded, showMoment(d.lastReminded, lang)) : t.neverReminded}
      </span>
    </div>
  )
}

const onTop = new Set(['national-name', 'header', 'title', 'comment', 'ornament', 'hidden', 'struck-out'])

// as NĐ 30/2020 writes it
const officialDay = (day: string): string =>
  `ngày ${day.slice(8)} tháng ${day.slice(5, 7)} năm ${day.slice(0, 4)}`

const Paper = ({ reading, lang }: { reading: IssuedReading; lang: Lang }) => {
  const { directive: d, paragraphs, items } = reading
  const t = texts[lang].pages
  const shown = paragraphs.filter((p) => p.fate === 'item' || !onTop.has(p.why ?? ''))
  return (
    <section class="ct-sheet ct-6 ct-paper" aria-label={t.text} lang="vi">
      <div class="ct-paper-top">
        <p>
          <b>
            <Said text={d.issuerName} />
          </b>
          <br />
          <Said text={d.documentNo ?? ''} />
        </p>
        <p>
          <b>
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            <br />
            Độc lập - Tự do - Hạnh phúc
          </b>
          <br />
          <i>{d.issuedOn ? officialDay(d.issuedOn) : ''}</i>
        </p>
      </div>
      {shown.length > 0
        ? shown.map((p) => <Line p={p} items={items} reading={reading} />)
        : items.map((item) => <Bare item={item} />)}
      {d.fileId ? (
        <p class="ct-small ct-quiet" lang={lang}>
          <a class="ds-link" href={`/directives/${d.id}/file`}>
            {t.openFile}
          </a>
        </p>
      ) : null}
    </section>
  )
}

const Line = ({
  p,
  items,
  reading,
}: {
  p: SavedParagraph
  items: readonly SavedItem[]
  reading: IssuedReading
}) => {
  const own = items.filter((item) => item.evidence.paragraphs?.includes(p.no))
  const urgent = own.some((item) => reading.grid.items.find((g) => g.id === item.id)?.overdue)
  return (
    <p id={`d-${p.no}`}>
      {urgent ? (
        <mark>
          <Said text={p.text} />
        </mark>
      ) : (
        <Said text={p.text} />
      )}
    </p>
  )
}

/** A directive typed item by item has no paragraphs: its items are its text. */
const Bare = ({ item }: { item: SavedItem }) => (
  <p id={`i-${item.id}`}>
    {item.number ? `${item.number}. ` : ''}
    <Said text={item.text} lines />
  </p>
)

const Items = ({ reading, lang }: { reading: IssuedReading; lang: Lang }) => {
  const t = texts[lang].pages
  const { items } = reading
  return (
    <section class="ct-sheet ct-6" data-flush="" aria-labelledby="items">
      <div class="ct-sheet-head">
        <h2 class="ds-heading" data-size="2xs" id="items">
          {t.given(items.length)}
        </h2>
      </div>
      <ol class="ct-plain ct-items">
        {items.map((item, n) => (
          <ItemLine {...{ item, reading, lang, n }} />
        ))}
      </ol>
    </section>
  )
}

const ItemLine = ({
  item,
  reading,
  lang,
  n,
}: {
  item: SavedItem
  reading: IssuedReading
  lang: Lang
  n: number
}) => {
  const t = texts[lang].pages
  const { directive: d, names, grid, may } = reading
  const sum = grid.items[n] ?? { answered: 0, of: 0, overdue: 0 }
  const instruction = `instruction=${item.instructionId}`
  const conditions = item.recipients.filter((r) => r.kind === 'condition').map((r) => r.text)
  const who =
    item.leadUnitIds.length > 0 && item.leadUnitIds.length < 6
      ? t.leads(namesOf(item.leadUnitIds, names))
      : t.units(sum.of)
  return (
    <li aria-current={sum.overdue > 0 ? 'true' : undefined}>
      <a
        class="ct-item-no"
        href={item.evidence.paragraph ? `#d-${item.evidence.paragraph}` : `#i-${item.id}`}
        aria-label={t.itemTitle(item.number)}
      >
        {item.number || n + 1}
      </a>
      <div>
        <a class="ct-row-link" href={tasksHref(d.id, instruction)}>
          <Said text={item.title} />
        </a>
        <p class="ct-small ct-quiet">
          <Said text={[who, ...conditions].join(': ')} />
          <br />
          <Said text={resultWords(item, lang)} /> · <Deadline item={item} lang={lang} />
          {item.routeUnitIds.length > 0 ? (
            <Said text={` · ${t.via(namesOf(item.routeUnitIds, names))}`} />
          ) : null}
        </p>
        <Sentences evidence={item.evidence} lang={lang} />
        {may.remind && sum.answered < sum.of && sum.overdue > 0 ? (
          <ActButton
            small
            kind="second"
            icon="bell"
            action={`/directives/${d.id}/reminders`}
            fields={{ itemId: item.id }}
            label={t.remindItem(item.number)}
          >
            {t.remindOne}
          </ActButton>
        ) : null}
      </div>
      <div class="ct-item-sum">
        <span class="ct-num">
          <a class="ct-n" href={tasksHref(d.id, `${instruction}&state=submitted,completed`)}>
            {showFraction(sum.answered, sum.of, lang)}
          </a>
        </span>
        <Bar parts={[{ n: sum.answered }, { n: sum.overdue, color: 'bad' }]} of={sum.of} />
        {sum.overdue > 0 ? <small>{t.overdueN(sum.overdue)}</small> : null}
      </div>
    </li>
  )
}

const cellOf = (cell: GridCell | null) =>
  cell === null
    ? undefined
    : {
        href: `/tasks/${cell.taskId}`,
        state: cell.state,
        ...(cell.timeliness === 'overdue' &&
          cell.state !== 'submitted' && { time: { key: 'overdue' as const, days: cell.daysLate } }),
      }

const rowOf = (d: Directive) => (row: GridRow) => ({
  name: row.name,
  href: `/units/${row.unitId}`,
  cells: row.cells.map(cellOf),
  done: row.answered,
  of: row.of,
  sumHref: tasksHref(d.id, `lead=${row.unitId}`),
})

const Matrix = ({ reading, lang }: { reading: IssuedReading; lang: Lang }) => {
  const t = texts[lang].pages
  const { directive: d, grid, items } = reading
  const missing = grid.rows.filter((row) => row.answered < row.of).sort((a, b) => b.overdue - a.overdue)
  const complete = grid.rows.filter((row) => row.answered >= row.of)
  return (
    <section class="ct-sheet ct-gapped" data-flush="" data-long="" aria-labelledby="grid">
      <div class="ct-sheet-head">
        <h2 class="ds-heading" data-size="2xs" id="grid">
          {t.grid}
        </h2>
        <GridLegend lang={lang} />
      </div>
      <DirectiveGrid
        lang={lang}
        caption={t.grid}
        unitHead={t.unit}
        sumHead={
          <>
            <span class="ct-hide-phone">
              {t.all}
              <br />
            </span>
            <a class="ct-n" href={tasksHref(d.id)}>
              {`${showNumber(grid.answered, lang)}/${showNumber(grid.of, lang)}`}
            </a>
          </>
        }
        items={grid.items.map((item, n) => ({
          no: item.number || String(n + 1),
          title: item.title,
          done: item.answered,
          of: item.of,
          overdue: item.overdue,
          href: tasksHref(d.id, `instruction=${items[n]?.instructionId}`),
        }))}
        groups={[
          { title: t.missing(missing.length), rows: missing.map(rowOf(d)) },
          { title: t.complete(complete.length), rows: complete.map(rowOf(d)), complete: missing.length > 0 },
        ]}
      />
    </section>
  )
}
