import { type Lang, named } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { CellField, Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { DecisionFields } from '#ui/round-form.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, Stack } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { DecisionReading } from '../facts/decision.ts'
import type { GridRow } from '../facts/rounds.ts'
import type { DecisionRow } from '../store/decision.ts'
import { ratingTexts } from '../texts/rating.ts'
import { votesWords } from './outcome.tsx'
import { levelOptions } from './speak.tsx'
import { shortLevel } from './words.ts'

export type DecisionForms = { lines: FormState; decide: FormState }
type Props = { reading: DecisionReading; forms: DecisionForms; lang: Lang }

const Name = ({ name, post, id }: { name: string; post: string; id: number | undefined }) => (
  <>
    {id === undefined ? (
      <Said text={name} />
    ) : (
      <a class="ct-row-link" href={`/ratings/persons/${id}`}>
        <Said text={name} />
      </a>
    )}
    <p class="ct-small ct-quiet">
      <Said text={post} />
    </p>
  </>
)

/** The list to be put together: votes, and for an issuer the fields to differ from them. */
const LinesSheet = ({ reading, forms, lang }: Props) => {
  const t = ratingTexts[lang]
  const state = forms.lines
  const differs = reading.may.decide
  const rows = reading.rows.filter((row) => row.rated.rated)
  const columns: Column<GridRow>[] = [
    {
      head: t.person,
      phone: 'wide',
      cell: ({ rated, whole }) => (
        <Name
          name={rated.personName}
          post={`${lang === 'en' ? rated.titleEn : rated.title}, ${named(lang, rated.unitName, rated.unitNameEn)}`}
          id={whole?.id}
        />
      ),
    },
    {
      head: t.votes,
      phone: 'label',
      cell: ({ outcome }) =>
        outcome
          ? `${votesWords({ ...outcome.counts, abstained: outcome.abstained }, lang)} → ${
              outcome.level
                ? t.short[outcome.level]
                : outcome.quorate
                  ? t.noMajority
                  : t.noQuorum(outcome.quorum)
            }`
          : '',
    },
  ]
  if (differs)
    columns.push(
      {
        head: t.decision.line,
        phone: 'label',
        cell: ({ rated, outcome }) =>
          outcome ? (
            <CellField
              state={state}
              name={`level.${rated.id}`}
              type="select"
              label={`${t.decision.line}: ${rated.personName}`}
              options={levelOptions(lang)}
              placeholder={t.decision.byVotes}
              value={
                reading.lines.find(
                  (line) =>
                    line.decisionId === reading.draft?.id &&
                    line.ratedId === rated.id &&
                    line.reason !== null,
                )?.level ?? null
              }
            />
          ) : (
            ''
          ),
      },
      {
        head: t.decision.reason,
        phone: 'label',
        cell: ({ rated, outcome }) =>
          outcome ? (
            <CellField
              state={state}
              name={`reason.${rated.id}`}
              label={`${t.decision.reason}: ${rated.personName}`}
              max={2000}
              value={
                reading.lines.find(
                  (line) => line.decisionId === reading.draft?.id && line.ratedId === rated.id,
                )?.reason ?? null
              }
            />
          ) : (
            ''
          ),
      },
    )
  return (
    <Sheet title={t.decision.prepare} long>
      <Form
        state={state}
        action={`/ratings/rounds/${reading.round.id}/decision`}
        submit={reading.draft ? t.decision.prepareAgain : t.decision.prepare}
        kind={reading.draft ? 'second' : 'main'}
      >
        <Table lang={lang} caption={t.decision.prepare} columns={columns} rows={rows} />
      </Form>
    </Sheet>
  )
}

const DecideSheet = ({ reading, forms, lang }: Props) => {
  const t = ratingTexts[lang]
  const { draft, documents, may } = reading
  if (!draft) return null
  const state = forms.decide
  return (
    <Sheet title={t.decision.decide}>
      {documents.map((one) => (
        <p>
          {t.decision.drafted}:{' '}
          <a class="ds-link" href={`/documents/${one.id}`}>
            {one.cited ?? `#${one.id}`}
          </a>
        </p>
      ))}
      {may.putTogether && documents.length === 0 ? (
        <ActButton action={`/ratings/decisions/${draft.id}/document`} kind="second">
          {t.decision.draft}
        </ActButton>
      ) : null}
      {may.decide ? (
        <Form state={state} action={`/ratings/decisions/${draft.id}`} submit={t.decision.decideAct}>
          <p class="ct-small ct-quiet">{t.decision.decideHint}</p>
          <FieldRow>
            <DecisionFields state={state} words={t} optional />
          </FieldRow>
          <Field
            state={state}
            name="publish"
            type="radio"
            label={t.decision.publish}
            options={Object.entries(t.decision.publishWays).map(([value, label]) => ({ value, label }))}
            value="none"
          />
        </Form>
      ) : null}
    </Sheet>
  )
}

const lineColumns = (lang: Lang): Column<DecisionRow>[] => {
  const t = ratingTexts[lang]
  return [
    {
      head: t.person,
      phone: 'wide',
      cell: (line) => (
        <Name
          name={line.name}
          post={`${lang === 'en' ? line.titleEn : line.title}, ${named(lang, line.unitName, line.unitNameEn)}`}
          id={line.ratedId}
        />
      ),
    },
    { head: t.votes, phone: 'label', cell: (line) => votesWords(line.votes, lang) },
    {
      head: t.decided,
      phone: 'label',
      cell: (line) => (
        <>
          {shortLevel(line.level, lang)}
          {line.reason ? (
            <p class="ct-small ct-quiet">
              <Said text={line.reason} />
            </p>
          ) : null}
        </>
      ),
    },
  ]
}

const Versions = ({ reading, lang }: { reading: DecisionReading; lang: Lang }) => {
  const t = ratingTexts[lang]
  return (
    <>
      {reading.decisions.map((one) => (
        <Sheet
          title={t.decision.list(one.version)}
          aside={
            one.decisionNo && one.decidedOn
              ? t.sheet.decidedBy(one.decisionNo, showDate(one.decidedOn, lang))
              : t.decision.state[one.state]
          }
          long
        >
          {one.reason ? (
            <p class="ct-small">
              <Said text={one.reason} />
            </p>
          ) : null}
          {one.publish ? (
            <p class="ct-small ct-quiet">
              {t.decision.publish}: {t.decision.publishWays[one.publish]}
            </p>
          ) : null}
          <Table
            lang={lang}
            caption={t.decision.list(one.version)}
            columns={lineColumns(lang)}
            rows={reading.lines.filter((line) => line.decisionId === one.id)}
          />
        </Sheet>
      ))}
    </>
  )
}

/** The decision on a round: the list by votes, its document and number, every version that was. */
export const DecisionPage = ({
  frame,
  reading,
  forms,
}: {
  frame: Frame
  reading: DecisionReading
  forms: DecisionForms
}) => {
  const { lang } = frame
  const t = ratingTexts[lang]
  const { round, may, phase } = reading
  const lines = phase === 'decision' && may.putTogether
  return (
    <Page
      frame={frame}
      title={t.decision.title}
      lede={t.decision.lede}
      crumbs={[
        { href: '/ratings', name: t.ratings },
        { href: `/ratings/rounds/${round.id}`, name: round.title },
      ]}
    >
      <Stack>
        {reading.decisions.length === 0 && !lines ? (
          <Empty title={t.decision.waiting}>{t.decision.waitingHow}</Empty>
        ) : null}
        {lines ? <LinesSheet reading={reading} forms={forms} lang={lang} /> : null}
        <DecideSheet reading={reading} forms={forms} lang={lang} />
        <Versions reading={reading} lang={lang} />
      </Stack>
    </Page>
  )
}
