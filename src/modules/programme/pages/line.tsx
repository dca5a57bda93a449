import type { MeasureKind } from '#platform/measure.ts'
import { ActButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { ScorecardBinding, ScorecardLine } from '../facts.ts'
import { scorecardTexts } from '../texts/scorecard.ts'
import { texts } from '../texts.ts'
import { bindingName, targetWords } from './measured.tsx'
import { lineName } from './scorecard.tsx'

export type LineForms = {
  wording: FormState
  withdrawal: FormState
  choice: FormState
  binding: FormState
  /** of the binding that a target was refused for; new ones for the others */
  target: (bindingId: number) => FormState
}

type Props = {
  frame: Frame
  line: ScorecardLine
  kinds: readonly MeasureKind[]
  chosen: MeasureKind | undefined
  forms: LineForms
}

const standsNow = (line: ScorecardLine, one: ScorecardBinding): boolean =>
  one.to === null && line.withdrawnOn === null

/** One line for who shapes the programme: its words, what it is measured by, what is wanted. */
export const LinePage = (props: Props) => {
  const { frame, line, forms } = props
  const { lang } = frame
  const t = scorecardTexts[lang]
  const at = `/programmes/${line.year}/scorecard`
  const open = line.withdrawnOn === null
  return (
    <Page
      frame={frame}
      title={lineName(line, lang)}
      lede={line.withdrawnOn ? t.withdrawn(showDate(line.withdrawnOn, lang)) : t.directions[line.direction]}
      crumbs={[
        { href: `/programmes/${line.year}`, name: texts[lang].title(line.year) },
        { href: at, name: t.scorecard(line.year) },
      ]}
    >
      {line.bindings.map((one) => (
        <Bound frame={frame} line={line} one={one} state={forms.target(one.id)} />
      ))}
      {open ? <Choosing {...props} /> : null}
      {open ? (
        <Sheet title={t.reword} gapped>
          <Form
            state={forms.wording}
            action={`${at}/${line.id}`}
            submit={t.reword}
            kind="second"
            version={line.version}
          >
            <Field
              state={forms.wording}
              name="textVi"
              label={t.text}
              value={line.textVi}
              hint={t.rewordHint}
              max={300}
            />
            <Field
              state={forms.wording}
              name="textEn"
              label={t.textEn}
              value={line.textEn ?? ''}
              max={300}
              optional
            />
          </Form>
          <details class="ct-more" open={forms.withdrawal.errors !== undefined || undefined}>
            <summary>{t.withdraw}</summary>
            <Form
              state={forms.withdrawal}
              action={`${at}/${line.id}/withdrawal`}
              submit={t.withdraw}
              kind="danger-second"
              version={line.version}
            >
              <p>{t.withdrawHint}</p>
            </Form>
          </details>
        </Sheet>
      ) : null}
      {line.wordings.length > 1 ? (
        <Sheet title={t.history} gapped>
          <ul>
            {line.wordings.map((one) => (
              <li>
                {showDate(one.from, lang)}: <Said text={lineName(one, lang)} />
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
    </Page>
  )
}

const Bound = ({
  frame: { lang },
  line,
  one,
  state,
}: {
  frame: Frame
  line: ScorecardLine
  one: ScorecardBinding
  state: FormState
}) => {
  const t = scorecardTexts[lang]
  const at = `/programmes/${line.year}/scorecard/${line.id}/measures/${one.id}`
  const from = showDate(one.from, lang)
  const now = standsNow(line, one)
  return (
    <Sheet title={bindingName(one, lang)} id={`measure-${one.id}`} gapped>
      <p>
        {one.to ? t.boundTo(from, showDate(one.to, lang)) : t.boundFrom(from)} · {t.betters[one.better]} ·{' '}
        {targetWords(line, one, lang)}
        {one.targets[0]?.source ? (
          <span class="ct-small ct-quiet">
            {' '}
            (<Said text={one.targets[0].source} />)
          </span>
        ) : null}
      </p>
      {now && line.direction !== 'never' ? (
        <details class="ct-more" open={one.targets.length === 0 || state.errors !== undefined || undefined}>
          <summary>{t.setTarget}</summary>
          <Form state={state} action={`${at}/targets`} submit={t.setTarget} kind="second">
            <FieldRow>
              <Field
                state={state}
                name="value"
                label={one.unit ? `${t.target} (${one.unit})` : t.target}
                type="decimal"
              />
              <Field state={state} name="dueOn" label={t.dueOn} type="date" value={`${line.year}-12-31`} />
            </FieldRow>
            <Field state={state} name="source" label={t.source} max={300} optional />
          </Form>
        </details>
      ) : null}
      {now ? (
        <ActButton action={`${at}/ending`} kind="quiet">
          {t.endBinding}
        </ActButton>
      ) : null}
    </Sheet>
  )
}

/** Two steps, since one source may tell of a hundred things: the source, then what of it. */
const Choosing = ({ frame: { lang }, line, kinds, chosen, forms }: Props) => {
  const t = scorecardTexts[lang]
  const at = `/programmes/${line.year}/scorecard/${line.id}`
  return (
    <Sheet title={t.bind} gapped id="measure">
      <Form state={forms.choice} method="get" action={at} submit={t.next} kind="second">
        <Field
          state={forms.choice}
          name="measure"
          label={t.measure}
          type="select"
          hint={t.chooseHint}
          value={chosen?.key}
          placeholder={t.choose}
          options={kinds.map((kind) => ({ value: kind.key, label: kind.name[lang] }))}
        />
      </Form>
      {chosen ? (
        <Form state={forms.binding} action={`${at}/measures`} submit={t.bind}>
          <Hidden name="measure" value={chosen.key} />
          {chosen.parts.length > 0 ? (
            <Field
              state={forms.binding}
              name="part"
              label={t.part}
              type="select"
              options={chosen.parts.map((part) => ({ value: part.value, label: part.name[lang] }))}
            />
          ) : null}
          <Field
            state={forms.binding}
            name="better"
            label={t.better}
            type="select"
            value="line"
            options={(['line', 'more', 'less'] as const).map((value) => ({ value, label: t.betters[value] }))}
          />
        </Form>
      ) : null}
    </Sheet>
  )
}
