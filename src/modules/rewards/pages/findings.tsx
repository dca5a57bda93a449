import type { Lang } from '#platform/lang.ts'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import type { Finding } from '../rules/checks.ts'
import { texts } from '../texts.ts'

const shownFacts = (finding: Finding, lang: Lang): Record<string, string | number> => {
  const { measure, level, until, day } = finding.facts
  return {
    ...finding.facts,
    ...(measure !== undefined && { measure: texts[lang].measures[String(measure)] ?? String(measure) }),
    ...(level !== undefined && { level: texts[lang].levels[String(level)] ?? String(level) }),
    ...(until ? { until: showDate(String(until), lang) } : {}),
    ...(day ? { day: showDate(String(day), lang) } : {}),
  }
}

/** What a check says, in a sentence. */
export const sayFinding = (finding: Finding, lang: Lang): string =>
  texts[lang].says[finding.says]?.(shownFacts(finding, lang)) ?? finding.says

/** The checks that failed or cannot be answered, in a cell of the round's table. */
export const FindingsCell = ({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) => {
  const t = texts[lang]
  const told = findings.filter((one) => one.outcome === 'fail' && one.check !== 'report')
  const unknown = findings.filter((one) => one.outcome === 'unknown')
  return (
    <>
      {told.map((one) => (
        <p class="ct-small">
          <b>{t.weights[one.weight]}</b>
          {': '}
          <Said text={sayFinding(one, lang)} />
        </p>
      ))}
      {unknown.length > 0 ? (
        <p class="ct-small ct-quiet">
          {t.outcomes.unknown}: {unknown.map((one) => t.checkNames[one.check]?.toLowerCase()).join(', ')}
        </p>
      ) : null}
    </>
  )
}

/** Every check with what it says, for the sheet of a nomination. */
export const FindingsList = ({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) => {
  const t = texts[lang]
  return (
    <ul class="ct-plain ct-lines">
      {findings.map((one) => (
        <li>
          {t.checkNames[one.check]}
          {': '}
          <b>
            {t.outcomes[one.outcome]}
            {one.outcome === 'fail' ? ` (${t.weights[one.weight]})` : ''}
          </b>
          <br />
          <span class="ct-small ct-quiet">
            <Said text={sayFinding(one, lang)} />
          </span>
        </li>
      ))}
    </ul>
  )
}
