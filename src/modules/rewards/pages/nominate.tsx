import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tabs } from '#ui/tabs.tsx'
import type { Round } from '../facts/rounds.ts'
import { texts } from '../texts.ts'
import { NominationFields, type NomineeChoices } from './nomination-fields.tsx'

type Props = {
  frame: Frame
  round: Round
  open: boolean
  kind: 'collective' | 'individual'
  from: { unitId: number; name: string }
  units: { unitId: number; name: string }[]
  choices: NomineeChoices
  state: FormState
}

/** A new nomination: of a collective or of an individual. */
export const NominatePage = ({ frame, round, open, kind, from, units, choices, state }: Props) => {
  const { lang } = frame
  const t = texts[lang]
  const at = `/rewards/rounds/${round.id}`
  const here = (of: string, unit: number) => `${at}/nominations/new?kind=${of}&from=${unit}`
  return (
    <Page
      frame={frame}
      title={t.newNomination}
      lede={<Said text={t.nominationLede(round.title)} />}
      crumbs={[
        { href: '/rewards', name: t.rewards },
        { href: at, name: round.title },
      ]}
    >
      {open ? (
        <>
          <Tabs
            lang={lang}
            label={t.who}
            tabs={round.kinds.map((one) => ({
              name: t.kinds[one] ?? one,
              href: here(one, from.unitId),
              on: one === kind,
            }))}
          />
          <Sheet>
            <Form state={state} action={`${at}/nominations`} submit={t.draftIt} cancel={at} multipart>
              <Hidden name="kind" value={kind} />
              {units.length > 1 ? (
                <Field
                  state={state}
                  name="fromUnitId"
                  type="select"
                  label={t.forUnit}
                  value={from.unitId}
                  options={units.map((unit) => ({ value: String(unit.unitId), label: unit.name }))}
                />
              ) : (
                <Hidden name="fromUnitId" value={from.unitId} />
              )}
              <NominationFields
                state={state}
                kind={kind}
                choices={choices}
                achievement={round.achievement}
                lang={lang}
              />
            </Form>
          </Sheet>
        </>
      ) : (
        <Empty title={t.notOpen}>
          {t.notOpenHow(showDate(round.opensOn, lang), showDate(round.nominateBy, lang))}
        </Empty>
      )}
    </Page>
  )
}
