import { type Lang, named } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate, timelinessOf } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { TimeTag } from '#ui/tag.tsx'
import type { Recommendation } from '../facts.ts'
import { recommendationState } from '../rules.ts'
import { texts } from '../texts.ts'
import { committeeOptions } from './list.tsx'

type Committee = { id: number; nameVi: string; nameEn: string | null }

const daysBetween = (a: string, b: string): number => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000)

/** Where it stands: a word, and the days when it is or was late. */
const Standing = ({ one, today, lang }: { one: Recommendation; today: string; lang: Lang }) => {
  const t = texts[lang]
  const state = recommendationState(one, today)
  const late = one.dueOn && one.answeredOn ? daysBetween(one.dueOn, one.answeredOn) : 0
  return (
    <>
      {t.standing[state]}
      {late > 0 ? <p class="ct-small">{t.lateAnswer(late)}</p> : null}
      {state === 'assigned' || state === 'overdue' ? (
        <p>
          <TimeTag time={timelinessOf(one.dueOn ?? undefined, undefined, today)} lang={lang} />
        </p>
      ) : null}
    </>
  )
}

const fromOf = (one: Recommendation, lang: Lang): string =>
  one.fromUnitId === null
    ? `${one.fromName}, ${(lang === 'en' ? one.fromTitleEn : one.fromTitle) ?? ''}`
    : named(lang, one.fromName, one.fromNameEn)

/** Recommendations in sight, those that wait first. */
export const RecommendationsPage = ({
  frame,
  items,
  committees,
  state,
}: {
  frame: Frame
  items: Recommendation[]
  committees: Committee[]
  state: FormState
}) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={t.recommendations}
      lede={t.recommendationsLede}
      crumbs={[{ href: '/meetings', name: t.meetings }]}
    >
      {items.length === 0 ? (
        <Empty title={t.noRecommendations}>{t.recommendationsHint}</Empty>
      ) : (
        <Sheet flush>
          <Table
            lang={lang}
            caption={t.recommendations}
            rows={items}
            columns={[
              {
                head: t.recommendText,
                phone: 'wide',
                cell: (one) => (
                  <a class="ct-row-link" href={`/meetings/recommendations/${one.id}`}>
                    <Said text={one.text} />
                  </a>
                ),
              },
              { head: t.from, phone: 'label', cell: (one) => <Said text={fromOf(one, lang)} /> },
              {
                head: t.owner,
                phone: 'label',
                cell: (one) => <Said text={named(lang, one.ownerName ?? one.addressedTo, one.ownerNameEn)} />,
              },
              {
                head: t.state,
                phone: 'label',
                cell: (one) => <Standing one={one} today={frame.today} lang={lang} />,
              },
            ]}
          />
        </Sheet>
      )}
      {committees.length > 0 ? (
        <Sheet gapped>
          <details class="ct-more" open={state.errors !== undefined || undefined}>
            <summary>{t.recommend}</summary>
            <Form state={state} action="/meetings/recommendations" submit={t.recommend} kind="second">
              <Field
                state={state}
                name="committeeId"
                type="select"
                label={t.committee}
                options={committeeOptions(committees, lang)}
              />
              <Field state={state} name="text" type="textarea" rows={4} label={t.recommendText} max={4000} />
              <Field state={state} name="addressedTo" label={t.addressedTo} max={300} />
            </Form>
          </details>
        </Sheet>
      ) : null}
    </Page>
  )
}

export type RecommendationForms = { assign: FormState; reply: FormState; withdraw: FormState }

const Acts = ({
  one,
  may,
  units,
  forms,
  frame,
}: {
  one: Recommendation
  may: { assign: boolean; answer: boolean; withdraw: boolean }
  units: { unit_id: number; name_vi: string; name_en: string | null }[]
  forms: RecommendationForms
  frame: Frame
}) => {
  const t = texts[frame.lang]
  const at = `/meetings/recommendations/${one.id}`
  return (
    <>
      {may.answer ? (
        <Sheet title={t.reply}>
          <Form state={forms.reply} action={`${at}/answer`} submit={t.reply}>
            <Field
              state={forms.reply}
              name="answer"
              type="textarea"
              rows={6}
              label={t.theAnswer}
              max={8000}
            />
            <Field state={forms.reply} name="documentNo" label={t.documentNo} max={200} optional />
          </Form>
        </Sheet>
      ) : null}
      {may.assign ? (
        <Sheet title={t.assign}>
          <Form
            state={forms.assign}
            action={`${at}/assignment`}
            submit={t.assign}
            kind={one.ownerUnitId === null && !may.answer ? undefined : 'second'}
          >
            <FieldRow>
              <Field
                state={forms.assign}
                name="ownerUnitId"
                type="select"
                label={t.owner}
                value={String(one.ownerUnitId ?? '')}
                options={units.map((unit) => ({
                  value: String(unit.unit_id),
                  label: named(forms.assign.lang, unit.name_vi, unit.name_en),
                }))}
              />
              <Field state={forms.assign} name="dueOn" type="date" label={t.dueOn} value={one.dueOn ?? ''} />
            </FieldRow>
          </Form>
        </Sheet>
      ) : null}
      {may.withdraw ? (
        <Sheet>
          <details class="ct-more" open={forms.withdraw.errors !== undefined || undefined}>
            <summary>{t.withdraw}</summary>
            <Form state={forms.withdraw} action={`${at}/withdrawal`} submit={t.withdraw} kind="danger-second">
              <Field state={forms.withdraw} name="reason" label={t.cancelReason} max={500} optional />
            </Form>
          </details>
        </Sheet>
      ) : null}
    </>
  )
}

/** One recommendation: from whom, to whom, who answers until when, the answer. */
export const RecommendationPage = ({
  frame,
  one,
  may,
  units,
  forms,
}: {
  frame: Frame
  one: Recommendation
  may: { assign: boolean; answer: boolean; withdraw: boolean }
  units: { unit_id: number; name_vi: string; name_en: string | null }[]
  forms: RecommendationForms
}) => {
  const { lang } = frame
  const t = texts[lang]
  return (
    <Page
      frame={frame}
      title={t.recommendations}
      lede={<Said text={fromOf(one, lang)} />}
      crumbs={[
        { href: '/meetings', name: t.meetings },
        { href: '/meetings/recommendations', name: t.recommendations },
      ]}
    >
      <Grid>
        <Stack span={8}>
          <Sheet title={t.recommendText}>
            <p>
              <Said text={one.text} lines />
            </p>
          </Sheet>
          {one.answer ? (
            <Sheet title={t.theAnswer}>
              <p>
                <Said text={one.answer} lines />
              </p>
              {one.documentNo ? (
                <p class="ct-small ct-quiet">
                  {t.documentNo}: <Said text={one.documentNo} />
                </p>
              ) : null}
            </Sheet>
          ) : null}
          <Acts one={one} may={may} units={units} forms={forms} frame={frame} />
        </Stack>
        <Stack span={4}>
          <Sheet title={t.state}>
            <Facts
              facts={[
                { name: t.state, value: <Standing one={one} today={frame.today} lang={lang} /> },
                { name: t.addressedTo, value: <Said text={one.addressedTo} /> },
                { name: t.owner, value: <Said text={named(lang, one.ownerName ?? '–', one.ownerNameEn)} /> },
                { name: t.dueOn, value: one.dueOn ? showDate(one.dueOn, lang) : '–' },
                { name: t.madeOn, value: showDate(one.madeOn, lang) },
                { name: t.answeredOn, value: one.answeredOn ? showDate(one.answeredOn, lang) : '–' },
              ]}
            />
          </Sheet>
        </Stack>
      </Grid>
    </Page>
  )
}
