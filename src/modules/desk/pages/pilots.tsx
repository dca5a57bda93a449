import { exact, showRounded } from '#platform/exact.ts'
import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { LinkButton, PrintButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showDecimal } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { Cell, Compared, ComparedUnit, Comparison, ScoredBy } from '../facts/pilots.ts'
import { pilotsTexts } from '../texts/pilots.ts'

/** A figure of the comparison as printed: one decimal more than a percent needs to tell units apart. */
const shown = (value: string, unit: string, lang: Lang): string => {
  const figure = showDecimal(showRounded(exact(value), unit === '%' ? 2 : 0, 'half_up'), lang)
  return unit === '%' ? `${figure}%` : figure
}

/** The pilot units of a year before, during and after it, beside the like units; said to be no proof. */
export const PilotsPage = ({
  frame,
  comparison,
  state,
}: {
  frame: Frame
  comparison: Comparison
  state: FormState
}) => {
  const { lang } = frame
  const t = pilotsTexts[lang]
  const { year, pilots, tables } = comparison
  return (
    <Page
      frame={frame}
      title={t.title(year)}
      lede={t.lede}
      crumbs={[{ href: `/programmes/${year}`, name: t.programme(year) }]}
      acts={<PrintButton>{t.print}</PrintButton>}
    >
      {pilots.length === 0 ? (
        <Empty
          title={t.noPilots(year)}
          act={<LinkButton href={`/programmes/${year}`}>{t.programme(year)}</LinkButton>}
        >
          {t.noPilotsHow}
        </Empty>
      ) : (
        <>
          <Alert tone="info">{t.notProof}</Alert>
          {tables.map((table) => (
            <ComparedTable table={table} comparison={comparison} frame={frame} />
          ))}
          <Choosing comparison={comparison} state={state} />
        </>
      )}
    </Page>
  )
}

const whenOf = (at: number, year: number, lang: Lang): string => {
  const t = pilotsTexts[lang]
  if (at === year) return t.during
  return at < year ? t.before : t.after
}

const ComparedTable = ({
  table,
  comparison: { years, year },
  frame: { lang, today },
}: {
  table: Compared
  comparison: Comparison
  frame: Frame
}) => {
  const t = pilotsTexts[lang]
  const name = table.name?.[lang] ?? t.names[table.key] ?? ''
  return (
    <>
      {table.sets.length > 1 ? <DifferentSets sets={table.sets} lang={lang} /> : null}
      <Sheet title={name} flush gapped>
        <Table
          lang={lang}
          caption={name}
          rows={table.units}
          cards
          columns={[
            {
              head: t.own,
              cell: (row) => <Name row={row} year={year} lang={lang} today={today} />,
              phone: 'wide',
            },
            ...years.map((at, i) => {
              const head = `${at} (${whenOf(at, year, lang)})`
              const cell = (row: ComparedUnit) => (
                <CellShown cell={row.cells[i]} row={row} table={table} lang={lang} />
              )
              // whole sentences: half a line would break them word by word
              return { head, label: head, cell, phone: 'wide' as const }
            }),
          ]}
        />
      </Sheet>
    </>
  )
}

/** Sets are told apart by a letter that stands at each figure. */
const letterOf = (sets: readonly ScoredBy[], key: string | null): string | undefined => {
  const at = sets.findIndex((one) => one.key === key)
  return at < 0 || sets.length < 2 ? undefined : String.fromCharCode(65 + at)
}

const DifferentSets = ({ sets, lang }: { sets: readonly ScoredBy[]; lang: Lang }) => {
  const t = pilotsTexts[lang]
  return (
    <Alert tone="info" title={t.differentSets(sets.length)}>
      {t.differentSetsHow}
      <ul>
        {sets.map(({ key, name, years }) => (
          <li>
            <b>{letterOf(sets, key)}</b>:{' '}
            {name ? <Said text={t.setName(name[lang], String(name.version))} /> : t.setUnknown} (
            {years.join(', ')})
          </li>
        ))}
      </ul>
    </Alert>
  )
}

const Name = ({ row, year, lang, today }: { row: ComparedUnit; year: number; lang: Lang; today: string }) => {
  const t = pilotsTexts[lang]
  const { pilot, unit } = row
  const name = unit?.name ?? pilot.name
  const ended = pilot.endedOn !== null && pilot.endedOn < today ? pilot.endedOn : undefined
  return (
    <>
      <a class="ct-row-link" href={`/programmes/${year}/pilots/${pilot.unitId}`}>
        <Said text={lang === 'en' ? (unit?.nameEn ?? name) : name} />
      </a>
      {ended ? <p class="ct-small ct-quiet">{t.ended(showDate(ended, lang))}</p> : null}
    </>
  )
}

const CellShown = ({
  cell,
  row,
  table: { unit, sets },
  lang,
}: {
  cell: Cell | undefined
  row: ComparedUnit
  table: Compared
  lang: Lang
}) => {
  if (!cell) return null
  const t = pilotsTexts[lang]
  const gone = row.pilot.endedOn !== null && row.pilot.endedOn < `${cell.year}-01-01`
  const { own, place, like } = cell
  const say = (value: string) => shown(value, unit, lang)
  const letter = letterOf(sets, cell.set)
  return (
    <>
      {own === null ? <span class="ct-quiet">{gone ? t.gone : t.noFigure}</span> : <b>{say(own)}</b>}
      {own !== null && place ? <span class="ct-small"> {t.place(place.rank, place.of)}</span> : null}
      <p class="ct-small ct-quiet">
        {'few' in like ? t.few(like.n) : t.like(say(like.median), say(like.low), say(like.high), like.n)}
        {like.apart ? `; ${t.apart(like.apart)}` : null}
        {letter ? ` · ${t.bySet(letter)}` : null}
      </p>
    </>
  )
}

const Choosing = ({
  comparison: { year, kinds, chosen },
  state,
}: {
  comparison: Comparison
  state: FormState
}) => {
  const t = pilotsTexts[state.lang]
  if (kinds.length === 0) return null
  return (
    <Sheet title={t.indicator} gapped>
      <Form state={state} method="get" action={`/pilots/${year}`} submit={t.show} kind="second">
        <FieldRow>
          <Field
            state={state}
            name="form"
            label={t.form}
            type="select"
            value={chosen?.measure}
            options={kinds.map((kind) => ({ value: kind.key, label: kind.name[state.lang] }))}
          />
          <Field state={state} name="code" label={t.code} hint={t.codeHint} value={chosen?.part} optional />
        </FieldRow>
      </Form>
    </Sheet>
  )
}
