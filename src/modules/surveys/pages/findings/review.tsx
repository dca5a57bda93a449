import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { JobLine } from '#ui/progress.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import { type Column, type Group, Table } from '#ui/table.tsx'
import type { FlagRow, Review } from '../../facts/findings.ts'
import { campaignsTexts } from '../../texts/campaigns.ts'
import { findingsTexts } from '../../texts/findings.ts'
import { said } from '../words.ts'
import { CampaignTabs } from './tabs.tsx'

export type ReviewProps = {
  frame: Frame
  review: Review
  /** the forms that leave out and put back; what was chosen before a refusal stays chosen */
  out: { state: FormState; chosen: ReadonlySet<string> }
  back: { state: FormState; chosen: ReadonlySet<string> }
}

const seen = ({ reason, facts }: FlagRow, lang: Lang): string => {
  const t = findingsTexts[lang]
  const lines = facts.lines
  if (reason === 'duplicate') return t.duplicate(facts.same ?? 2, lines)
  return reason === 'straight-line' ? t.straight(lines) : t.fast(facts.seconds ?? 0, lines)
}

const columns = (
  review: Review,
  chosen: ReadonlySet<string> | undefined,
  form: string,
  lang: Lang,
): Column<FlagRow>[] => {
  const t = findingsTexts[lang]
  const channels: Record<string, string> = t.channels
  return [
    ...(chosen
      ? [
          {
            head: t.choose,
            c: true,
            phone: 'end' as const,
            cell: ({ id }: FlagRow) => (
              <input
                class="ds-input"
                type="checkbox"
                name="flags"
                value={String(id)}
                form={form}
                checked={chosen.has(String(id))}
                aria-label={t.answerNo(id)}
              />
            ),
          },
        ]
      : []),
    { head: t.answer, names: true, phone: 'wide', cell: ({ id }) => t.answerNo(id) },
    {
      head: t.group,
      phone: 'label',
      cell: ({ group }) => said(review.groups.get(group) ?? { vi: group, en: group }, lang),
    },
    { head: t.why, phone: 'label', cell: (row) => seen(row, lang) },
    {
      head: t.channel,
      phone: 'label',
      cell: ({ channel }) => (channel === null ? '' : (channels[channel] ?? channel)),
    },
    {
      head: t.word,
      phone: 'wide',
      cell: ({ why, by }) => (why ? <Said text={t.excludedBy(by ?? '', why)} /> : ''),
    },
  ]
}

const byReason = (rows: readonly FlagRow[], lang: Lang): Group<FlagRow>[] => {
  const names: Record<string, string> = findingsTexts[lang].reasonsOf
  return [...Map.groupBy(rows, ({ reason }) => reason)].map(([reason, of]) => ({
    title: names[reason] ?? reason,
    rows: of,
  }))
}

type ListProps = {
  review: Review
  title: string
  rows: FlagRow[]
  form: { state: FormState; chosen: ReadonlySet<string> }
  action: string
  label: string
  submit: string
  lang: Lang
}

const List = ({ review, title, rows, form, action, label, submit, lang }: ListProps) => {
  const id = form.state.id ?? action
  const { chosen } = form
  return rows.length === 0 ? null : (
    <Sheet title={title} flush>
      <Table
        lang={lang}
        caption={title}
        columns={columns(review, review.run ? chosen : undefined, id, lang)}
        groups={byReason(rows, lang)}
      />
      {review.run ? (
        <div class="ct-sheet-foot">
          <Form
            state={form.state}
            action={`/surveys/campaigns/${review.campaign.id}/${action}`}
            submit={submit}
            kind="second"
          >
            <Field state={form.state} name="reason" label={label} type="textarea" rows={2} />
          </Form>
        </div>
      ) : null}
    </Sheet>
  )
}

const Look = ({ review, lang }: { review: Review; lang: Lang }) => {
  const t = findingsTexts[lang]
  const { campaign, looked, run } = review
  const at = `/surveys/campaigns/${campaign.id}/review`
  if (looked && (looked.state === 'waiting' || looked.state === 'running'))
    return (
      <Sheet>
        <JobLine
          lang={lang}
          job={{
            title: t.looking(showNumber(looked.total, lang)),
            stage: looked.state,
            done: looked.done,
            of: looked.total,
            taken: looked.done,
            refreshHref: at,
          }}
        />
      </Sheet>
    )
  if (campaign.state !== 'closed') return <Empty title={t.neverLooked}>{t.notClosed}</Empty>
  return (
    <Sheet title={looked?.state === 'done' ? t.lookAgain : t.neverLooked}>
      <p>{t.lookHow}</p>
      {looked?.state === 'failed' ? <p>{t.workFailed}</p> : null}
      {run ? (
        <Form
          state={{ lang }}
          action={at}
          submit={looked?.state === 'done' ? t.lookAgain : t.look}
          kind={looked?.state === 'done' ? 'second' : 'main'}
        />
      ) : null}
    </Sheet>
  )
}

/** Answers to look at again: what was seen, who left what out and why. What they say is not shown. */
export const ReviewPage = ({ frame, review, out, back }: ReviewProps) => {
  const { lang } = frame
  const t = findingsTexts[lang]
  const { campaign, flags, looked } = review
  const open = flags.filter(({ excluded }) => !excluded)
  return (
    <Page
      frame={frame}
      title={t.review}
      lede={campaign.title}
      crumbs={[
        { href: '/surveys', name: campaignsTexts[lang].surveys },
        { href: `/surveys/campaigns/${campaign.id}`, name: campaign.title },
      ]}
    >
      <CampaignTabs id={campaign.id} on="review" oversees comments={false} lang={lang} />
      {campaign.result !== null ? <Alert tone="info">{t.afterFixed}</Alert> : null}
      <Stack>
        <Look review={review} lang={lang} />
        {looked?.state === 'done' && flags.length === 0 ? (
          <Empty title={t.clean}>{t.cleanHow(showNumber(looked.total, lang))}</Empty>
        ) : null}
        <List
          review={review}
          title={t.flags}
          rows={open}
          form={out}
          action="exclusions"
          label={t.excludeReason}
          submit={t.exclude}
          lang={lang}
        />
        <List
          review={review}
          title={t.put}
          rows={flags.filter(({ excluded }) => excluded)}
          form={back}
          action="inclusions"
          label={t.putBackReason}
          submit={t.putBack}
          lang={lang}
        />
      </Stack>
    </Page>
  )
}
