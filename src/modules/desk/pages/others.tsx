import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts, NumberLink } from '#ui/figure.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Grid, Sheet, SheetLink } from '#ui/sheet.tsx'
import { Lines } from '#ui/todo.tsx'
import type { Installation } from '../facts/home.ts'
import { type Texts, texts } from '../texts.ts'

type Step = { title: string; href: string; done: boolean; words: string }

const stepsOf = (t: Texts, of: Installation, year: number): Step[] => [
  {
    title: t.installation.units,
    href: '/units/import',
    done: of.units > 1,
    words: t.installation.unitsDone(of.units),
  },
  {
    title: t.installation.people,
    href: '/accounts/import',
    done: of.accounts.all > 1,
    words: t.installation.peopleDone(of.accounts.all),
  },
  {
    title: t.installation.year(year),
    href: '/plans',
    done: of.plan !== undefined,
    words: of.plan ? t.installation.yearDone : t.installation.yearWho,
  },
]

const First = ({ t, steps }: { t: Texts; steps: Step[] }) => {
  const next = steps.find((step) => !step.done)
  return (
    <Sheet id="first" title={t.installation.first} aside={t.installation.firstHow} gapped>
      <ol class="ct-plain ct-todo">
        {steps.map((step) => (
          <li>
            <p class="ct-todo-when">
              {step.done ? (
                <span class="ds-tag" data-time="on-time">
                  {t.installation.done}
                </span>
              ) : null}
            </p>
            <div>
              <a class="ct-row-link" href={step.href}>
                {step.title}
              </a>
              <p class="ct-small ct-quiet">{step.words}</p>
            </div>
            {step.done ? (
              <span></span>
            ) : (
              <LinkButton href={step.href} kind={step === next ? 'main' : 'second'} label={step.title}>
                {t.installation.start}
              </LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

/** `/` for administrators: accounts, jobs, record and backup; the first things of a fresh installation. */
export const InstallationPage = ({
  frame,
  of,
  first,
}: {
  frame: Frame
  of: Installation
  /** shows the first things until they are done */
  first: boolean
}) => {
  const { lang } = frame
  const t = texts[lang]
  const { accounts, jobs } = of
  const steps = stepsOf(t, of, frame.year)
  return (
    <Page frame={frame} title={t.installation.title} lede={t.installation.lede(showDate(frame.today, lang))}>
      <Grid>
        <Sheet
          span={6}
          id="accounts"
          title={t.installation.accounts}
          aside={<SheetLink href="/accounts">{t.installation.openAccounts}</SheetLink>}
        >
          <Facts
            facts={[
              {
                name: t.installation.all,
                value: <NumberLink n={accounts.all} href="/accounts" lang={lang} />,
              },
              {
                name: t.installation.noPassword,
                value: <NumberLink n={accounts.no_password} href="/accounts?state=no-password" lang={lang} />,
              },
              {
                name: t.installation.disabled,
                value: <NumberLink n={accounts.disabled} href="/accounts?state=disabled" lang={lang} />,
              },
            ]}
          />
        </Sheet>
        <Sheet span={6} id="running" title={t.installation.running}>
          <Facts
            facts={[
              { name: t.installation.failed, value: showNumber(jobs.failed, lang) },
              { name: t.installation.late, value: showNumber(jobs.late, lang) },
              {
                name: t.installation.anchored,
                value: of.anchored ? t.installation.withinTwoDays : t.installation.notLately,
              },
              {
                name: t.installation.backed,
                value: of.backed ? t.installation.withinWeek : t.installation.notLately,
              },
            ]}
          />
          {jobs.names.length > 0 ? <p class="ct-small ct-gapped">{jobs.names.join(', ')}</p> : null}
          <p class="ct-small ct-quiet ct-gapped">{t.installation.doctor}</p>
        </Sheet>
      </Grid>
      {first && steps.some((step) => !step.done) ? <First t={t} steps={steps} /> : null}
    </Page>
  )
}

/** `/` for inspectors: the units they were given. */
export const InspectedPage = ({
  frame,
  units,
}: {
  frame: Frame
  units: { unit_id: number; name_vi: string }[]
}) => {
  const t = texts[frame.lang]
  return (
    <Page frame={frame} title={t.inspected} lede={units.length > 0 ? t.inspectedLede : undefined}>
      {units.length === 0 ? (
        <Empty title={t.noInspected}>{t.noInspectedHow}</Empty>
      ) : (
        <Sheet>
          <Lines
            lines={units.map((unit) => ({ title: unit.name_vi, href: `/units/${unit.unit_id}/sheet` }))}
          />
        </Sheet>
      )}
    </Page>
  )
}

/** `/` for an account without an office. */
export const NobodyPage = ({ frame }: { frame: Frame }) => {
  const t = texts[frame.lang]
  return (
    <Page frame={frame} title={t.home}>
      <Empty title={t.nobody}>{t.nobodyHow}</Empty>
    </Page>
  )
}
