import { Button, LinkButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { EnterSaves } from '#ui/rows.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { HeadChoices } from '../../facts/sets.ts'
import type { SetRow } from '../../store/sets.ts'
import { setsTexts } from '../../texts/sets.ts'
import { Rows } from './rows.tsx'
import { nameOf, setAddress, titleOf } from './words.tsx'

const BandFields = ({ state, path }: { state: FormState; path: string }) => {
  const t = setsTexts[state.lang]
  return (
    <FieldRow>
      <Field state={state} name={`${path}.label_vi`} label={t.bandName} max={60} />
      <Field state={state} name={`${path}.label_en`} label={t.bandNameEn} max={60} optional />
      <Field
        state={state}
        name={`${path}.compare`}
        label={t.compare}
        type="select"
        placeholder={false}
        options={['ge', 'gt'].map((value) => ({ value, label: t.compares[value] ?? value }))}
      />
      <Field state={state} name={`${path}.min`} label={t.bandMin} type="decimal" />
    </FieldRow>
  )
}

const named = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** The form of a set's head: titles, block, printing, ties, classes, bonus and penalty, who appraises what. */
export const HeadPage = ({
  frame,
  set,
  state,
  seen,
  choices,
}: {
  frame: Frame
  set: SetRow
  state: FormState
  seen: string
  choices: HeadChoices
}) => {
  const { lang } = frame
  const t = setsTexts[lang]
  const kinds = choices.kinds.map(({ code, name }) => ({ value: code, label: name }))
  const known = new Set(choices.units.map((unit) => unit.code))
  const units = choices.units.map(({ code, name }) => ({ value: code, label: name }))
  const unitsWith = (code: string | undefined) =>
    code === undefined || known.has(code) ? units : [{ value: code, label: code }, ...units]
  return (
    <Page
      frame={frame}
      title={t.editHead}
      crumbs={[
        { href: '/scoring/sets', name: t.sets },
        { href: setAddress(set.id), name: titleOf(set, lang) },
      ]}
    >
      <Form state={state} action={setAddress(set.id, 'head')} version={seen}>
        <EnterSaves>{t.save}</EnterSaves>
        <Sheet title={t.head}>
          <Field state={state} name="titleVi" label={t.titleVi} max={500} />
          <Field state={state} name="titleEn" label={t.titleEn} max={500} optional />
          <FieldRow>
            <Field state={state} name="issuer" label={t.issuer} max={500} optional />
            <Field state={state} name="year" label={t.year} type="number" narrow />
            <Field state={state} name="total" label={t.total} type="decimal" optional />
          </FieldRow>
          <Field state={state} name="level" label={t.block} type="select" options={kinds} />
          <Field
            state={state}
            name="unitKinds"
            label={t.kindsOf}
            hint={t.allKinds}
            type="checkboxes"
            optional
            options={kinds}
          />
          <Field state={state} name="complete" label={t.complete} hint={t.completeHint} type="checkbox" />
          <Field state={state} name="notes" label={t.notes} type="textarea" rows={3} optional />
        </Sheet>
        <Sheet title={t.settings} gapped>
          <FieldRow>
            <Field state={state} name="decimals" label={t.decimals} type="number" narrow />
            <Field
              state={state}
              name="mode"
              label={t.rounding}
              type="select"
              placeholder={false}
              options={named(t.roundings)}
            />
          </FieldRow>
          <FieldRow>
            <Field
              state={state}
              name="ties"
              label={t.ties}
              type="select"
              placeholder={false}
              options={named(t.tieRules)}
            />
            <Field state={state} name="tieBreak" label={t.tieBreak} hint={t.tieBreakHint} optional />
          </FieldRow>
          <FieldRow>
            <Field state={state} name="withBonus" label={t.withBonus} type="checkbox" />
            <Field state={state} name="bonusCap" label={t.cap} hint={t.capHint} type="decimal" optional />
          </FieldRow>
          <FieldRow>
            <Field state={state} name="withPenalty" label={t.withPenalty} type="checkbox" />
            <Field state={state} name="penaltyCap" label={t.cap} hint={t.capHint} type="decimal" optional />
          </FieldRow>
          <FieldRow>
            <Field state={state} name="surveyShare" label={t.survey} type="decimal" optional />
            <Field state={state} name="uncapped" label={t.uncapped} type="checkbox" />
          </FieldRow>
        </Sheet>
        <Sheet title={t.bands} gapped>
          <Rows state={state} list="bands" least={1} legend={t.bandRows} hint={t.bandRowsHint}>
            {(path) => <BandFields state={state} path={path} />}
          </Rows>
          <Rows state={state} list="blockBands" least={0} legend={t.blockBands} hint={t.blockBandsHint}>
            {(path) => (
              <>
                <Field state={state} name={`${path}.block`} label={t.block} type="select" options={kinds} />
                <BandFields state={state} path={path} />
              </>
            )}
          </Rows>
        </Sheet>
        <Sheet title={t.appraisers} gapped>
          <p class="ct-small ct-quiet">{t.appraisersHint}</p>
          {set.content.domains.map((domain) => (
            <Field
              state={state}
              name={`appraisers.${domain.code}`}
              label={`${domain.code}. ${nameOf(domain, lang)}`}
              type="select"
              optional
              placeholder={t.noAppraiser}
              options={unitsWith(set.content.appraisers?.find((a) => a.domain === domain.code)?.unit)}
            />
          ))}
        </Sheet>
        <p class="ct-acts ct-gapped">
          <Button>{t.save}</Button>
          <LinkButton kind="quiet" href={setAddress(set.id)}>
            {t.toSet}
          </LinkButton>
        </p>
      </Form>
    </Page>
  )
}
