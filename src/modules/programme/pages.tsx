import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { showDate, showDecimal } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { Area, Basis, Programme } from './facts.ts'
import { Pilots } from './pages/pilots-table.tsx'
import { type Forms, Shaping, signs, type UnitChoice } from './pages/shaping.tsx'
import { scorecardTexts } from './texts/scorecard.ts'
import { texts } from './texts.ts'

/** What the year is about: motto, areas, targets, groups, pilot units; forms for those who shape it. */
export const ProgrammePage = ({
  frame,
  year,
  programme,
  areas,
  bases,
  forms,
  units,
  figures,
}: {
  frame: Frame
  year: number
  programme: Programme | undefined
  areas: Area[]
  bases: Basis[]
  forms?: Forms
  units: UnitChoice[]
  /** whether the reader may open the figures of the whole province */
  figures: boolean
}) => {
  const t = texts[frame.lang]
  const motto = frame.lang === 'en' ? (programme?.motto_en ?? programme?.motto_vi) : programme?.motto_vi
  return (
    <Page
      frame={frame}
      title={t.title(year)}
      lede={
        motto ? (
          <>
            {t.motto}: <Said text={motto} />
          </>
        ) : undefined
      }
      act={
        <LinkButton href={`/plans?year=${year}`} kind="main">
          {t.plans}
        </LinkButton>
      }
    >
      {programme ? (
        <Contents frame={frame} programme={programme} areas={areas} bases={bases} figures={figures} />
      ) : (
        <Empty title={t.notOpened(year)} />
      )}
      {forms ? (
        <Shaping year={year} opened={programme !== undefined} areas={areas} forms={forms} units={units} />
      ) : null}
    </Page>
  )
}

const Target = ({ row }: { row: Programme['targets'][number] }) => (
  <>
    <Said text={row.text_vi} />
    {row.source ? (
      <>
        <br />
        <span class="ct-small ct-quiet">
          <Said text={row.source} />
        </span>
      </>
    ) : null}
  </>
)

const Contents = ({
  frame: { lang, today },
  programme,
  areas,
  bases,
  figures,
}: {
  frame: Frame
  programme: Programme
  areas: Area[]
  bases: Basis[]
  figures: boolean
}) => {
  const t = texts[lang]
  return (
    <>
      {programme.note ? (
        <p class="ct-section-tight">
          <Said text={programme.note} lines />
        </p>
      ) : null}
      <Sheet title={t.targets} flush>
        <Table
          lang={lang}
          caption={t.targets}
          rows={programme.targets}
          cards
          empty={<Empty title={t.noTargets} level={3} />}
          columns={[
            { head: t.target, cell: (row) => <Target row={row} />, phone: 'wide' },
            {
              head: t.value,
              n: true,
              cell: (row) =>
                `${signs[row.operator] ?? row.operator} ${showDecimal(row.value, lang)} ${row.unit}`,
              phone: 'label',
            },
            { head: t.area, cell: (row) => <Said text={row.area ?? ''} /> },
          ]}
        />
      </Sheet>
      <Areas lang={lang} areas={areas} />
      <Bases lang={lang} bases={bases} year={programme.year} />
      {(['task-group', 'solution-group', 'slogan'] as const).map((kind) => (
        <Group lang={lang} kind={kind} programme={programme} />
      ))}
      <p>
        <a href={`/programmes/${programme.year}/scorecard`}>
          {scorecardTexts[lang].scorecard(programme.year)}
        </a>
      </p>
      <Pilots lang={lang} today={today} programme={programme} figures={figures} />
    </>
  )
}

const Areas = ({ lang, areas }: { lang: Lang; areas: Area[] }) => {
  const t = texts[lang]
  const decision: Column<Area> = {
    head: t.decision,
    cell: (a) => <Said text={a.decision_no ?? ''} />,
    quiet: true,
  }
  return (
    <Sheet title={t.areas} flush gapped>
      <Table
        lang={lang}
        caption={t.areas}
        rows={areas}
        cards
        columns={[
          {
            head: t.name,
            cell: (a) => (
              <a class="ct-row-link" href={`/tasks?area=${a.id}`}>
                <Said text={lang === 'en' ? a.name_en : a.name_vi} />
              </a>
            ),
            phone: 'wide',
          },
          { head: t.since, cell: (a) => showDate(a.valid_from, lang), phone: 'label' },
          ...(areas.some((a) => a.decision_no) ? [decision] : []),
        ]}
      />
    </Sheet>
  )
}

/** Lines of work across the plans that tasks cite as their basis; each opens the year's tasks under it. */
const Bases = ({ lang, bases, year }: { lang: Lang; bases: Basis[]; year: number }) => {
  const t = texts[lang]
  if (bases.length === 0) return null
  return (
    <Sheet title={t.bases} flush gapped>
      <Table
        lang={lang}
        caption={t.bases}
        rows={bases}
        cards
        columns={[
          {
            head: t.name,
            cell: (b) => (
              <a class="ct-row-link" href={`/tasks?programme=${year}&basis=${b.id}`}>
                <Said text={lang === 'en' ? b.name_en : b.name_vi} />
              </a>
            ),
            phone: 'wide',
          },
          { head: t.document, cell: (b) => <Said text={b.document_no ?? ''} />, quiet: true },
        ]}
      />
    </Sheet>
  )
}

const Group = ({
  lang,
  kind,
  programme,
}: {
  lang: Lang
  kind: 'task-group' | 'solution-group' | 'slogan'
  programme: Programme
}) => {
  const rows = programme.groups.filter((group) => group.kind === kind)
  if (rows.length === 0) return null
  return (
    <Sheet title={texts[lang].groups[kind]} gapped>
      <ol>
        {rows.map((row) => (
          <li>
            <Said text={lang === 'en' ? (row.text_en ?? row.text_vi) : row.text_vi} />
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
