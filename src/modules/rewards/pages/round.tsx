import { type Lang, named } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { StepsTo } from '#ui/figure.tsx'
import type { FormState } from '#ui/form.tsx'
import { showDate, showDayMonth } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { StateTag, type WorkState } from '#ui/tag.tsx'
import type { NominationLine, RoundReading } from '../facts/rounds.ts'
import type { NominationState } from '../rules/nomination.ts'
import { dayNames, type Phase } from '../rules/round.ts'
import { texts } from '../texts.ts'
import { FindingsCell } from './findings.tsx'
import { RoundActs } from './round-acts.tsx'
import { Council, Numbers } from './round-sides.tsx'
import { formName, marksOf } from './rounds.tsx'

export type RoundForms = { propose: FormState; meeting: FormState; decide: FormState }
export type RoundProps = {
  frame: Frame
  reading: RoundReading
  results: { id: number; title: string; year: number }[]
  forms: RoundForms
}

const rings: Record<NominationState, WorkState> = {
  draft: 'draft',
  sent: 'issued',
  returned: 'returned',
  listed: 'accepted',
  passed: 'submitted',
  failed: 'rejected',
  awarded: 'completed',
  withdrawn: 'recalled',
}

/** The state of a nomination as a ring with its word. */
export const NominationTag = ({ state, lang }: { state: NominationState; lang: Lang }) => (
  <StateTag state={rings[state]} lang={lang} text={texts[lang].states[state]} />
)

// the step of the bar that a phase stands at; steps before it are behind
const at: Record<Phase, number> = {
  draft: -1,
  before: 0,
  nominating: 1,
  checking: 2,
  voting: 2,
  voted: 3,
  decided: 4,
  imported: 4,
}

const RoundSteps = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = texts[lang]
  return (
    <StepsTo
      now={at[reading.phase]}
      steps={dayNames.map((name) => ({
        name: t.steps[name] ?? name,
        when:
          name === 'opensOn'
            ? t.from(showDayMonth(reading.round[name], lang))
            : t.to(showDate(reading.round[name], lang)),
      }))}
    />
  )
}

const columns = (reading: RoundReading, lang: Lang): Column<NominationLine>[] => {
  const t = texts[lang]
  const counted = reading.lines.some((line) => line.nomination.votesFor !== null)
  const cells: Column<NominationLine>[] = [
    {
      head: t.nominee,
      phone: 'wide',
      cell: ({ nomination: one }) => (
        <>
          <a class="ct-row-link" href={`/rewards/nominations/${one.id}`}>
            <Said text={named(lang, one.name, one.nameEn)} />
          </a>
          <p class="ct-small ct-quiet">
            <Said
              text={[
                one.post,
                one.kind === 'individual' ? named(lang, one.unitName ?? '', one.unitNameEn) : '',
                one.outside ? t.outside[one.outside] : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          </p>
        </>
      ),
    },
    {
      head: t.fromUnit,
      phone: 'label',
      quiet: true,
      cell: ({ nomination: one }) => <Said text={named(lang, one.fromUnitName ?? '', one.fromUnitNameEn)} />,
    },
    {
      head: t.state,
      phone: 'label',
      cell: ({ nomination: one }) => <NominationTag state={one.state} lang={lang} />,
    },
    {
      head: t.checks,
      phone: 'wide',
      cell: ({ nomination: one, findings, clearance }) =>
        one.state === 'draft' || one.state === 'withdrawn' ? (
          ''
        ) : (
          <>
            {t.clearances[clearance]}
            <FindingsCell findings={findings} lang={lang} />
          </>
        ),
    },
  ]
  if (counted && (reading.may.oversee || reading.may.chair))
    cells.push({
      head: t.votes,
      n: true,
      phone: 'label',
      cell: ({ nomination: one }) =>
        one.votesFor === null ? '' : `${one.votesFor}/${reading.round.members ?? 0}`,
    })
  return cells
}

const groupsOf = (lines: NominationLine[], lang: Lang) =>
  (['collective', 'individual'] as const).flatMap((kind) => {
    const rows = lines.filter((line) => line.nomination.kind === kind)
    return rows.length > 0 ? [{ title: texts[lang].kinds[kind] ?? kind, rows }] : []
  })

const List = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = texts[lang]
  const { may, lines, phase } = reading
  if (lines.length === 0)
    return (
      <Empty title={t.noNominations}>
        {may.oversee || phase === 'nominating' || phase === 'before' ? t.noNominationsHow : t.noneSeen}
      </Empty>
    )
  return (
    <Sheet title={may.oversee ? t.list : t.listOwn} flush long>
      <Table lang={lang} caption={t.list} columns={columns(reading, lang)} groups={groupsOf(lines, lang)} />
    </Sheet>
  )
}

const Top = ({ reading, lang }: { reading: RoundReading; lang: Lang }) => {
  const t = texts[lang]
  const { round, may } = reading
  return (
    <>
      {may.run && (round.state === 'draft' || round.state === 'open') ? (
        <LinkButton kind="second" icon="edit" href={`/rewards/rounds/${round.id}/edit`}>
          {t.edit}
        </LinkButton>
      ) : null}
      {may.vote ? <LinkButton href={`/rewards/rounds/${round.id}/ballot`}>{t.ballot}</LinkButton> : null}
      {may.nominate ? (
        <LinkButton
          icon="plus"
          kind={may.vote ? 'second' : 'main'}
          href={`/rewards/rounds/${round.id}/nominations/new`}
        >
          {t.nominate}
        </LinkButton>
      ) : null}
      {round.state === 'decided' ? (
        <LinkButton href={`/rewards/rounds/${round.id}/awards`}>{t.openAwards}</LinkButton>
      ) : null}
      {may.run && round.state === 'draft' ? (
        <ActButton
          action={`/rewards/rounds/${round.id}/opening`}
          fields={{ version: String(round.version) }}
          confirm={t.openConfirm}
        >
          {t.open}
        </ActButton>
      ) : null}
    </>
  )
}

/** A round: its days, who is nominated and what the checks say, the council, the papers, the decision. */
export const RoundPage = (props: RoundProps) => {
  const { frame, reading } = props
  const { lang } = frame
  const t = texts[lang]
  const { round, may } = reading
  return (
    <Page
      frame={frame}
      title={round.title}
      lede={<Said text={[formName(round, lang), ...marksOf(round, lang)].join(' · ')} />}
      crumbs={[{ href: '/rewards', name: t.rewards }]}
      acts={<Top reading={reading} lang={lang} />}
    >
      <Sheet title={(t.phases[reading.phase] ?? '').replace(/^./, (first) => first.toUpperCase())}>
        <RoundSteps reading={reading} lang={lang} />
        <p class="ct-gapped">
          <Said text={round.occasion} lines />
        </p>
        {round.decisionNo && round.decidedOn ? (
          <p>
            <Said text={t.decidedBy(round.decisionNo, showDate(round.decidedOn, lang))} />
          </p>
        ) : null}
        {may.run && round.state === 'draft' ? <p class="ct-quiet">{t.draftHow}</p> : null}
      </Sheet>
      <div class="ct-gapped">
        <List reading={reading} lang={lang} />
      </div>
      <Grid gapped>
        <Stack span={6}>
          <RoundActs {...props} />
          {may.count ? <Numbers reading={reading} lang={lang} /> : null}
        </Stack>
        <Stack span={6}>
          <Council reading={reading} lang={lang} />
        </Stack>
      </Grid>
    </Page>
  )
}
