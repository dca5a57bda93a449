import { showDate, showTime } from '#ui/format.ts'
import type { ProvinceHome } from '../../facts/home.ts'
import type { Texts } from '../../texts.ts'
import { gapOf, overdueList, type Shown, tasksOf } from './shape.ts'

const PlanSentence = ({ t, home }: { t: Texts; home: ProvinceHome }) => {
  const { plan, standing } = home
  if (!plan || !standing) return <>{t.gist.noPlan(home.year)}</>
  const gap = gapOf(home)
  const { completed, counted } = standing.figures
  return (
    <>
      {t.gist.plan}
      <a class="ct-n" href={`/plans/${plan.id}?show=completed`}>
        {t.gist.planDone(completed, counted)}
      </a>
      {gap > 0 ? t.gist.behind(gap) : gap < 0 ? t.gist.ahead(-gap) : t.gist.even}
    </>
  )
}

/** The province in one plain sentence, and the moment that its figures speak of. */
export const Gist = ({ t, frame, home }: Shown) => {
  const late = tasksOf(home)
  const worst = home.overdue[0]?.worst_days ?? 0
  return (
    <>
      <p class="ct-gist">
        <PlanSentence t={t} home={home} />
        {late > 0 ? (
          <>
            <a class="ct-n" href={overdueList}>
              {t.gist.overdue(late)}
            </a>
            {t.gist.overdueIn(home.overdue.length, worst)}
          </>
        ) : (
          t.gist.noOverdue
        )}
        {frame.waiting > 0 ? (
          <>
            <a class="ct-n" href="/waiting">
              {t.gist.waiting(frame.waiting)}
            </a>
            {t.gist.waitingFor}
          </>
        ) : (
          t.gist.noWaiting
        )}
      </p>
      <p class="ct-small ct-quiet">
        {t.cutoff(
          showTime(frame.printedAt),
          new Date(`${frame.today}T00:00:00Z`).getUTCDay(),
          showDate(frame.today, frame.lang),
        )}
      </p>
    </>
  )
}
