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
import type { Cell, Compared, ComparedUnit, Comparison } from '../facts/pilots.ts'
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
          ...years.map((at, i) => ({
            head: `${at} (${whenOf(at, year, lang)})`,
            cell: (row: ComparedUnit) => (
              <CellShown cell={row.cells[i]} row={row} unit={table.unit} lang={lang} />
            ),
            phone: 'label' as const,
          })),
        ]}
      />
    </Sheet>
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
  unit,
  lang,
}: {
  cell: Cell | undefined
  row: ComparedUnit
  unit: string
  lang: Lang
}) => {
  if (!cell) return null
  const t = pilotsTexts[lang]
  const gone = row.pilot.endedOn !== null && row.pilot.endedOn < `${cell.year}-01-01`
  const { own, place, like } = cell
  const say = (value: string) => shown(value, unit, lang)
  return (
    <>
      {own === null ? <span class="ct-quiet">{gone ? t.gone : t.noFigure}</span> : <b>{say(own)}</b>}
      {own !== null && place ? <span class="ct-small"> {t.place(place.rank, place.of)}</span> : null}
      <p class="ct-small ct-quiet">
        {'few' in like ? t.few(like.n) : t.like(say(like.median), say(like.low), say(like.high), like.n)}
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
