import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { SheetFigure, SheetList, SheetPart } from '#platform/room.ts'
import { Alert } from '#ui/alert.tsx'
import { PrintButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { showDate, showDayMonth, showDecimal, showNumber, timelinessOf } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { Count, Move, NoneTag, TimeTag } from '#ui/tag.tsx'
import { Lines } from '#ui/todo.tsx'
import type { UnitSheet } from '../facts/sheet.ts'
import { type Texts, texts } from '../texts.ts'

type Answers = UnitSheet['answers']

const People = ({ t, answers, lang, since }: { t: Texts; answers: Answers; lang: Lang; since?: boolean }) => (
  <dd>
    {answers.length === 0 ? <span class="ct-quiet">{t.sheet.nobody}</span> : null}
    {answers.map((person) => (
      <>
        <span class="ct-who-name">{person.name}</span>
        <small>
          {since ? t.sheet.from(showDate(person.since, lang)) : lang === 'en' ? person.titleEn : person.title}
        </small>
      </>
    ))}
  </dd>
)

const Who = ({ t, lang, sheet }: { t: Texts; lang: Lang; sheet: UnitSheet }) => {
  const of = (part: Answers[number]['part']) => sheet.answers.filter((person) => person.part === part)
  return (
    <dl class="ct-who">
      <div>
        <dt>{t.sheet.head}</dt>
        <People t={t} lang={lang} answers={of('head')} />
      </div>
      <div>
        <dt>{t.sheet.focal}</dt>
        <People t={t} lang={lang} answers={of('focal')} />
      </div>
      <div>
        <dt>{t.sheet.member}</dt>
        <People t={t} lang={lang} answers={of('member')} since />
      </div>
      <div>
        <dt>{t.sheet.parent}</dt>
        <dd>
          {sheet.parent ? (
            <a class="ct-n" href={`/units/${sheet.parent.id}`}>
              {sheet.parent.name}
            </a>
          ) : (
            '–'
          )}
          <small>
            <a class="ct-n" href={`/units/${sheet.unitId}`}>
              {t.sheet.card}
            </a>
          </small>
        </dd>
      </div>
    </dl>
  )
}

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

const ListHead = ({ list, lang, id }: { list: SheetList; lang: Lang; id: string }) => {
  const n = list.about === 'figures' ? 0 : (list.total ?? list.rows.length)
  return (
    <h2 class="ds-heading" data-size="2xs" id={id}>
      {list.title}{' '}
      {n > 0 ? <Count n={n} lang={lang} color={list.about === 'overdue' ? 'danger' : undefined} /> : null}
    </h2>
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
            <TimeTag time={timelinessOf(row.due, null, day)} lang={lang} />{' '}
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
}: {
  lists: SheetList[]
  lang: Lang
  day: Day
  t: Texts
  from: string
}) => (
  <div>
    {lists.map((list, i) => (
      <section aria-labelledby={`${from}-${i}`}>
        <ListHead list={list} lang={lang} id={`${from}-${i}`} />
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

const Ended = ({ t, lang, sheet }: { t: Texts; lang: Lang; sheet: UnitSheet }) => (
  <Alert tone="info" title={t.sheet.endedLede(showDate(sheet.day, lang))}>
    {sheet.successors.map((next) => (
      <p>
        {t.sheet.successor(showDate(next.on, lang))}{' '}
        <a class="ds-link" href={`/units/${next.id}/sheet`}>
          {next.name}
        </a>
        .
      </p>
    ))}
  </Alert>
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

/** `/units/:id/sheet`: a unit on one A4. */
export const SheetPage = ({ frame, sheet }: { frame: Frame; sheet: UnitSheet }) => {
  const { lang } = frame
  const t = texts[lang]
  const lists = toldOnce(sheet.parts.flatMap((part) => part.lists))
  const atRight = (list: SheetList) => list.about === 'next' || list.about === 'figures'
  const left = lists.filter((list) => !atRight(list))
  const right = lists.filter(atRight)
  return (
    <Page
      frame={frame}
      title={sheet.name}
      lede={t.sheet.lede(showDate(sheet.day, lang))}
      crumbs={[
        { href: '/units', name: t.sheet.units },
        { href: `/units/${sheet.unitId}`, name: sheet.name },
        { href: `/units/${sheet.unitId}/sheet`, name: t.sheet.title },
      ]}
      notice={sheet.ended ? <Ended t={t} lang={lang} sheet={sheet} /> : undefined}
      acts={<PrintButton>{t.print}</PrintButton>}
      onePage
    >
      <article class="ct-sheet ct-unit">
        <Who t={t} lang={lang} sheet={sheet} />
        <dl class="ct-five-figures">
          {fiveOf(sheet.parts).map((figure) => (
            <FigureCell figure={figure} lang={lang} />
          ))}
        </dl>
        <div class="ct-unit-cols">
          <Lists lists={left} lang={lang} day={sheet.day} t={t} from="late" />
          <Lists lists={right} lang={lang} day={sheet.day} t={t} from="next" />
        </div>
      </article>
    </Page>
  )
}
