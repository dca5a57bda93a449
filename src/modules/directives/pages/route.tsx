import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showDays } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { RouteReading } from '../facts/reading.ts'
import type { PassageLine, StationLine } from '../facts.ts'
import { texts } from '../texts.ts'
import { PartPage } from './issued.tsx'

export type StationForm = { stationId: number; state: FormState } | undefined

/** The stations that answers pass, what lies at each, and how long. */
export const RoutePage = ({
  frame,
  reading,
  form,
}: {
  frame: Frame
  reading: RouteReading
  form: StationForm
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { directive: d, stations, items } = reading
  return (
    <PartPage frame={frame} directive={d} on="route">
      {stations.length === 0 ? <Empty title={t.noRoute}>{t.noRouteHow}</Empty> : null}
      {items
        .filter((item) => stations.some((s) => s.itemId === item.id))
        .map((item) => (
          <Sheet title={`${t.itemTitle(item.number)}: ${item.title}`} id={`item-${item.id}`} gapped>
            {stations
              .filter((s) => s.itemId === item.id)
              .map((station) => (
                <Station
                  station={station}
                  lang={lang}
                  form={form?.stationId === station.id ? form.state : undefined}
                />
              ))}
          </Sheet>
        ))}
    </PartPage>
  )
}

const Station = ({
  station,
  lang,
  form,
}: {
  station: StationLine
  lang: Lang
  form: FormState | undefined
}) => {
  const t = texts[lang].pages
  const { passages } = station
  const day = (value: string | null) => (value ? showDate(value, lang) : '–')
  return (
    <section class="ct-gapped">
      <h3 class="ds-heading" data-size="2xs">
        <Said text={t.station(station.position, station.unitName, station.days)} />
      </h3>
      {passages.length === 0 ? (
        <p class="ct-quiet">{t.noPassages}</p>
      ) : (
        <Table
          lang={lang}
          caption={t.station(station.position, station.unitName, station.days)}
          rows={passages}
          columns={[
            {
              head: t.answer,
              phone: 'wide',
              cell: (p) => (
                <>
                  <a class="ct-row-link" href={`/tasks/${p.taskId}`}>
                    {p.code}
                  </a>{' '}
                  <Said text={p.leadName} />
                  {p.answer > 1 ? <span class="ct-small"> ({t.answerAgain(p.answer)})</span> : null}
                  {p.note ? (
                    <span class="ct-small ct-quiet">
                      <br />
                      <Said text={p.note} />
                    </span>
                  ) : null}
                </>
              ),
            },
            { head: t.arrived, nowrap: true, phone: 'label', cell: (p) => day(p.arrivedOn) },
            { head: t.receivedAt, nowrap: true, phone: 'label', cell: (p) => day(p.receivedOn) },
            { head: t.synthesised, nowrap: true, phone: 'label', cell: (p) => day(p.synthesisedOn) },
            {
              head: t.forwarded,
              nowrap: true,
              phone: 'label',
              cell: (p) => (p.endedOn ? t.givenBackOn(showDate(p.endedOn, lang)) : day(p.forwardedOn)),
            },
            { head: t.due, nowrap: true, phone: 'label', cell: (p) => day(p.dueOn) },
            {
              head: t.late,
              n: true,
              phone: 'label',
              cell: (p) => (p.late > 0 ? showDays(p.late, lang) : ''),
            },
          ]}
        />
      )}
      {station.mayAct ? <StationActs station={station} lang={lang} form={form} /> : null}
    </section>
  )
}

const nextAct = (p: PassageLine): 'receive' | 'synthesise' | 'forward' | undefined =>
  p.forwardedOn || p.endedOn
    ? undefined
    : !p.receivedOn
      ? 'receive'
      : !p.synthesisedOn
        ? 'synthesise'
        : 'forward'

const StationActs = ({
  station,
  lang,
  form,
}: {
  station: StationLine
  lang: Lang
  form: FormState | undefined
}) => {
  const t = texts[lang].pages
  const acts = (['receive', 'synthesise', 'forward'] as const)
    .map((act) => ({ act, n: station.passages.filter((p) => nextAct(p) === act).length }))
    .filter(({ n }) => n > 0)
  return (
    <>
      {acts.map(({ act, n }) => {
        const state = form ?? { lang, id: `s${station.id}-${act}` }
        return (
          <Form
            state={state}
            action={`/stations/${station.id}/passages`}
            submit={t.stationAct(t.stationActs[act], n)}
            kind="second"
          >
            <Hidden name="act" value={act} />
            <Field state={state} name="note" label={t.note} optional />
          </Form>
        )
      })}
    </>
  )
}
