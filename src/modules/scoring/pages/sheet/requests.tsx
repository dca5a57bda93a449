import { Alert } from '#ui/alert.tsx'
import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import type { OpenSheet } from '../../facts/open.ts'
import type { Request } from '../../facts/sheets.ts'
import { seenAnswer } from '../../rules/seen.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { SheetActPage } from './acts.tsx'
import { codedName, leafHref } from './show.ts'

export type RequestsProps = {
  frame: Frame
  open: OpenSheet
  requests: Request[]
  may: { answer: boolean; close: boolean }
  /** the form of one request (`r12`), or of closing (`close`) */
  formOf: (id: string) => FormState
  maxBytes: number
  refused?: string | undefined
}

const One = ({ props, request }: { props: RequestsProps; request: Request }) => {
  const { frame, open, may } = props
  const { lang } = frame
  const t = sheetTexts[lang]
  const placed = open.outline.byCode.get(request.leaf)
  const state = props.formOf(`r${request.id}`)
  return (
    <Sheet
      title={placed ? codedName(placed.leaf, lang) : request.leaf}
      id={`r${request.id}-title`}
      gapped
      aside={
        <SheetLink href={leafHref(open.sheet.id, request.leaf)}>
          {t.explaining.openLeaf(request.leaf)}
        </SheetLink>
      }
    >
      <p class="ct-small ct-quiet">{t.askedBy(request.askedBy, showMoment(request.askedAt, lang))}</p>
      <Said text={request.question} lines />
      {request.answer && (!may.answer || state.errors) ? (
        <div class="ct-unit-note">
          <p class="ct-small ct-quiet">
            {t.answeredBy(
              request.answeredBy ?? '',
              request.answeredAt ? showMoment(request.answeredAt, lang) : '',
            )}
          </p>
          <Said text={request.answer} lines />
        </div>
      ) : null}
      {may.answer ? (
        <Form
          state={state}
          action={`/scoring/sheets/${open.sheet.id}/requests/${request.id}/answer`}
          submit={t.sendAnswer}
          kind="second"
        >
          <Hidden name="seen" value={seenAnswer(request)} />
          <Field
            state={state}
            name="answer"
            type="textarea"
            rows={4}
            label={t.answer}
            value={request.answer}
            max={8000}
          />
        </Form>
      ) : request.answer ? null : (
        <p class="ct-quiet">{t.notAnswered}</p>
      )}
    </Sheet>
  )
}

/** All that the unit was asked to explain, each with its answer; the head closes it. */
export const RequestsPage = (props: RequestsProps) => {
  const { frame, open, requests, may, maxBytes, refused } = props
  const { lang } = frame
  const t = sheetTexts[lang].explaining
  const { sheet } = open
  const close = props.formOf('close')
  return (
    <SheetActPage
      frame={frame}
      open={open}
      title={t.title}
      lede={may.answer && sheet.round.explainBy ? t.lede(showDate(sheet.round.explainBy, lang)) : undefined}
      notice={
        refused ? (
          <Alert tone="danger" live>
            {refused}
          </Alert>
        ) : undefined
      }
    >
      {requests.length === 0 ? <Empty title={t.none}>{t.noneHow}</Empty> : null}
      {requests.map((request) => (
        <One props={props} request={request} />
      ))}
      {sheet.clock.explainedOn ? (
        <p class="ct-gapped">{t.closed(showDate(sheet.clock.explainedOn, lang))}</p>
      ) : null}
      {may.close && requests.length > 0 ? (
        <Sheet title={t.close} gapped>
          <p class="ct-quiet">{t.closeNote}</p>
          <Form
            state={close}
            action={`/scoring/sheets/${sheet.id}/explanation-closing`}
            submit={t.close}
            multipart
          >
            <Field state={close} name="file" type="file" label={t.file} maxBytes={maxBytes} optional />
          </Form>
        </Sheet>
      ) : null}
    </SheetActPage>
  )
}
