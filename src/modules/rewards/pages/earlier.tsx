import { dayOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { DryRun } from '#ui/dry-run.tsx'
import { Empty } from '#ui/empty.tsx'
import { ConfirmSheet, Field, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, type Pager, Table } from '#ui/table.tsx'
import type { EarlierLine, EarlierReading, EarlierRow } from '../facts/earlier.ts'
import type { TriedAward } from '../rules/earlier.ts'
import { texts } from '../texts.ts'

const at = '/rewards/earlier'

const columns = (lang: Lang, mayRun: boolean): Column<EarlierRow>[] => {
  const t = texts[lang]
  const e = t.earlier
  return [
    {
      head: t.nominee,
      phone: 'wide',
      cell: (row) => (
        <>
          <Said text={row.name} />
          <p class="ct-small ct-quiet">
            {[t.kinds[row.kind], (lang === 'en' && row.unitNameEn) || row.unitName]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      ),
    },
    {
      head: t.achievement,
      phone: 'wide',
      cell: (row) => (
        <>
          <Said text={row.achievement} />
          {row.withdrawnReason === null ? null : (
            <p class="ct-small ct-quiet">
              {e.withdrawn}: <Said text={row.withdrawnReason} />
            </p>
          )}
        </>
      ),
    },
    { head: t.year, n: true, phone: 'label', cell: (row) => row.year },
    {
      head: e.decision,
      phone: 'label',
      cell: (row) => (
        <>
          <Said text={[row.decisionNo, showDate(row.decidedOn, lang)].join(', ')} />
          <p class="ct-small ct-quiet">
            <Said text={[row.form, row.honouredBy].filter(Boolean).join(', ')} />
          </p>
        </>
      ),
    },
    {
      head: e.source,
      phone: 'label',
      cell: (row) => (
        <>
          <Said text={row.source} />
          <p class="ct-small ct-quiet">
            <Said text={e.entered(row.enteredBy, showDate(dayOf(new Date(row.enteredAt)), lang))} />
          </p>
          {mayRun && row.withdrawnReason === null ? (
            <a class="ds-link ct-small" href={`${at}?withdraw=${row.id}`}>
              {e.withdraw}
              <span class="ds-sr-only">: {row.name}</span>
            </a>
          ) : null}
        </>
      ),
    },
  ]
}

const pagerOf = ({ rows, total, offset, onPage }: EarlierReading): Pager | undefined =>
  total > onPage
    ? {
        from: offset + 1,
        to: offset + rows.length,
        total,
        previous: offset > 0 ? `${at}?offset=${Math.max(0, offset - onPage)}` : undefined,
        next: offset + rows.length < total ? `${at}?offset=${offset + onPage}` : undefined,
      }
    : undefined

/** Awards decided elsewhere or before: what "the same act twice" is also looked for in. */
export const EarlierPage = ({
  frame,
  reading,
  withdrawing,
}: {
  frame: Frame
  reading: EarlierReading
  withdrawing: { row: EarlierLine; state: FormState } | undefined
}) => {
  const { lang } = frame
  const t = texts[lang]
  const { rows, mayRun } = reading
  return (
    <Page
      frame={frame}
      title={t.earlier.title}
      lede={t.earlier.lede}
      crumbs={[{ href: '/rewards', name: t.rewards }]}
      act={
        mayRun ? (
          <LinkButton href={`${at}/new`} icon="upload">
            {t.earlier.enter}
          </LinkButton>
        ) : undefined
      }
    >
      {withdrawing ? (
        <ConfirmSheet
          state={withdrawing.state}
          action={`${at}/${withdrawing.row.id}/withdrawal`}
          title={t.earlier.withdrawTitle}
          consequence={`${withdrawing.row.name}, ${withdrawing.row.decisionNo}. ${t.earlier.withdrawNote}`}
          submit={t.earlier.withdraw}
          cancel={at}
        />
      ) : null}
      {rows.length === 0 ? (
        <Empty title={t.earlier.none}>{t.earlier.noneHow}</Empty>
      ) : (
        <Sheet title={t.earlier.title} flush long gapped={withdrawing !== undefined}>
          <Table
            lang={lang}
            caption={t.earlier.title}
            columns={columns(lang, mayRun)}
            rows={rows}
            pager={pagerOf(reading)}
          />
        </Sheet>
      )}
    </Page>
  )
}

/** A table of earlier awards, tried before it is taken over. */
export const EarlierTablePage = ({
  frame,
  state,
  tried,
  say,
}: {
  frame: Frame
  state: FormState
  tried: readonly TriedAward[] | undefined
  say: (reason: string) => string
}) => {
  const t = texts[frame.lang]
  return (
    <Page
      frame={frame}
      title={t.earlier.enter}
      lede={t.earlier.enterLede}
      crumbs={[
        { href: '/rewards', name: t.rewards },
        { href: at, name: t.earlier.title },
      ]}
    >
      <DryRun
        state={state}
        action={`${at}/new`}
        cancel={at}
        columns={t.earlier.columns}
        tried={tried?.map(({ line, name, achievement, fault }) => ({
          line,
          about: name,
          what: achievement,
          refused: fault && say(fault),
        }))}
      >
        <Field state={state} name="source" label={t.earlier.source} hint={t.earlier.sourceHint} max={500} />
      </DryRun>
    </Page>
  )
}
