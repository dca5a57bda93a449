import { Facts, NumberLink } from '#ui/figure.tsx'
import { showDate, timelinessOf } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Grid, Sheet, SheetLink, Stack } from '#ui/sheet.tsx'
import { StateTag, TimeTag } from '#ui/tag.tsx'
import { Lines } from '#ui/todo.tsx'
import type { UnitHome } from '../facts/home.ts'
import { type Texts, texts } from '../texts.ts'
import { WaitingGroups } from './waiting.tsx'

type Shown = { t: Texts; frame: Frame; home: UnitHome }

const listOf = (unitId: number, count: string): string => `/tasks?programme=all&unit=${unitId}&count=${count}`

const UnitFigures = ({ t, frame, home: { unit, progress } }: Shown) => {
  const { counts, measures } = progress
  const of = measures.completionOfAssigned
  const number = (n: number, count: string, text?: string) => (
    <NumberLink n={n} href={listOf(unit.id, count)} lang={frame.lang} text={text} />
  )
  return (
    <Sheet
      id="my-unit"
      title={unit.name}
      aside={<SheetLink href={`/units/${unit.id}/sheet`}>{t.unitSheet}</SheetLink>}
    >
      <Facts
        facts={[
          {
            name: t.unit.done,
            value: number(of.numerator, 'completed', `${of.numerator}/${of.denominator}`),
          },
          { name: t.unit.onTime, value: number(counts.completedOnTime, 'completedOnTime') },
          { name: t.unit.open, value: number(counts.open, 'open') },
          { name: t.unit.overdue, value: number(counts.openOverdue, 'openOverdue') },
        ]}
      />
    </Sheet>
  )
}

const Held = ({ t, frame, home }: Shown) => (
  <Sheet id="held" title={t.othersHold}>
    {home.submitted.length === 0 ? <p class="ct-quiet">{t.nothingHeld}</p> : null}
    <Lines
      lines={home.submitted.map((task) => ({
        title: task.title,
        href: `/tasks/${task.id}`,
        under: (
          <>
            <StateTag state="submitted" lang={frame.lang} />{' '}
            <span class="ct-quiet">
              {task.submitted_on ? t.submittedOn(showDate(task.submitted_on, frame.lang)) : task.code}
            </span>
          </>
        ),
      }))}
    />
  </Sheet>
)

const Closed = ({ t, frame, home }: Shown) => (
  <Sheet
    id="closed"
    title={t.closedThisWeek}
    aside={<SheetLink href={listOf(home.unit.id, 'completed')}>{t.all}</SheetLink>}
  >
    {home.closed.length === 0 ? <p class="ct-quiet">{t.noneClosed}</p> : null}
    <Lines
      lines={home.closed.map((task) => ({
        title: task.title,
        href: `/tasks/${task.id}`,
        under: (
          <>
            <TimeTag time={timelinessOf(task.due_on, task.completed_on, frame.today)} lang={frame.lang} />{' '}
            <span class="ct-quiet">{task.completed_on ? showDate(task.completed_on, frame.lang) : ''}</span>
          </>
        ),
      }))}
    />
  </Sheet>
)

/** The home shows the nearest; the page of what waits shows all. */
const most = 30

/** `/` for officers and heads: what waits, their unit's figures, what others hold, what was done. */
export const UnitHomePage = ({ frame, home, head }: { frame: Frame; home: UnitHome; head: boolean }) => {
  const t = texts[frame.lang]
  const shown = { t, frame, home }
  const day = showDate(frame.today, frame.lang)
  return (
    <Page
      frame={frame}
      title={head ? home.unit.name : t.waiting}
      lede={head ? t.unit.lede(day) : frame.waiting > 0 ? t.waitingLede(frame.waiting) : undefined}
    >
      <Grid>
        <div class="ct-8">
          <WaitingGroups lines={home.waiting.slice(0, most)} lang={frame.lang} today={frame.today} />
          {frame.waiting > most ? (
            <p class="ct-gapped">
              <a class="ds-link" href="/waiting">
                {t.allWaiting(frame.waiting)}
              </a>
            </p>
          ) : null}
        </div>
        <Stack span={4}>
          <UnitFigures {...shown} />
          <Held {...shown} />
          <Closed {...shown} />
        </Stack>
      </Grid>
    </Page>
  )
}
