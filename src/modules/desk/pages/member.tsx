import { type Lang, named } from '#platform/lang.ts'
import { LinkButton, PrintButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { NumberLink, Percent } from '#ui/figure.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { Move } from '#ui/tag.tsx'
import { Lines } from '#ui/todo.tsx'
import type { MemberSheet, WatchedUnit } from '../facts/member.ts'
import { memberTexts } from '../texts/member.ts'
import { UnitParts } from './unit-parts.tsx'

type Named = { nameVi: string; nameEn: string | null }
const nameOf = ({ nameVi, nameEn }: Named, lang: Lang): string => named(lang, nameVi, nameEn)
const postOf = ({ postVi, postEn }: MemberSheet['seat'], lang: Lang): string => named(lang, postVi, postEn)
const committeeOf = ({ committeeNameVi, committeeNameEn }: MemberSheet['seat'], lang: Lang): string =>
  named(lang, committeeNameVi, committeeNameEn)

const Rank = ({ unit: { rank }, lang }: { unit: WatchedUnit; lang: Lang }) =>
  rank ? (
    <>
      <a class="ct-n" href={rank.url ?? ''}>
        {showNumber(rank.value, lang)}/{showNumber(rank.of ?? 0, lang)}
      </a>{' '}
      <Move places={rank.places} lang={lang} />
    </>
  ) : (
    <span class="ct-quiet">{memberTexts[lang].noRank}</span>
  )

/** Open findings, and of them the overdue ones; each opens as many rows. */
const Findings = ({ unit: { id, inspections }, lang }: { unit: WatchedUnit; lang: Lang }) => {
  const list = `/inspections/findings?of=all&unit=${id}`
  return (
    <>
      <NumberLink n={inspections.open} href={`${list}&which=open`} lang={lang} />
      {inspections.overdue > 0 ? (
        <>
          , {memberTexts[lang].findingsOverdue}{' '}
          <NumberLink n={inspections.overdue} href={`${list}&which=overdue`} lang={lang} />
        </>
      ) : null}
    </>
  )
}

const LastVisit = ({ unit: { inspections }, lang }: { unit: WatchedUnit; lang: Lang }) => {
  const visit = inspections.lastVisit
  if (!visit) return <span class="ct-quiet">{memberTexts[lang].noVisit}</span>
  return (
    <a class="ct-n" href={`/inspections/${visit.id}`}>
      {showDate(visit.on, lang)}
    </a>
  )
}

const PlanRate = ({ unit: { tasks }, lang }: { unit: WatchedUnit; lang: Lang }) => (
  <Percent
    done={tasks.plan.value}
    of={tasks.plan.of ?? 0}
    href={tasks.plan.value > 0 ? (tasks.plan.url ?? undefined) : undefined}
    lang={lang}
  />
)

const UnitName = ({ unit, lang }: { unit: WatchedUnit; lang: Lang }) => {
  const t = memberTexts[lang]
  return (
    <>
      <Said text={nameOf(unit, lang)} />
      {unit.pilot ? <span class="ct-quiet ct-small"> {t.pilot}</span> : null}
      {unit.endedOn ? <p class="ct-quiet ct-small">{t.ended(showDate(unit.endedOn, lang))}</p> : null}
    </>
  )
}

const Units = ({ sheet, lang }: { sheet: MemberSheet; lang: Lang }) => {
  const t = memberTexts[lang]
  return (
    <Sheet title={t.units} aside={t.unitCount(sheet.units.length)} flush>
      <Table
        lang={lang}
        caption={t.units}
        rows={sheet.units}
        columns={[
          {
            head: t.unit,
            phone: 'wide',
            cell: (unit) => (
              <a class="ct-row-link" href={`#unit-${unit.id}`}>
                <UnitName unit={unit} lang={lang} />
              </a>
            ),
          },
          { head: t.plan, n: true, phone: 'label', cell: (unit) => <PlanRate unit={unit} lang={lang} /> },
          {
            head: t.overdue,
            n: true,
            phone: 'label',
            cell: ({ tasks }) => (
              <NumberLink n={tasks.overdue.value} href={tasks.overdue.url ?? undefined} lang={lang} />
            ),
          },
          { head: t.rank, n: true, phone: 'label', cell: (unit) => <Rank unit={unit} lang={lang} /> },
          { head: t.findings, n: true, phone: 'label', cell: (unit) => <Findings unit={unit} lang={lang} /> },
          {
            head: t.lastVisit,
            n: true,
            phone: 'label',
            cell: (unit) => <LastVisit unit={unit} lang={lang} />,
          },
        ]}
      />
    </Sheet>
  )
}

const Areas = ({ sheet, lang }: { sheet: MemberSheet; lang: Lang }) => {
  const t = memberTexts[lang]
  const year = Number(sheet.day.slice(0, 4))
  if (sheet.areas.length === 0) return null
  return (
    <Sheet title={t.areas} flush gapped>
      <Table
        lang={lang}
        caption={t.areas}
        rows={sheet.areas}
        columns={[
          {
            head: t.area,
            phone: 'wide',
            cell: (area) => (
              <a class="ct-row-link" href={`/tasks?area=${area.id}`}>
                <Said text={nameOf(area, lang)} />
              </a>
            ),
          },
          {
            head: t.givenOfYear(year),
            n: true,
            phone: 'label',
            cell: ({ id, standing: { measures } }) => {
              const { numerator, denominator } = measures.completionOfAssigned
              const list = `/tasks?area=${id}&programme=${year}&count=completed`
              return (
                <Percent
                  done={numerator}
                  of={denominator}
                  href={numerator > 0 ? list : undefined}
                  lang={lang}
                />
              )
            },
          },
          {
            head: t.overdue,
            n: true,
            phone: 'label',
            cell: ({ id, standing }) => (
              <NumberLink
                n={standing.overdue}
                href={`/tasks?area=${id}&programme=all&count=openOverdue`}
                lang={lang}
              />
            ),
          },
        ]}
      />
    </Sheet>
  )
}

/** One unit, which on paper has a page of its own. */
const UnitPage = ({ unit, sheet, lang }: { unit: WatchedUnit; sheet: MemberSheet; lang: Lang }) => {
  const t = memberTexts[lang]
  return (
    <article class="ct-sheet ct-unit ct-member-unit" aria-labelledby={`unit-${unit.id}`}>
      <div class="ct-sheet-head">
        <h2 class="ds-heading" data-size="xs" id={`unit-${unit.id}`}>
          <UnitName unit={unit} lang={lang} />
        </h2>
        <a class="ds-link ct-small" href={`/units/${unit.id}/sheet`}>
          {t.unitSheet}
        </a>
      </div>
      <dl class="ct-unit-line">
        <div>
          <dt>{t.rank}</dt>
          <dd>
            <Rank unit={unit} lang={lang} />
          </dd>
        </div>
        <div>
          <dt>{t.findings}</dt>
          <dd>
            <Findings unit={unit} lang={lang} />
          </dd>
        </div>
        <div>
          <dt>{t.lastVisit}</dt>
          <dd>
            <LastVisit unit={unit} lang={lang} />
          </dd>
        </div>
      </dl>
      <UnitParts
        parts={unit.parts}
        lang={lang}
        day={sheet.day}
        id={`-${unit.id}`}
        level={3}
        under={`unit-${unit.id}`}
      />
    </article>
  )
}

/** `/seats/:id/sheet`: all units of a seat in a table, then a page of paper for each. */
export const MemberSheetPage = ({ frame, sheet }: { frame: Frame; sheet: MemberSheet }) => {
  const { lang } = frame
  const t = memberTexts[lang]
  const { seat } = sheet
  return (
    <Page
      frame={frame}
      title={seat.holder ? t.title(seat.holder) : t.vacant}
      lede={<Said text={t.lede(postOf(seat, lang), committeeOf(seat, lang), showDate(sheet.day, lang))} />}
      crumbs={[
        { href: '/committee', name: t.committee },
        { href: `/committee/seats/${seat.id}`, name: postOf(seat, lang) },
      ]}
      act={
        <LinkButton href="/meetings/member-reports" kind="second">
          {t.reports}
        </LinkButton>
      }
      acts={<PrintButton>{t.print}</PrintButton>}
      onePage
    >
      {sheet.units.length > 0 ? (
        <Units sheet={sheet} lang={lang} />
      ) : (
        <Empty
          title={t.noUnits}
          act={
            <LinkButton href={`/committee/seats/${seat.id}`} kind="second">
              {t.toSeat}
            </LinkButton>
          }
        >
          {t.noUnitsHow}
        </Empty>
      )}
      <Areas sheet={sheet} lang={lang} />
      {sheet.units.map((unit) => (
        <UnitPage unit={unit} sheet={sheet} lang={lang} />
      ))}
    </Page>
  )
}

/** `/seats/own` for who sits in several seats, or in none that answers for anything. */
export const OwnSeatsPage = ({ frame, seats }: { frame: Frame; seats: MemberSheet['seat'][] }) => {
  const { lang } = frame
  const t = memberTexts[lang]
  return (
    <Page frame={frame} title={t.mine} lede={seats.length > 0 ? t.mineLede : undefined}>
      {seats.length === 0 ? (
        <Empty title={t.noSeat}>{t.noSeatHow}</Empty>
      ) : (
        <Sheet>
          <Lines
            lines={seats.map((seat) => ({
              title: postOf(seat, lang),
              href: `/seats/${seat.id}/sheet`,
              under: <span class="ct-quiet">{committeeOf(seat, lang)}</span>,
            }))}
          />
        </Sheet>
      )}
    </Page>
  )
}
