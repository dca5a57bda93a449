import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { ratio, showNumber, showPercent } from './format.ts'
import { NoneTag } from './tag.tsx'

/** A number that opens the list behind it; zero, or no address, is plain. */
export const NumberLink = ({
  n,
  href,
  lang,
  text,
  label,
}: {
  n: number
  href?: string
  lang: Lang
  text?: string
  label?: string
}) => {
  const words = text ?? showNumber(n, lang)
  if (n === 0 || !href) return <span class={n === 0 ? 'ct-zero' : undefined}>{words}</span>
  return (
    <a class="ct-n" href={href} aria-label={label}>
      {words}
    </a>
  )
}

/**
 * A fraction with its percent: 38/41, 92,68%. The number is the link to its list; below it the name of the
 * measure. A zero denominator is "không phát sinh", never 0 or 100.
 */
export const Fraction = ({
  done,
  of,
  href,
  lang,
  name,
  small,
  children,
}: {
  done: number
  of: number
  href?: string
  lang: Lang
  /** what is counted: "nhiệm vụ hoàn thành trên tổng số giao" */
  name?: Child
  small?: boolean
  children?: Child
}) => {
  const percent = showPercent(done, of, lang)
  const words = (
    <>
      {showNumber(done, lang)}
      <span>/{showNumber(of, lang)}</span>
    </>
  )
  return (
    <>
      <p class="ct-figure" data-size={small ? 'sm' : undefined}>
        {percent === undefined ? (
          <NoneTag lang={lang} />
        ) : href ? (
          <a class="ct-n" href={href}>
            {words}
          </a>
        ) : (
          <span class="ct-figure-plain">{words}</span>
        )}
        {percent === undefined ? null : (
          <>
            {' '}
            <b>{percent}</b>
          </>
        )}
        {children}
      </p>
      {name ? <p class="ct-figure-name">{name}</p> : null}
    </>
  )
}

/** One large number, with an optional unit after it. */
export const Figure = ({
  value,
  href,
  unit,
  name,
  small,
  children,
}: {
  value: Child
  href?: string
  unit?: string
  name?: Child
  small?: boolean
  children?: Child
}) => {
  const words = (
    <>
      {value}
      {unit ? <span> {unit}</span> : null}
    </>
  )
  return (
    <>
      <p class="ct-figure" data-size={small ? 'sm' : undefined}>
        {href ? (
          <a class="ct-n" href={href}>
            {words}
          </a>
        ) : (
          <span class="ct-figure-plain">{words}</span>
        )}
        {children}
      </p>
      {name ? <p class="ct-figure-name">{name}</p> : null}
    </>
  )
}

/** A percent with its fraction beside it, for a line or a cell. */
export const Percent = ({
  done,
  of,
  href,
  lang,
}: {
  done: number
  of: number
  href?: string
  lang: Lang
}) => {
  const percent = showPercent(done, of, lang)
  if (percent === undefined) return <NoneTag lang={lang} />
  const fraction = `${showNumber(done, lang)}/${showNumber(of, lang)}`
  return (
    <span class="ct-num">
      {href ? (
        <a class="ct-n" href={href}>
          {fraction}
        </a>
      ) : (
        fraction
      )}{' '}
      {percent}
    </span>
  )
}

/** A part of a bar: ink if it names no colour; colour only where it means time. */
export type BarPart = { n: number; color?: 'bad' | 'soon' | 'good' | 'late' }

/** A thin bar under a fraction; the numbers beside it say the same, so it is hidden from screen readers. */
export const Bar = ({ parts, of }: { parts: BarPart[]; of: number }) => {
  let before = 0
  const width = (n: number) => (of > 0 ? ratio(Math.round(n * 1000), Math.round(of * 1000), 2, 100) : '0')
  return (
    <svg class="ct-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      {parts
        .filter((part) => part.n > 0)
        .map((part) => {
          const x = width(before)
          before += part.n
          return <rect class={part.color} x={x} width={width(part.n)} height="6" />
        })}
    </svg>
  )
}

export type Fact = {
  name: Child
  value: Child
  time?: 'overdue' | 'due-soon' | 'in-time' | 'on-time' | 'late'
}

/** Names and figures under each other, with hairlines; `time` puts the shape of timeliness before the name. */
export const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl class="ct-facts">
    {facts.map((fact) => (
      <div>
        <dt data-time={fact.time} class={fact.time ? 'ct-fact-time' : undefined}>
          {fact.name}
        </dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
)

/** The steps of a round: what is behind, where it stands, what comes. */
export const Steps = ({
  steps,
}: {
  steps: { name: string; when?: string; stage: 'done' | 'now' | 'next' }[]
}) => (
  <ol class="ct-plain ct-steps">
    {steps.map((step) => (
      <li
        data-step={step.stage === 'next' ? undefined : step.stage}
        aria-current={step.stage === 'now' ? 'step' : undefined}
      >
        <small>{step.when}</small>
        <b>{step.name}</b>
      </li>
    ))}
  </ol>
)

/** Steps that come one after another: those before the one numbered `now` are behind. */
export const StepsTo = ({
  steps,
  now,
}: {
  steps: { name: string; when?: string | undefined }[]
  now: number
}) => (
  <Steps
    steps={steps.map(({ name, when }, i) => ({
      name,
      ...(when && { when }),
      stage: i < now ? 'done' : i === now ? 'now' : 'next',
    }))}
  />
)
