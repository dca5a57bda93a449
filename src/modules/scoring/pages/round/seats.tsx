import { ActButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { CouncilFields } from '#ui/round-form.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { RoundReading } from '../../facts/rounds.ts'
import { roundTexts } from '../../texts/round.ts'
import { SeatsTable } from './seats-table.tsx'

export type SeatsProps = {
  frame: Frame
  reading: RoundReading
  forms: { appraiser: FormState; council: FormState }
  units: { value: string; label: string }[]
  people: { value: string; label: string }[]
}

/** Who appraises what: seats given, ended, and the council by its decision. */
export const SeatsPage = ({ frame, reading, forms, units, people }: SeatsProps) => {
  const { lang } = frame
  const t = roundTexts[lang]
  const { round, domains } = reading
  const at = `/scoring/rounds/${round.id}`
  return (
    <Page
      frame={frame}
      title={t.seats}
      lede={t.seatsLede}
      crumbs={[
        { href: '/scoring', name: t.scoring },
        { href: at, name: round.title },
      ]}
    >
      <Sheet title={t.appraiser} flush>
        <SeatsTable
          reading={reading}
          lang={lang}
          end={(seat) => (
            <>
              {' '}
              <ActButton action={`${at}/seats/${seat.id}/ending`} kind="quiet">
                {t.endSeat}
                <span class="ds-sr-only">
                  : {seat.unitName ?? seat.personName}
                  {seat.domain ? `, ${t.domain} ${seat.domain}` : ''}
                </span>
              </ActButton>
            </>
          )}
        />
      </Sheet>
      <Sheet title={t.appoint} gapped>
        <Form state={forms.appraiser} action={`${at}/seats`} submit={t.appoint}>
          <Field
            state={forms.appraiser}
            name="domains"
            type="checkboxes"
            label={t.domains}
            options={domains.map((domain) => ({
              value: domain.code,
              label: `${domain.code}. ${(lang === 'en' && domain.name_en) || domain.name_vi}`,
            }))}
          />
          <FieldRow>
            <Field
              state={forms.appraiser}
              name="unitId"
              type="select"
              label={t.appointUnit}
              options={units}
              placeholder={t.chooseUnit}
              optional
            />
            <Field
              state={forms.appraiser}
              name="personId"
              type="select"
              label={t.appointPerson}
              options={people}
              placeholder={t.choosePerson}
              optional
            />
          </FieldRow>
        </Form>
      </Sheet>
      <Sheet title={t.makeCouncil} gapped>
        <Form state={forms.council} action={`${at}/council`} submit={t.makeCouncil} kind="second">
          <CouncilFields state={forms.council} words={t} people={people} alone />
        </Form>
      </Sheet>
    </Page>
  )
}
