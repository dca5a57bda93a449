import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Bar } from './figure.tsx'
import { showNumber } from './format.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

/** Long work: how far, how many taken and refused; ends with the refused rows as a file. */
export type Job = {
  title: string
  stage: 'waiting' | 'running' | 'done' | 'failed'
  done: number
  of: number
  taken?: number
  refused?: number
  takenHref?: string
  refusedHref?: string
  /** the refused rows with their reasons, to correct and send again */
  fileHref?: string
  /** the same page, to look again */
  refreshHref?: string
  note?: Child
}

const JobEnd = ({ job, lang }: { job: Job; lang: Lang }) => {
  const t = uiTexts(lang)
  const refused = showNumber(job.refused ?? 0, lang)
  const taken = showNumber(job.taken ?? 0, lang)
  return (
    <p class="ct-small">
      {t.jobTaken}{' '}
      {job.takenHref ? (
        <a class="ct-n" href={job.takenHref}>
          {taken}
        </a>
      ) : (
        taken
      )}
      , {t.jobRefused}{' '}
      {job.refusedHref && job.refused ? (
        <a class="ct-n" href={job.refusedHref}>
          {refused}
        </a>
      ) : (
        refused
      )}
      .{' '}
      {job.fileHref && job.refused ? (
        <>
          <a class="ds-link" href={job.fileHref}>
            <Icon name="download" /> {t.jobFile(refused)}
          </a>{' '}
          {t.jobAgain}
        </>
      ) : null}
    </p>
  )
}

const JobNow = ({ job, lang }: { job: Job; lang: Lang }) => {
  const t = uiTexts(lang)
  return (
    <>
      <progress
        max={Math.max(job.of, 1)}
        value={job.done}
        aria-label={job.title}
      >{`${job.done}/${job.of}`}</progress>
      <p class="ct-small ct-quiet">
        {job.stage === 'waiting'
          ? t.jobWaiting
          : t.jobRunning(showNumber(job.taken ?? 0, lang), showNumber(job.refused ?? 0, lang))}
        {job.refreshHref ? (
          <>
            {' '}
            <a class="ds-link" href={job.refreshHref}>
              {t.refresh}
            </a>
          </>
        ) : null}
      </p>
    </>
  )
}

export const JobLine = ({ job, lang }: { job: Job; lang: Lang }) => (
  <div class="ct-job" data-done={job.stage === 'done' ? '' : undefined}>
    <p>
      <b>{job.title}</b>
      <span class="ct-num">
        {showNumber(job.done, lang)}/{showNumber(job.of, lang)}
      </span>
    </p>
    {job.stage === 'done' ? (
      <JobEnd job={job} lang={lang} />
    ) : job.stage === 'failed' ? (
      <p class="ct-small">
        <b>{uiTexts(lang).jobFailed}.</b>
      </p>
    ) : (
      <JobNow job={job} lang={lang} />
    )}
    {job.note ? <p class="ct-small ct-quiet">{job.note}</p> : null}
  </div>
)

/** How a task came along: day, bar, fraction, note; newest first. */
export const ProgressLines = ({
  lines,
  lang,
}: {
  lines: { day: string; done: number; of: number; note?: Child }[]
  lang: Lang
}) => (
  <ol class="ct-plain ct-progress">
    {lines.map((line) => (
      <li>
        <span class="ct-progress-day">{line.day}</span>
        <Bar parts={[{ n: Math.min(line.done, line.of) }]} of={line.of} />
        <span class="ct-num">
          {showNumber(line.done, lang)}/{showNumber(line.of, lang)}
        </span>
        {line.note ? <p class="ct-small ct-quiet">{line.note}</p> : null}
      </li>
    ))}
  </ol>
)
