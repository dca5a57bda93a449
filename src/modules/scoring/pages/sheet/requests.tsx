import { Empty } from '#ui/empty.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import type { Frame } from '#ui/layout.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import type { OpenSheet } from '../../facts/open.ts'
import type { Request } from '../../facts/sheets.ts'
import { sheetTexts } from '../../texts/sheet.ts'
import { SheetActPage } from './acts.tsx'
import { Answer, AnswerForm, Asked } from './request-box.tsx'
import { codedName, leafHref } from './show.ts'

export type RequestsProps = {
  frame: Frame
  open: OpenSheet
  requests: Request[]
  may: { answer: boolean; close: boolean }
  /** the form of one request (`r12`), or of closing (`close`) */
  formOf: (id: string) => FormState
  maxBytes: number
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
      <Asked request={request} lang={lang} />
      {request.answer && (!may.answer || state.errors) ? (
        <div class="ct-unit-note">
          <Answer request={request} lang={lang} />
        </div>
      ) : null}
      {may.answer ? (
        <AnswerForm sheetId={open.sheet.id} request={request} state={state} lang={lang} />
      ) : request.answer ? null : (
        <Answer request={request} lang={lang} />
      )}
    </Sheet>
  )
}

/** All that the unit was asked to explain, each with its answer; the head closes it. */
export const RequestsPage = (props: RequestsProps) => {
  const { frame, open, requests, may, maxBytes } = props
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
