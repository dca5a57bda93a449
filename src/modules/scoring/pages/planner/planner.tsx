import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, showDecimal, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { StateTag } from '#ui/tag.tsx'
import type { Improvement, PlannerReading } from '../../facts/planner.ts'
import { Exact } from '../../rules/exact.ts'
import type { LeafOutlook, Step } from '../../rules/planner.ts'
import { printedFigure } from '../../rules/printed.ts'
import { inputsInWords } from '../../rules/words/kept.ts'
import { plannerTexts } from '../../texts/planner.ts'

type Props = {
  frame: Frame
  reading: PlannerReading
  asked: FormState
  /** the form that gives work, for who may */
  giving: FormState | undefined
}

type Shown = (value: Exact | string) => string
const shownBy =
  ({ set }: PlannerReading, lang: Lang): Shown =>
  (value) =>
    showDecimal(printedFigure(value.toString(), set.scoring?.rounding), lang)

const nameOf = (leaf: { name_vi: string; name_en?: string }, lang: Lang): string =>
  lang === 'en' ? (leaf.name_en ?? leaf.name_vi) : leaf.name_vi

/** What a unit loses and where, what still wins it back, and the work given for it. */
export const PlannerPage = ({ frame, reading, asked, giving }: Props) => {
  const { lang } = frame
  const t = plannerTexts[lang]
  const { sheet, outlooks, steps } = reading
  const losing = outlooks.filter((one) => one.lost.sign() > 0)
  const shown = shownBy(reading, lang)
  const lost = Exact.sum(losing.map((one) => one.lost))
  const max = Exact.sum(outlooks.map((one) => one.points.plus(one.lost)))
  const winnable = Exact.sum(
    outlooks.map((one) =>
      one.steps.reduce((most, s) => (s.gain.compare(most) > 0 ? s.gain : most), Exact.ratio(0, 1)),
    ),
  )
  return (
    <Page
      frame={frame}
      title={t.title(sheet.name)}
      lede={`${t.lost(shown(lost), shown(max))} ${t.winnable(shown(winnable))}`}
      crumbs={[
        { href: '/scoring', name: t.scoring },
        { href: `/scoring/sheets/${sheet.id}`, name: t.sheet },
      ]}
    >
      {losing.length === 0 ? (
        <Empty title={t.nothing}>{t.nothingHow}</Empty>
      ) : (
        <Grid>
          <Stack span={8}>
            <p class="ct-quiet">{t.lede}</p>
            <Sheet title={t.steps} flush>
              <Steps steps={steps} reading={reading} lang={lang} />
            </Sheet>
            <Best reading={reading} asked={asked} lang={lang} />
            <Gone outlooks={losing.filter((one) => one.out !== null)} reading={reading} lang={lang} />
            <Made reading={reading} lang={lang} />
          </Stack>
          <Stack span={4}>
            {giving ? <Giving reading={reading} losing={losing} state={giving} lang={lang} /> : null}
          </Stack>
        </Grid>
      )}
    </Page>
  )
}

const Steps = ({ steps, reading, lang }: { steps: readonly Step[]; reading: PlannerReading; lang: Lang }) => {
  const t = plannerTexts[lang]
  const shown = shownBy(reading, lang)
  return (
    <Table
      lang={lang}
      caption={t.steps}
      rows={[...steps]}
      columns={[
        {
          head: t.leaf,
          phone: 'wide',
          cell: (step) => <LeafLink code={step.leaf} reading={reading} lang={lang} />,
        },
        {
          head: t.outcome,
          phone: 'wide',
          quiet: true,
          cell: (step) => <Then step={step} reading={reading} lang={lang} />,
        },
        { head: t.effort, n: true, phone: 'label', cell: (step) => showNumber(step.effort, lang) },
        ...(steps.some((step) => step.by)
          ? [
              {
                head: t.by,
                n: true,
                phone: 'label' as const,
                cell: (step: Step) => (step.by ? showDate(step.by, lang) : '–'),
              },
            ]
          : []),
        { head: t.gain, n: true, phone: 'end', cell: (step) => <b>+{shown(step.gain)}</b> },
      ]}
    />
  )
}

const LeafLink = ({ code, reading, lang }: { code: string; reading: PlannerReading; lang: Lang }) => {
  const placed = reading.outline.byCode.get(code)
  return (
    <a class="ct-row-link" href={`/scoring/sheets/${reading.sheet.id}?leaf=${encodeURIComponent(code)}`}>
      <b>{code}</b> <Said text={placed ? nameOf(placed.leaf, lang) : ''} />
    </a>
  )
}

const Then = ({ step, reading, lang }: { step: Step; reading: PlannerReading; lang: Lang }) => {
  const leaf = reading.outline.byCode.get(step.leaf)?.leaf
  return <Said text={leaf ? inputsInWords(leaf, step.inputs, lang).join('; ') : ''} />
}

const Best = ({ reading, asked, lang }: { reading: PlannerReading; asked: FormState; lang: Lang }) => {
  const t = plannerTexts[lang]
  const { plan, sheet } = reading
  return (
    <Sheet title={t.best} id="best">
      <Form
        state={asked}
        action={`/scoring/sheets/${sheet.id}/planner#best`}
        method="get"
        submit={t.find}
        kind="second"
      >
        <Field state={asked} name="effort" type="number" narrow label={t.howMuch} hint={t.howMuchHint} />
      </Form>
      {plan ? (
        plan.steps.length === 0 ? (
          <p class="ct-gapped">{t.noPlan}</p>
        ) : (
          <>
            <p class="ct-gapped">
              <b>{t.bestGain(shownBy(reading, lang)(plan.gain), showNumber(plan.effort, lang))}</b>
            </p>
            <Steps steps={plan.steps} reading={reading} lang={lang} />
          </>
        )
      ) : null}
    </Sheet>
  )
}

const Gone = ({
  outlooks,
  reading,
  lang,
}: {
  outlooks: readonly LeafOutlook[]
  reading: PlannerReading
  lang: Lang
}) => {
  const t = plannerTexts[lang]
  if (outlooks.length === 0) return null
  return (
    <Sheet title={t.gone} flush>
      <Table
        lang={lang}
        caption={t.gone}
        rows={[...outlooks]}
        columns={[
          {
            head: t.leaf,
            phone: 'wide',
            cell: (one) => <LeafLink code={one.leaf.code} reading={reading} lang={lang} />,
          },
          { head: t.why, phone: 'wide', quiet: true, cell: (one) => (one.out ? t.out[one.out] : '') },
        ]}
      />
    </Sheet>
  )
}

const Made = ({ reading, lang }: { reading: PlannerReading; lang: Lang }) => {
  const t = plannerTexts[lang]
  const shown = shownBy(reading, lang)
  const lostNow = (code: string) => {
    const one = reading.outlooks.find((outlook) => outlook.leaf.code === code)
    return one ? shown(one.lost) : '–'
  }
  return (
    <Sheet title={t.made} flush>
      <Table<Improvement>
        lang={lang}
        caption={t.made}
        rows={reading.improvements}
        empty={<p class="ct-quiet ct-tasks-none">{t.none}</p>}
        columns={[
          {
            head: t.task,
            phone: 'wide',
            cell: (one) => (
              <>
                <a class="ct-row-link" href={`/tasks/${one.taskId}`}>
                  <Said text={one.title} />
                </a>
                <br />
                <span class="ct-small ct-quiet">
                  {one.code}
                  {one.dueOn ? ` · ${showDate(one.dueOn, lang)}` : ''}
                </span>
              </>
            ),
          },
          {
            head: t.state,
            phone: 'label',
            cell: (one) => <StateTag state={one.state} lang={lang} />,
          },
          { head: t.lostThen, n: true, phone: 'label', cell: (one) => `${shown(one.lost)} (${one.year})` },
          { head: t.now, n: true, phone: 'label', cell: (one) => lostNow(one.leaf) },
        ]}
      />
    </Sheet>
  )
}

const Giving = ({
  reading,
  losing,
  state,
  lang,
}: {
  reading: PlannerReading
  losing: readonly LeafOutlook[]
  state: FormState
  lang: Lang
}) => {
  const t = plannerTexts[lang]
  const shown = shownBy(reading, lang)
  return (
    <Sheet title={t.make}>
      <p class="ct-small ct-quiet">{t.makeLede}</p>
      <Form
        state={state}
        action={`/scoring/sheets/${reading.sheet.id}/improvements`}
        submit={t.makeIt}
        kind="second"
      >
        <Field
          state={state}
          name="leaves"
          type="checkboxes"
          label={t.leaves}
          options={losing.map(({ leaf, lost }) => ({
            value: leaf.code,
            label: `${leaf.code} ${nameOf(leaf, lang)} (${t.loses(shown(lost))})`,
          }))}
        />
        <Field
          state={state}
          name="leadUnitId"
          type="select"
          label={t.lead}
          options={reading.leads.map((unit) => ({ value: String(unit.unitId), label: unit.name }))}
        />
        <FieldRow>
          <Field state={state} name="dueOn" type="date" label={t.dueOn} />
        </FieldRow>
        <Field state={state} name="note" type="textarea" rows={3} label={t.note} optional />
      </Form>
    </Sheet>
  )
}
