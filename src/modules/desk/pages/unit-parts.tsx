import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { SheetFigure, SheetList, SheetPart } from '#platform/room.ts'
import { Facts } from '#ui/figure.tsx'
import { showDayMonth, showDecimal, showNumber, timelinessOf } from '#ui/format.ts'
import { Table } from '#ui/table.tsx'
import { Count, Move, NoneTag, TimeTag } from '#ui/tag.tsx'
import { Lines } from '#ui/todo.tsx'
import { type Texts, texts } from '../texts.ts'

const FigureCell = ({ figure, lang }: { figure: SheetFigure; lang: Lang }) => {
  const words = (
    <>
      {showNumber(figure.value, lang)}
      {figure.of === null ? null : <span>/{showNumber(figure.of, lang)}</span>}
    </>
  )
  return (
    <div>
      <dt>{figure.name}</dt>
      <dd class="ct-figure" data-size="sm">
        {figure.of === 0 ? (
          <NoneTag lang={lang} />
        ) : figure.url && figure.value > 0 ? (
          <a class="ct-n" href={figure.url}>
            {words}
          </a>
        ) : (
          <span class="ct-figure-plain">{words}</span>
        )}
        {figure.percent ? (
          <>
            {' '}
            <b>{showDecimal(figure.percent, lang)}%</b>
          </>
        ) : null}
        {figure.places === undefined ? null : (
          <>
            {' '}
            <Move places={figure.places} lang={lang} />
          </>
        )}
      </dd>
    </div>
  )
}

type Level = 2 | 3

const ListHead = ({ list, lang, id, level }: { list: SheetList; lang: Lang; id: string; level: Level }) => {
  const H = `h${level}` as 'h2' | 'h3'
  const n = list.about === 'figures' ? 0 : (list.total ?? list.rows.length)
  return (
    <H class="ds-heading" data-size="2xs" id={id}>
      {list.title}{' '}
      {n > 0 ? <Count n={n} lang={lang} color={list.about === 'overdue' ? 'danger' : undefined} /> : null}
    </H>
  )
}

/** What is overdue or owed: name, then how it stands. */
const AsLines = ({ list, lang, day, t }: { list: SheetList; lang: Lang; day: Day; t: Texts }) => (
  <>
    {list.rows.length === 0 ? (
      <p class="ct-quiet">{list.about === 'overdue' ? t.sheet.noneOverdue : t.sheet.none}</p>
    ) : null}
    <Lines
      lines={list.rows.map((row) => ({
        title: row.text,
        href: row.url,
        under: (
          <>
            {row.due || row.note === null ? (
              <TimeTag time={timelinessOf(row.due, null, day)} lang={lang} />
            ) : null}{' '}
            <span class="ct-quiet">{row.note}</span>
          </>
        ),
      }))}
    />
    {list.url && (list.total ?? 0) > list.rows.length ? (
      <p class="ct-small">
        <a class="ds-link" href={list.url}>
          {t.sheet.all(list.total ?? 0)}
        </a>
      </p>
    ) : null}
  </>
)

/** What is asked next: a small table of dates. */
const AsTable = ({ list, lang, day, t }: { list: SheetList; lang: Lang; day: Day; t: Texts }) => (
  <Table
    lang={lang}
    caption={list.title}
    class="ct-next"
    scroll={false}
    rows={list.rows}
    empty={<p class="ct-quiet">{t.sheet.noneNext}</p>}
    columns={[
      {
        head: t.sheet.work,
        phone: 'wide',
        cell: (row) => (
          <a class="ct-row-link" href={row.url}>
            {row.text}
          </a>
        ),
      },
      { head: t.sheet.due, n: true, cell: (row) => (row.due ? showDayMonth(row.due, lang) : '') },
      {
        head: t.sheet.time,
        phone: 'end',
        cell: (row) => <TimeTag time={timelinessOf(row.due, null, day)} lang={lang} />,
      },
    ]}
  />
)

/** Figures by name: each leads to what explains it. */
const AsFigures = ({ list }: { list: SheetList }) => (
  <Facts
    facts={list.rows.map((row) => ({
      name: (
        <a class="ct-row-link" href={row.url}>
          {row.text}
        </a>
      ),
      value: row.note,
    }))}
  />
)

const Lists = ({
  lists,
  lang,
  day,
  t,
  from,
  level,
  under,
}: {
  lists: SheetList[]
  lang: Lang
  day: Day
  t: Texts
  from: string
  level: Level
  under?: string
}) => (
  <div>
    {lists.map((list, i) => (
      <section aria-labelledby={under ? `${under} ${from}-${i}` : `${from}-${i}`}>
        <ListHead list={list} lang={lang} id={`${from}-${i}`} level={level} />
        {list.about === 'figures' ? (
          <AsFigures list={list} />
        ) : list.about === 'next' ? (
          <AsTable list={list} lang={lang} day={day} t={t} />
        ) : (
          <AsLines list={list} lang={lang} day={day} t={t} />
        )}
      </section>
    ))}
  </div>
)

/** Lists without those whose every row an earlier list has: rooms may name the same overdue task. */
const toldOnce = (lists: SheetList[]): SheetList[] =>
  lists.filter((list, i) => {
    const before = new Set(lists.slice(0, i).flatMap((other) => other.rows.map((row) => row.url)))
    return list.about !== undefined || i === 0 || list.rows.some((row) => !before.has(row.url))
  })

/** Five figures in the rooms' order: the first of every room, then what still has its place. */
const fiveOf = (parts: readonly SheetPart[]): SheetFigure[] => {
  const all = parts.flatMap((part) => part.figures)
  const firsts = parts.flatMap((part) => part.figures.slice(0, 1))
  const five = [...new Set([...firsts, ...all])].slice(0, 5)
  return all.filter((figure) => five.includes(figure))
}

/** What the rooms know of a unit: five figures, what is overdue and owed at the left, what comes at the right. */
export const UnitParts = ({
  parts,
  lang,
  day,
  id = '',
  level = 2,
  under,
}: {
  parts: readonly SheetPart[]
  lang: Lang
  day: Day
  /** tells units of one page apart */
  id?: string
  /** of the lists' headings */
  level?: 2 | 3
  /** the heading that they stand under, where the page has several units */
  under?: string
}) => {
  const t = texts[lang]
  const lists = toldOnce(parts.flatMap((part) => part.lists))
  const atRight = (list: SheetList) => list.about === 'next' || list.about === 'figures'
  const shown = { lang, day, t, level, under }
  return (
    <>
      <dl class="ct-five-figures">
        {fiveOf(parts).map((figure) => (
          <FigureCell figure={figure} lang={lang} />
        ))}
      </dl>
      <div class="ct-unit-cols">
        <Lists lists={lists.filter((list) => !atRight(list))} {...shown} from={`late${id}`} />
        <Lists lists={lists.filter(atRight)} {...shown} from={`next${id}`} />
      </div>
    </>
  )
}
