import type { Again } from '#platform/http.ts'
import type { Lang } from '#platform/lang.ts'
import type { FormState } from './form.tsx'

/** Says a refusal reason in the request's language. */
export type Say = (reason: string, facts?: Record<string, string | number>) => string

/**
 * The state of a form: empty, or refused with what was typed and each reason in words. `initial` fills a form that
 * nobody has sent yet.
 */
export const formState = (
  lang: Lang,
  id: string,
  say: Say,
  again?: Again,
  initial?: FormState['values'],
): FormState => {
  if (!again) return { lang, id, values: initial }
  const fields = again.fields.map((f) => ({ field: f.field, message: say(f.reason, f.params) }))
  const whole = [{ field: '', message: say(again.reason ?? 'bad-input', again.facts) }]
  return { lang, id, values: again.typed, errors: fields.length > 0 ? fields : whole }
}
