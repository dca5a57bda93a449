import { dayOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { showDate, showDecimal } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { PersonReading } from '../facts/persons.ts'
import type { KeptFacts } from '../rules/fact.ts'
import type { Proposal, Reason, VetoReason } from '../rules/propose.ts'
import {
  type Condition,
  inputsOf,
  type Level,
  levels,
  named,
  type Scheme,
  type Veto,
} from '../rules/scheme.ts'
import { ratingTexts } from '../texts/rating.ts'
import { articleWords, levelName, needWords, sourceWords, valueWords } from './words.ts'

type Held = { proposal: Proposal; facts: KeptFacts; scheme: Scheme; lang: Lang }

/** The facts that a condition looks at, each with its value; linked where a page shows it. */
const Values = ({ test, held: { facts, scheme, lang } }: { test: Condition['test']; held: Held }) => (
  <>
    {inputsOf(scheme, test).map((key) => {
      const fact = facts[key]
      const input = scheme.inputs.find((one) => one.key === key)
      const words = valueWords(fact, input, lang)
      return (
        <p>
          {fact?.url && fact.value !== null ? (
            <a class="ct-n" href={fact.url}>
              {words}
            </a>
          ) : (
            words
          )}
        </p>
      )
    })}
  </>
)

const levelsOf = (scheme: Scheme, condition: string): Level[] =>
  [...levels]
    .reverse()
    .filter((level) => scheme.levels.some((one) => one.level === level && one.needs.includes(condition)))

const Conditions = ({ held }: { held: Held }) => {
  const { proposal, scheme, lang } = held
  const t = ratingTexts[lang].sheet
  const rows = proposal.reasons.flatMap((reason): { reason: Reason; condition: Condition }[] => {
    const condition = scheme.conditions.find((one) => one.key === reason.condition)
    return condition ? [{ reason, condition }] : []
  })
  return (
    <Table
      lang={lang}
      caption={t.why}
      rows={rows}
      columns={[
        {
          head: t.condition,
          phone: 'wide',
          cell: ({ condition, reason }) => (
            <>
              <Said text={named(condition, lang)} />
              <p class="ct-small ct-quiet">{articleWords(condition, lang)}</p>
              {reason.cause ? (
                <p class="ct-small">
                  <Said text={reason.cause} />
                </p>
              ) : null}
            </>
          ),
        },
        {
          head: t.of,
          phone: 'label',
          cell: ({ condition }) =>
            levelsOf(scheme, condition.key)
              .map((level) => ratingTexts[lang].short[level])
              .join(', '),
        },
        {
          head: t.value,
          phone: 'wide',
          cell: ({ condition }) =>
            'points' in condition.test ? '' : <Values test={condition.test} held={held} />,
        },
        { head: t.state, phone: 'end', cell: ({ reason }) => t.states[reason.state] },
      ]}
    />
  )
}

const Vetoes = ({ held }: { held: Held }) => {
  const { proposal, scheme, lang } = held
  const t = ratingTexts[lang].sheet
  const rows = proposal.vetoes.flatMap((state): { state: VetoReason; veto: Veto }[] => {
    const veto = scheme.vetoes.find((one) => one.key === state.veto)
    return veto ? [{ state, veto }] : []
  })
  return (
    <Table
      lang={lang}
      caption={t.vetoes}
      rows={rows}
      columns={[
        {
          head: t.veto,
          phone: 'wide',
          cell: ({ veto }) => (
            <>
              <Said text={named(veto, lang)} />
              <p class="ct-small ct-quiet">{articleWords(veto, lang)}</p>
            </>
          ),
        },
        { head: t.atMost, phone: 'label', cell: ({ veto }) => ratingTexts[lang].short[veto.at_most] },
        { head: t.value, phone: 'wide', cell: ({ veto }) => <Values test={veto.test} held={held} /> },
        { head: t.state, phone: 'end', cell: ({ state }) => t.states[state.state] },
      ]}
    />
  )
}

const Missing = ({ held }: { held: Held }) => {
  const { proposal, scheme, facts, lang } = held
  const t = ratingTexts[lang].sheet
  const { next } = proposal
  if (!next) return <p>{t.top}</p>
  const conditions = scheme.conditions.filter((one) => next.conditions.includes(one.key))
  const vetoes = scheme.vetoes.filter((one) => next.vetoes.includes(one.key))
  const now = (one: Condition | Veto): string =>
    'points' in one.test
      ? ''
      : inputsOf(scheme, one.test)
          .map((key) =>
            valueWords(
              facts[key],
              scheme.inputs.find((input) => input.key === key),
              lang,
            ),
          )
          .join(', ')
  const detail = (one: Condition | Veto, need: string) => [need, now(one)].filter(Boolean).join('; ')
  return (
    <>
      <h3 class="ds-heading ct-sub" data-size="2xs">
        {t.next(levelName(next.level, lang))}
      </h3>
      {conditions.length + vetoes.length === 0 ? <p>{t.nothingNext}</p> : null}
      <ul class="ct-plain ct-lines">
        {conditions.map((one) => (
          <li>
            <Said text={named(one, lang)} />
            <span class="ct-small ct-quiet"> {detail(one, needWords(one.test, scheme, lang))}</span>
          </li>
        ))}
        {vetoes.map((one) => (
          <li>
            {t.vetoes}: <Said text={named(one, lang)} />
            <span class="ct-small ct-quiet"> {detail(one, '')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const Points = ({ held }: { held: Held }) => {
  const { proposal, scheme, lang } = held
  const t = ratingTexts[lang].sheet
  if (!proposal.points || !scheme.points) return null
  const [low, high] = [proposal.points.low, proposal.points.high].map((value) =>
    showDecimal(Number(value).toFixed(2), lang),
  ) as [string, string]
  const of = String(scheme.points.of)
  return <p>{low === high ? t.points(low, of) : t.pointsBetween(low, high, of)}</p>
}

/** The proposal with its reasons, and what is missing for the next level. */
export const ProposalSheets = ({ reading, lang }: { reading: PersonReading; lang: Lang }) => {
  const t = ratingTexts[lang].sheet
  const { rated, round } = reading
  if (!rated.proposal || !rated.facts || !round.scheme) return <Empty title={t.notYet}>{t.notYetHow}</Empty>
  const held: Held = { proposal: rated.proposal, facts: rated.facts, scheme: round.scheme, lang }
  const { proposal } = held
  return (
    <>
      <Sheet title={t.level}>
        <p class="ct-figure">
          <b>{levelName(proposal.level, lang)}</b>
        </p>
        {proposal.possible !== proposal.level ? (
          <p>{ratingTexts[lang].upTo(levelName(proposal.possible, lang).toLowerCase())}</p>
        ) : null}
        <Points held={held} />
        <Missing held={held} />
        <p class="ct-small ct-quiet">
          {t.proposalOnly}{' '}
          {rated.proposedAt
            ? ratingTexts[lang].computedAt(
                showDate(dayOf(new Date(rated.proposedAt)), lang),
                rated.proposedBy ?? '',
              )
            : ''}
        </p>
      </Sheet>
      <Sheet title={t.why} flush long gapped>
        <Conditions held={held} />
      </Sheet>
      {proposal.vetoes.length > 0 ? (
        <Sheet title={t.vetoes} flush gapped>
          <Vetoes held={held} />
        </Sheet>
      ) : null}
      <Sheet title={t.facts} flush gapped>
        <FactsTable held={held} />
      </Sheet>
    </>
  )
}

const FactsTable = ({ held: { facts, scheme, lang } }: { held: Held }) => {
  const t = ratingTexts[lang].sheet
  return (
    <Table
      lang={lang}
      caption={t.facts}
      rows={scheme.inputs}
      columns={[
        { head: t.key, phone: 'wide', cell: (input) => <Said text={named(input, lang)} /> },
        {
          head: t.value,
          phone: 'end',
          cell: (input) => {
            const fact = facts[input.key]
            const words = valueWords(fact, input, lang)
            return fact?.url && fact.value !== null ? (
              <a class="ct-n" href={fact.url}>
                {words}
              </a>
            ) : (
              words
            )
          },
        },
        {
          head: t.from,
          phone: 'wide',
          cell: (input) => <Said text={sourceWords(facts[input.key], input, lang)} />,
        },
      ]}
    />
  )
}
