import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { Alert } from '#ui/alert.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { OpenSheet } from '../../facts/open.ts'
import { stages } from '../../rules/phase.ts'
import type { Lack } from '../../rules/standing.ts'
import { roundTexts } from '../../texts/round.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { codedName, leafHref } from './show.ts'

type OfSheet = { frame: Frame; open: Pick<OpenSheet, 'sheet' | 'outline'> }

/** A page that belongs to a sheet: its way back is the sheet. */
export const SheetActPage = ({
  frame,
  open,
  title,
  lede,
  children,
}: OfSheet & { title: string; lede?: string | undefined; children?: Child }) => {
  const { lang } = frame
  const { sheet } = open
  return (
    <Page
      frame={frame}
      title={title}
      lede={lede}
      crumbs={[
        { href: '/scoring', name: roundTexts[lang].scoring },
        { href: `/scoring/rounds/${sheet.roundId}`, name: sheet.roundTitle },
        { href: `/scoring/sheets/${sheet.id}`, name: sheet.name },
      ]}
    >
      {children}
    </Page>
  )
}

const Lacks = ({ open, lacks, lang }: { open: OfSheet['open']; lacks: readonly Lack[]; lang: Lang }) => {
  const t = sheetTexts[lang]
  return (
    <Sheet title={t.signing.lacks(lacks.length)}>
      <ul class="ct-plain ct-lines">
        {lacks.map((lack) => {
          const placed = open.outline.byCode.get(lack.leaf)
          return (
            <li>
              <a class="ct-row-link" href={leafHref(open.sheet.id, lack.leaf)}>
                {placed ? codedName(placed.leaf, lang) : lack.leaf}
              </a>
              <p class="ct-small ct-quiet">{t.signing[lack.lacks]}</p>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}

/** The head signs off: what is still lacking, else the points that are signed and the signed file. */
export const SignPage = ({
  frame,
  open,
  state,
  lacks,
  filled,
  sums,
  late,
  maxBytes,
}: OfSheet & {
  state: FormState
  lacks: readonly Lack[]
  filled: readonly string[]
  sums: { points: string; max: string }
  late: boolean
  maxBytes: number
}) => {
  const { lang } = frame
  const t = sheetTexts[lang].signing
  const { selfBy } = open.sheet.round
  return (
    <SheetActPage frame={frame} open={open} title={t.title}>
      {late && selfBy ? <Alert tone="warning">{t.late(showDate(selfBy, lang))}</Alert> : null}
      {lacks.length > 0 ? <Lacks open={open} lacks={lacks} lang={lang} /> : null}
      <section class="ct-sheet ct-gapped">
        {lacks.length === 0 ? <p>{t.ready(sums.points, sums.max)}</p> : null}
        {filled.length > 0 ? <p>{t.filled(filled.join(', '))}</p> : null}
        <p class="ct-quiet">{t.consequence}</p>
        <Form
          state={state}
          action={`/scoring/sheets/${open.sheet.id}/sign-off`}
          submit={t.submit}
          kind={lacks.length > 0 ? 'second' : 'main'}
          cancel={`/scoring/sheets/${open.sheet.id}`}
          multipart
        >
          <Field state={state} name="file" type="file" label={t.file} maxBytes={maxBytes} />
        </Form>
      </section>
    </SheetActPage>
  )
}

/** A stage opened again with its reason, and whether the sheet is ranked. */
export const ReopenPage = ({
  frame,
  open,
  forms,
}: OfSheet & { forms: { reopening: FormState; ranked: FormState } }) => {
  const { lang } = frame
  const t = sheetTexts[lang].reopening
  const { sheet } = open
  const at = `/scoring/sheets/${sheet.id}`
  return (
    <SheetActPage frame={frame} open={open} title={t.title} lede={sheet.name}>
      <Sheet title={t.stage}>
        <p class="ct-quiet">{t.note}</p>
        <Form
          state={forms.reopening}
          action={`${at}/reopenings`}
          submit={t.submit}
          cancel={`/scoring/rounds/${sheet.roundId}`}
        >
          <Field
            state={forms.reopening}
            name="stage"
            type="radio"
            label={t.stage}
            options={stages.map((stage) => ({ value: stage, label: roundTexts[lang].stages[stage] }))}
          />
          <Field state={forms.reopening} name="until" type="date" label={t.until} narrow />
          <Field state={forms.reopening} name="reason" type="textarea" rows={3} label={t.reason} max={2000} />
        </Form>
      </Sheet>
      <Sheet title={t.ranked} gapped>
        <Form state={forms.ranked} action={`${at}/ranked`} submit={t.saveRanked} kind="second">
          <Field
            state={forms.ranked}
            name="ranked"
            type="radio"
            label={t.ranked}
            value={sheet.ranked ? '1' : '0'}
            options={[
              { value: '1', label: t.rankedOn },
              { value: '0', label: t.unranked },
            ]}
          />
          <Field
            state={forms.ranked}
            name="reason"
            label={t.rankedReason}
            value={sheet.unrankedReason}
            max={2000}
            optional
          />
        </Form>
      </Sheet>
    </SheetActPage>
  )
}
