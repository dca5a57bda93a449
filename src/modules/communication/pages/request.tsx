import { yearOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Bar, Facts, Fraction } from '#ui/figure.tsx'
import { showDate, showFraction, showMoment, showPercent } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { RecordTable } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { Tabs } from '#ui/tabs.tsx'
import type { AskedLine, RequestReading } from '../facts/reading.ts'
import { ofTab, tabs, type Which } from '../rules/tabs.ts'
import { texts } from '../texts.ts'
import { address, StandingTag, unitOf } from './parts.tsx'
import { Acknowledge, Manage, type RequestForms } from './request-acts.tsx'

/** One document to be brought to all staff: n of N, who has not by name, what each sent, what was done. */
export const RequestPage = ({
  frame,
  reading,
  which,
  forms,
  maxBytes,
}: {
  frame: Frame
  reading: RequestReading
  which: Which | undefined
  forms: RequestForms
  maxBytes: number
}) => {
  const { lang } = frame
  const t = texts[lang]
  const { request: r } = reading
  const year = yearOf(r.askedOn)
  return (
    <Page
      frame={frame}
      title={`${r.documentNo}: ${r.title}`}
      under={
        r.withdrawnOn ? (
          <p class="ct-tags">
            {t.withdrawnOn(showDate(r.withdrawnOn, lang))}: <Said text={r.withdrawnReason ?? ''} />
          </p>
        ) : undefined
      }
      crumbs={[
        { href: address('/communication', { of: year }), name: t.communication },
        { href: address('/communication/requests', { of: year }), name: t.requests },
      ]}
      acts={
        r.documentId !== null || r.fileId !== null ? (
          <LinkButton href={`/communication/requests/${r.id}/file`} kind="second" icon="file">
            {t.open}
          </LinkButton>
        ) : undefined
      }
    >
      <Grid>
        <Stack span={8}>
          <Acknowledge
            reading={reading}
            state={forms.acknowledgement}
            today={frame.today}
            maxBytes={maxBytes}
          />
          <Standing reading={reading} lang={lang} />
          <Units reading={reading} which={which} lang={lang} />
          <Sheet title={t.history} flush>
            <RecordTable caption={t.history} lang={lang} entries={entriesOf(reading, lang)} />
          </Sheet>
        </Stack>
        <Stack span={4}>
          <About reading={reading} lang={lang} />
          <Manage reading={reading} forms={forms} />
        </Stack>
      </Grid>
    </Page>
  )
}

const About = ({ reading: { request: r }, lang }: { reading: RequestReading; lang: Lang }) => {
  const t = texts[lang]
  return (
    <Sheet title={t.document}>
      <Facts
        facts={[
          { name: t.documentNo, value: <Said text={r.documentNo} /> },
          { name: t.askedBy, value: unitOf(r, lang) },
          { name: t.askedOn, value: showDate(r.askedOn, lang) },
          { name: t.dueOn, value: showDate(r.dueOn, lang) },
          ...(r.note ? [{ name: t.note, value: <Said text={r.note} lines /> }] : []),
        ]}
      />
    </Sheet>
  )
}

const Standing = ({ reading: { request: r, tally }, lang }: { reading: RequestReading; lang: Lang }) => {
  const t = texts[lang]
  const left = tally.of - tally.done
  const at = (which: Which) => address(`/communication/requests/${r.id}`, { which })
  return (
    <Sheet>
      <Fraction done={tally.done} of={tally.of} href={at('done')} lang={lang} name={t.acknowledgedOf} />
      <Bar
        parts={[
          { n: tally['in-time'] },
          { n: tally.late, color: 'late' },
          { n: tally.overdue, color: 'bad' },
        ]}
        of={tally.of}
      />
      <p>
        {left > 0 ? (
          <a class="ds-link" href={at('open')}>
            {t.notYet(left)}
          </a>
        ) : (
          t.allDone
        )}
      </p>
      {tally.ended > 0 ? <p class="ct-small ct-quiet">{t.endedNote(tally.ended)}</p> : null}
      <p class="ct-small ct-quiet">{t.inSightNote}</p>
    </Sheet>
  )
}

const Units = ({
  reading: { request: r, lines },
  which,
  lang,
}: {
  reading: RequestReading
  which: Which | undefined
  lang: Lang
}) => {
  const t = texts[lang]
  const at = (tab: Which | undefined) => address(`/communication/requests/${r.id}`, { which: tab })
  const rows = lines.filter((line) => ofTab(line.standing.key, which))
  return (
    <div>
      <Tabs
        label={t.standing}
        lang={lang}
        tabs={[
          { name: t.tabs.all, href: at(undefined), n: lines.length, on: which === undefined },
          ...tabs.map((tab) => ({
            name: t.tabs[tab],
            href: at(tab),
            n: lines.filter((line) => ofTab(line.standing.key, tab)).length,
            on: which === tab,
          })),
        ]}
      />
      <Sheet
        title={t.unitsAsked}
        flush
        long
        aside={
          <LinkButton
            href={address(`/communication/requests/${r.id}/units.xlsx`, { which })}
            kind="quiet"
            small
            download
          >
            {t.download}
          </LinkButton>
        }
      >
        {rows.length === 0 ? (
          <Empty title={which ? t.tabs[which] : t.unitsAsked} level={3} />
        ) : (
          <AskedTable rows={rows} requestId={r.id} lang={lang} />
        )}
      </Sheet>
    </div>
  )
}

const AskedTable = ({ rows, requestId, lang }: { rows: AskedLine[]; requestId: number; lang: Lang }) => {
  const t = texts[lang]
  return (
    <Table
      lang={lang}
      caption={t.unitsAsked}
      rows={rows}
      columns={[
        {
          head: t.unit,
          phone: 'wide',
          cell: ({ unit }) => (
            <a class="ct-row-link" href={`/communication/units/${unit.unitId}`}>
              <Said text={unitOf(unit, lang)} />
            </a>
          ),
        },
        {
          head: t.standing,
          phone: 'label',
          cell: ({ standing, ack, returned }) => (
            <>
              <StandingTag standing={standing} lang={lang} />
              {!ack && returned?.returnedOn ? (
                <p class="ct-small ct-quiet">{t.returnedOn(showDate(returned.returnedOn, lang))}</p>
              ) : null}
            </>
          ),
        },
        {
          head: t.doneOn,
          phone: 'label',
          cell: ({ ack }) =>
            ack ? (
              <>
                {showDate(ack.doneOn, lang)}
                <br />
                <small class="ct-quiet">{t.forms[ack.form]}</small>
              </>
            ) : (
              ''
            ),
        },
        {
          head: t.reachedOf,
          n: true,
          phone: 'label',
          cell: ({ ack }) =>
            ack
              ? `${showFraction(ack.reached, ack.staff, lang)} ${showPercent(ack.reached, ack.staff, lang) ?? ''}`
              : '',
        },
        {
          head: t.file,
          phone: 'label',
          cell: ({ ack }) =>
            ack?.fileId ? (
              <a class="ds-link" href={`/communication/requests/${requestId}/files/${ack.fileId}`}>
                <Said text={ack.fileName ?? t.file} />
              </a>
            ) : (
              ''
            ),
        },
      ]}
    />
  )
}

const entriesOf = ({ request: r, acks, lines, steps }: RequestReading, lang: Lang) => {
  const t = texts[lang]
  const nameOf = (unitId: number): string => {
    const unit = lines.find((line) => line.unit.unitId === unitId)?.unit
    return unit ? unitOf(unit, lang) : ''
  }
  const entries = [
    ...steps.map((step) => ({
      at: step.at,
      what: (
        <>
          {step.kind === 'extended'
            ? t.extended(showDate(step.from ?? '', lang), showDate(step.to ?? '', lang))
            : t.reminded(step.units ?? 0)}
          {step.reason ? (
            <p class="ct-small">
              <Said text={t.because(step.reason)} />
            </p>
          ) : null}
        </>
      ),
      who: step.personName ?? '',
      key: step.kind === 'extended',
    })),
    ...acks.flatMap((ack) => [
      {
        at: ack.at,
        what: <Said text={t.ackSent(nameOf(ack.unitId))} />,
        who: ack.personName ?? '',
        key: false,
      },
      ...(ack.returnedAt
        ? [
            {
              at: ack.returnedAt,
              what: (
                <>
                  <Said text={t.sentBack(nameOf(ack.unitId))} />
                  <p class="ct-small">
                    <Said text={t.because(ack.returnedReason ?? '')} />
                  </p>
                </>
              ),
              who: ack.returnedName ?? '',
              key: true,
            },
          ]
        : []),
    ]),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return [
    ...entries.map(({ at, ...entry }) => ({ ...entry, when: showMoment(at, lang) })),
    { when: showDate(r.askedOn, lang), what: t.askedStep, who: r.madeBy ?? '', unit: unitOf(r, lang) },
  ]
}
