import { LinkButton } from '#ui/button.tsx'
import { Page, PlainPage } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import type { C } from './http.ts'
import { show } from './http.ts'
import type { Refused } from './refused.ts'

const byKind = { missing: 404, forbidden: 403, rule: 409, input: 422 } as const

const statusOf = ({ kind, reason }: Refused) => {
  if (reason === 'too-many-requests') return 429
  return reason === 'sign-in-first' ? 401 : byKind[kind]
}

const words = {
  vi: {
    missing: 'Không tìm thấy',
    forbidden: 'Không được phép',
    rule: 'Chưa làm được',
    input: 'Chưa đúng',
    fault: 'Có lỗi ở phía hệ thống',
    faultText: (number: string) =>
      `Lỗi đã được ghi với số ${number}. Không có gì được lưu dở dang. Hãy thử lại, hoặc báo số này cho quản trị.`,
    home: 'Về trang chủ',
  },
  en: {
    missing: 'Not found',
    forbidden: 'Not allowed',
    rule: 'Could not be done',
    input: 'Not right',
    fault: 'A fault on our side',
    faultText: (number: string) =>
      `The fault was logged as number ${number}. Nothing was half saved. Try again, or give this number to the administrator.`,
    home: 'To the home page',
  },
}

/** The error body of the API: kind, reason, sentence, fields; a fault shows its log number only. */
export const refusalJson = (c: C, refusal: Refused | null, number: string | undefined): Response => {
  if (!refusal) return c.json({ error: { kind: 'fault', reason: 'fault', number } }, 500)
  const { kind, reason, facts } = refusal
  const say = c.var.sentence ?? ((r: string) => r)
  const fields = refusal.fields.map((f) => ({ ...f, text: say(f.reason, f.params) }))
  return c.json({ error: { kind, reason, text: say(reason, facts), fields } }, statusOf(refusal))
}

/** The page of a refusal that no form can show, or of a fault: what happened and what to do next. */
export const refusalPage = async (c: C, refusal: Refused | null, number = ''): Promise<Response> => {
  const ctx = c.var.ctx
  const lang = ctx?.lang ?? 'vi'
  const t = words[lang]
  const title = refusal ? t[refusal.kind] : t.fault
  const say = c.var.sentence ?? ((r: string) => r)
  const detail = refusal?.fields.map((f) => `${f.field}: ${say(f.reason, f.params)}`).join(' ')
  const text = refusal ? `${say(refusal.reason, refusal.facts)} ${detail ?? ''}` : t.faultText(number)
  const body = (
    <>
      <p>
        <Said text={text} />
      </p>
      <p>
        <LinkButton href="/">{t.home}</LinkButton>
      </p>
    </>
  )
  const code = refusal ? statusOf(refusal) : 500
  const plain = { lang, path: c.req.path, province: '' }
  if (!refusal || ctx?.actor.kind !== 'person')
    return show(
      c,
      <PlainPage frame={plain} title={title}>
        {body}
      </PlainPage>,
      code,
    )
  return show(
    c,
    <Page frame={{ ...(await c.var.frame()), refused: undefined }} title={title}>
      {body}
    </Page>,
    code,
  )
}
