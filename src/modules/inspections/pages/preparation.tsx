import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { Preparing } from '../facts/reading.ts'
import { texts } from '../texts.ts'
import { nameOf } from './parts.tsx'
import { Teams } from './plan.tsx'

export type PreparingForms = Record<'team' | 'visits' | 'draw' | 'issue', FormState>

/** What the standing agency does before the season: teams, planned units, a draw, the decision. */
export const PreparationPage = ({
  frame,
  reading,
  forms,
}: {
  frame: Frame
  reading: Preparing
  forms: PreparingForms
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { plan } = reading
  return (
    <Page
      frame={frame}
      title={t.preparing(plan.title)}
      crumbs={[
        { href: '/inspections', name: texts[lang].inspections },
        { href: `/inspections/plans/${plan.id}`, name: t.planOf(plan.year) },
      ]}
    >
      <Grid>
        <Stack span={6}>
          <Teams teams={reading.teams} lang={lang} />
          <NewTeam reading={reading} state={forms.team} lang={lang} />
          {plan.state === 'draft' ? <Decide reading={reading} state={forms.issue} lang={lang} /> : null}
        </Stack>
        <Stack span={6}>
          <NewVisits reading={reading} state={forms.visits} lang={lang} />
          <NewDraw reading={reading} state={forms.draw} lang={lang} />
        </Stack>
      </Grid>
    </Page>
  )
}

type Part = { reading: Preparing; state: FormState; lang: Lang }

const NewTeam = ({ reading, state, lang }: Part) => {
  const t = texts[lang].pages
  const people = reading.inspectors.map((one) => ({
    value: String(one.mandateId),
    label: `${one.personName}, ${one.unitName}`,
  }))
  return (
    <Sheet title={t.addTeam}>
      <Form
        state={state}
        action={`/inspections/plans/${reading.plan.id}/teams`}
        submit={t.addTeam}
        kind="second"
      >
        <Field state={state} name="name" label={t.teamName} max={120} />
        <Field state={state} name="headId" type="select" label={t.headOf} options={people} />
        <Field
          state={state}
          name="memberIds"
          type="checkboxes"
          label={t.members}
          options={people}
          optional
          filter
        />
      </Form>
    </Sheet>
  )
}

const TeamAndDays = ({ reading, state, lang }: Part) => {
  const t = texts[lang].pages
  return (
    <>
      <FieldRow>
        <Field state={state} name="from" type="date" label={t.from} />
        <Field state={state} name="to" type="date" label={t.to} />
      </FieldRow>
      <Field
        state={state}
        name="teamId"
        type="select"
        label={t.team}
        placeholder={t.noTeamYet}
        optional
        options={reading.teams.map((team) => ({ value: String(team.id), label: team.name }))}
      />
    </>
  )
}

const NewVisits = ({ reading, state, lang }: Part) => {
  const t = texts[lang].pages
  return (
    <Sheet title={t.addVisits}>
      <Form
        state={state}
        action={`/inspections/plans/${reading.plan.id}/visits`}
        submit={t.addVisits}
        kind="second"
      >
        <Field
          state={state}
          name="unitIds"
          type="checkboxes"
          label={t.units}
          filter
          options={reading.units.map((unit) => ({
            value: String(unit.id),
            label: nameOf({ vi: unit.name, en: unit.nameEn }, lang),
          }))}
        />
        <TeamAndDays {...{ reading, state, lang }} />
      </Form>
    </Sheet>
  )
}

const NewDraw = ({ reading, state, lang }: Part) => {
  const t = texts[lang].pages
  return (
    <Sheet title={t.drawTitle}>
      <p class="ct-small">{t.drawLede}</p>
      <Form
        state={state}
        action={`/inspections/plans/${reading.plan.id}/draws`}
        submit={t.draw}
        kind="second"
      >
        <FieldRow>
          <Field state={state} name="take" type="number" label={t.take} narrow />
          <Field
            state={state}
            name="block"
            type="select"
            label={t.ofBlock}
            placeholder={false}
            options={(['department', 'district', 'commune'] as const).map((block) => ({
              value: block,
              label: t.blocks[block],
            }))}
          />
        </FieldRow>
        <TeamAndDays {...{ reading, state, lang }} />
      </Form>
      <p class="ct-small ct-quiet">{t.drawHow}</p>
    </Sheet>
  )
}

const Decide = ({ reading, state, lang }: Part) => {
  const t = texts[lang].pages
  return (
    <Sheet title={t.issuePlan}>
      <Documents documents={reading.documents} lang={lang} />
      <ActButton action={`/inspections/plans/${reading.plan.id}/papers`} kind="second">
        {t.draftDecision}
      </ActButton>
      {reading.mayDecide ? (
        <>
          <p class="ct-small ct-gapped">{t.issueLede}</p>
          <Form state={state} action={`/inspections/plans/${reading.plan.id}/issuance`} submit={t.issuePlan}>
            <FieldRow>
              <Field state={state} name="documentNo" label={t.documentNo} optional />
              <Field state={state} name="on" type="date" label={t.on} optional />
            </FieldRow>
          </Form>
        </>
      ) : null}
    </Sheet>
  )
}

/** Papers drafted from here, with where each stands on the register. */
export const Documents = ({ documents, lang }: { documents: Preparing['documents']; lang: Lang }) => {
  const t = texts[lang].pages
  if (documents.length === 0) return <p class="ct-small ct-quiet">{t.noPapers}</p>
  return (
    <ul class="ct-plain ct-lines">
      {documents.map((doc) => (
        <li>
          <a class="ct-row-link" href={`/documents/${doc.id}`}>
            {t.documentTypes[doc.type] ?? doc.type}
            {doc.state === 'issued' && doc.cited ? ` ${doc.cited}` : ''}
          </a>{' '}
          <span class="ct-small ct-quiet">{t.documentStates[doc.state]}</span>
        </li>
      ))}
    </ul>
  )
}
