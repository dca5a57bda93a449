import { DryRun } from '#ui/dry-run.tsx'
import type { FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import type { TriedFact } from '../rules/fact-table.ts'
import { named } from '../rules/scheme.ts'
import type { Round } from '../store/round.ts'
import { ratingTexts } from '../texts/rating.ts'

/** Facts of everybody in a round, from a table: tried first, then saved. */
export const FactTablePage = ({
  frame,
  round,
  state,
  tried,
  say,
}: {
  frame: Frame
  round: Round
  state: FormState
  tried: readonly TriedFact[] | undefined
  say: (reason: string) => string
}) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  const to = `/ratings/rounds/${round.id}`
  return (
    <Page
      frame={frame}
      title={t.factTable.title}
      lede={<Said text={t.factTable.lede} />}
      crumbs={[
        { href: '/ratings', name: t.ratings },
        { href: to, name: round.title },
      ]}
    >
      <DryRun
        state={state}
        action={`${to}/facts`}
        cancel={to}
        columns={t.factTable.columns}
        tried={tried?.map((one) => ({
          line: one.line,
          about: one.unit,
          what: [one.input ? named(one.input, lang) : '', one.text].filter(Boolean).join(': '),
          refused: one.fault && say(one.fault),
        }))}
      />
    </Page>
  )
}
