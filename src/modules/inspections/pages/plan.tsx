import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts, Percent } from '#ui/figure.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { PlanReading } from '../facts/reading.ts'
import { texts } from '../texts.ts'
import { VisitTable } from './list.tsx'
import { nameOf, ShareFigure } from './parts.tsx'

/** A year's plan: what it asks, its teams and visits, the draws with their seeds, what units inspected themselves. */
export const PlanPage = ({
  frame,
  reading,
  state,
}: {
  frame: Frame
  reading: PlanReading
  state: FormState
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { plan } = reading
  return (
    <Page
      frame={frame}
      title={plan.title}
      lede={t.planLede}
      crumbs={[{ href: '/inspections', name: texts[lang].inspections }]}
      act={
        reading.mayPlan ? (
          <LinkButton href={`/inspections/plans/${plan.id}/preparation`}>{t.prepare}</LinkButton>
        ) : undefined
      }
    >
      <Grid>
        <Sheet span={6}>
          <ShareFigure share={reading.share} target={plan.targetPercent} lang={lang} />
        </Sheet>
        <Sheet span={6}>
          <PlanFacts reading={reading} lang={lang} />
        </Sheet>
      </Grid>
      <Sheet title={t.visits} flush gapped>
        <VisitTable visits={reading.visits} lang={lang} />
      </Sheet>
      <div class="ct-gapped">
        <Stack>
          <Teams teams={reading.teams} lang={lang} />
          {reading.draws.map((draw) => (
            <DrawSheet draw={draw} lang={lang} />
          ))}
          <SelfReports reading={reading} state={state} lang={lang} />
        </Stack>
      </div>
    </Page>
  )
}

const PlanFacts = ({ reading: { plan, share }, lang }: { reading: PlanReading; lang: Lang }) => {
  const t = texts[lang].pages
  return (
    <Facts
      facts={[
        {
          name: t.decision,
          value: plan.decisionNo ? (
            <Said text={t.decided(plan.decisionNo, showDate(plan.decidedOn ?? '', lang))} />
          ) : (
            t.notDecided
          ),
        },
        { name: t.visits, value: t.visitsOf(share.visits, share.unannounced) },
        { name: t.sharePlanned, value: <Percent done={share.units} of={share.of} lang={lang} /> },
        { name: t.selfTarget, value: t.atLeast(plan.selfPercent) },
        { name: t.remedyDays, value: t.nDays(plan.remedyDays) },
        {
          name: t.checklist,
          value: <a href={`/inspections/checklists/${plan.checklistId}`}>{t.checklist}</a>,
        },
      ]}
    />
  )
}

export const Teams = ({ teams, lang }: { teams: PlanReading['teams']; lang: Lang }) => {
  const t = texts[lang].pages
  return (
    <Sheet title={t.teams}>
      {teams.length === 0 ? <p>{t.noTeams}</p> : null}
      {teams.map((team) => (
        <>
          <h3 class="ds-heading" data-size="2xs">
            <Said text={team.name} />
          </h3>
          <ul class="ct-plain ct-lines">
            {team.seats.map((seat) => (
              <li>
                <Said text={seat.personName} />, <span class="ct-quiet">{seat.unitName}</span>
                {seat.head ? ` · ${t.headOf}` : ''}
                {seat.standing ? '' : ` · ${t.seatLeft}`}
              </li>
            ))}
          </ul>
        </>
      ))}
    </Sheet>
  )
}

const DrawSheet = ({ draw, lang }: { draw: PlanReading['draws'][number]; lang: Lang }) => {
  const t = texts[lang].pages
  return (
    <Sheet title={t.draws}>
      <p>
        {t.drawTold(draw.take, draw.frame.length)}. {t.drawnOn(showDate(draw.onDay, lang), draw.personName)}.
      </p>
      <p>
        {t.seed}: <code>{draw.seed}</code>
      </p>
      <p class="ct-small ct-quiet">{t.drawHow}</p>
      <details>
        <summary>
          {t.frame} ({showNumber(draw.frame.length, lang)})
        </summary>
        <Table
          lang={lang}
          caption={t.frame}
          rows={draw.frame}
          columns={[
            { head: t.code, nowrap: true, cell: (unit) => unit.code },
            { head: t.unit, phone: 'wide', cell: (unit) => <Said text={unit.name} /> },
            { head: t.taken, cell: (unit) => (draw.takenUnitIds.includes(unit.unitId) ? t.yes : '') },
            { head: t.lot, cell: (unit) => <code>{unit.lot.slice(0, 16)}</code> },
          ]}
        />
      </details>
    </Sheet>
  )
}

const SelfReports = ({ reading, state, lang }: { reading: PlanReading; state: FormState; lang: Lang }) => {
  const t = texts[lang].pages
  const { plan, selfReports, ownUnits } = reading
  return (
    <>
      <Sheet title={`${t.selfTitle} (${t.atLeast(plan.selfPercent)})`} flush>
        {selfReports.length === 0 ? (
          <Empty title={t.noSelf} level={3} />
        ) : (
          <Table
            lang={lang}
            caption={t.selfTitle}
            rows={selfReports}
            columns={[
              {
                head: t.unit,
                phone: 'wide',
                cell: (one) => <Said text={nameOf({ vi: one.unitName, en: one.unitNameEn }, lang)} />,
              },
              {
                head: t.inspectedSub,
                n: true,
                phone: 'label',
                cell: (one) => <Percent done={one.inspected} of={one.subUnits} lang={lang} />,
              },
              { head: t.foundSub, n: true, phone: 'label', cell: (one) => showNumber(one.findings, lang) },
              { head: t.on, nowrap: true, cell: (one) => showDate(one.onDay, lang) },
              {
                head: t.noteOptional,
                phone: 'drop',
                cell: (one) => (one.note ? <Said text={one.note} /> : ''),
              },
            ]}
          />
        )}
      </Sheet>
      {ownUnits.length > 0 && plan.state === 'issued' ? (
        <Sheet title={t.tellSelf}>
          <Form
            state={state}
            action={`/inspections/plans/${plan.id}/self-inspections`}
            submit={t.tellSelf}
            multipart
            kind="second"
          >
            <Field
              state={state}
              name="unitId"
              type="select"
              label={t.unit}
              placeholder={false}
              options={ownUnits.map((unit) => ({ value: String(unit.id), label: unit.name }))}
            />
            <FieldRow>
              <Field state={state} name="subUnits" type="number" label={t.subUnits} narrow />
              <Field state={state} name="inspected" type="number" label={t.inspectedSub} narrow />
              <Field state={state} name="findings" type="number" label={t.foundSub} narrow />
            </FieldRow>
            <Field state={state} name="note" type="textarea" label={t.noteOptional} optional />
            <Field state={state} name="file" type="file" label={t.file} optional />
          </Form>
        </Sheet>
      ) : null}
    </>
  )
}
