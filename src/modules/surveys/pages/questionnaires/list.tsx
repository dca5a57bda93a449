import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { QuestionnaireLine } from '../../facts/questionnaires.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'
import { questionnairesTexts } from '../../texts/questionnaires.ts'
import { titleOf } from '../words.ts'

const columns = (lang: Lang): Column<QuestionnaireLine>[] => {
  const t = questionnairesTexts[lang]
  return [
    {
      head: t.title,
      phone: 'wide',
      cell: (one) => (
        <>
          <a class="ct-row-link" href={`/surveys/questionnaires/${one.id}`}>
            <Said text={titleOf(one, lang)} />
          </a>
          <p class="ct-small ct-quiet">
            {[one.code, t.version(showNumber(one.version, lang)), one.synthetic ? t.synthetic : '']
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      ),
    },
    { head: t.state, cell: (one) => t.states[one.state], phone: 'label' },
    { head: t.questions, n: true, cell: (one) => showNumber(one.questions, lang), phone: 'label' },
    { head: t.campaigns, n: true, cell: (one) => showNumber(one.campaigns, lang), phone: 'label' },
  ]
}

/** All questionnaires, for those who prepare and oversee. */
export const QuestionnairesPage = ({
  frame,
  questionnaires,
  mayRun,
}: {
  frame: Frame
  questionnaires: QuestionnaireLine[]
  mayRun: boolean
}) => {
  const { lang } = frame
  const t = questionnairesTexts[lang]
  return (
    <Page
      frame={frame}
      title={t.questionnaires}
      lede={t.lede}
      crumbs={[{ href: '/surveys', name: campaignsTexts[lang].surveys }]}
      act={
        mayRun ? (
          <LinkButton href="/surveys/questionnaires/new" icon="plus">
            {t.make}
          </LinkButton>
        ) : undefined
      }
    >
      {questionnaires.length === 0 ? (
        <Empty title={t.none}>{mayRun ? t.noneHow : undefined}</Empty>
      ) : (
        <Sheet title={t.questionnaires} flush>
          <Table lang={lang} caption={t.questionnaires} columns={columns(lang)} rows={questionnaires} />
        </Sheet>
      )}
    </Page>
  )
}

export const NewQuestionnairePage = ({ frame, state }: { frame: Frame; state: FormState }) => {
  const { lang } = frame
  const t = questionnairesTexts[lang]
  return (
    <Page
      frame={frame}
      title={t.make}
      crumbs={[
        { href: '/surveys', name: campaignsTexts[lang].surveys },
        { href: '/surveys/questionnaires', name: t.questionnaires },
      ]}
    >
      <Sheet>
        <Form state={state} action="/surveys/questionnaires" submit={t.make} cancel="/surveys/questionnaires">
          <Field state={state} name="code" label={t.code} hint={t.codeHint} max={60} />
          <Field state={state} name="titleVi" label={t.titleVi} max={300} />
          <Field state={state} name="titleEn" label={t.titleEn} max={300} optional />
          <Field state={state} name="source" label={t.source} max={500} optional />
          <Field state={state} name="synthetic" label={t.syntheticField} type="checkbox" />
        </Form>
      </Sheet>
    </Page>
  )
}
