import { LinkButton, PrintButton } from '#ui/button.tsx'
import { Bar, NumberLink } from '#ui/figure.tsx'
import { showDate, showNumber, timelinessOf } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Grid, Sheet, SheetLink } from '#ui/sheet.tsx'
import { Count, TimeTag } from '#ui/tag.tsx'
import type { ProvinceHome } from '../facts/home.ts'
import { memberTexts } from '../texts/member.ts'
import { texts } from '../texts.ts'
import { Gist } from './province/gist.tsx'
import { OverdueSheet } from './province/overdue.tsx'
import { PlanSheet } from './province/plan.tsx'
import { beside, type Shown } from './province/shape.ts'

const WaitingSheet = ({ t, frame, home }: Shown) => (
  <Sheet
    span={4}
    id="to-decide"
    class="ct-wait"
    title={
      <>
        {t.toDecide} {frame.waiting > 0 ? <Count n={frame.waiting} lang={frame.lang} color="accent" /> : null}
      </>
    }
    aside={frame.waiting > 0 ? <SheetLink href="/waiting">{t.all}</SheetLink> : undefined}
  >
    {home.waiting.length === 0 ? <p class="ct-quiet">{t.nothingToDecide}</p> : null}
    {home.waiting.length === 0 ? null : (
      <ol class="ct-plain ct-wait-list">
        {home.waiting.slice(0, 4).map((line) => (
          <li>
            <a href={line.form.post ? line.url : line.form.href}>
              {line.label ? `${line.label}: ` : ''}
              {line.title}
            </a>
            <p>
              <TimeTag time={timelinessOf(line.due_on, null, frame.today)} lang={frame.lang} />{' '}
              <span>{line.detail}</span>
            </p>
          </li>
        ))}
      </ol>
    )}
  </Sheet>
)

const Directives = ({ t, frame, home }: Shown) => (
  <Sheet
    span={5}
    id="directives"
    title={t.directives}
    aside={<SheetLink href="/directives?state=issued">{t.allDirectives(home.directives.total)}</SheetLink>}
  >
    <ul class="ct-plain ct-answers">
      {home.directives.worst.map(({ id, documentNo, subject, issuedOn, answers }) => {
        const { of, answered, overdue } = answers ?? { of: 0, answered: 0, overdue: 0 }
        const list = `/tasks?programme=all&source=directive&sourceId=${id}`
        const words = `${showNumber(answered, frame.lang)}/${showNumber(of, frame.lang)}`
        return (
          <li>
            <a class="ct-row-link" href={`/directives/${id}`}>
              {documentNo ?? subject}
            </a>
            <span class="ct-num">
              <NumberLink
                n={answered}
                href={`${list}&state=submitted,completed`}
                lang={frame.lang}
                text={words}
              />
            </span>
            <Bar parts={[{ n: answered }, { n: overdue, color: 'bad' }]} of={of} />
            <small>
              {[documentNo && subject, issuedOn && showDate(issuedOn, frame.lang)]
                .filter(Boolean)
                .join(' · ')}
            </small>
            <small class="ct-num">{overdue > 0 ? t.overdueCount(overdue) : ''}</small>
          </li>
        )
      })}
    </ul>
  </Sheet>
)

/** `/` for the committee: the province on one page. */
export const ProvincePage = ({
  frame,
  home,
  may,
  scoped,
}: {
  frame: Frame
  home: ProvinceHome
  may: { remind: boolean; give: boolean; sheet: boolean }
  /** the reader sees a part of the province only */
  scoped: boolean
}) => {
  const t = texts[frame.lang]
  return (
    <Page
      frame={frame}
      title={scoped ? t.scoped : t.province}
      under={<Gist t={t} frame={frame} home={home} />}
      acts={<PrintButton>{t.print}</PrintButton>}
      act={
        may.give ? (
          <LinkButton href="/tasks/new" icon="plus">
            {t.give}
          </LinkButton>
        ) : may.sheet ? (
          <LinkButton href="/seats/own" kind="second">
            {memberTexts[frame.lang].nav}
          </LinkButton>
        ) : undefined
      }
      onePage
    >
      <Grid stretch>
        <PlanSheet t={t} frame={frame} home={home} />
        <WaitingSheet t={t} frame={frame} home={home} />
        <OverdueSheet t={t} frame={frame} home={home} mayRemind={may.remind} />
        {beside(home) ? <Directives t={t} frame={frame} home={home} /> : null}
      </Grid>
    </Page>
  )
}
