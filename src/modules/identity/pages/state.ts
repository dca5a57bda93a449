import type { Again, C } from '#platform/http.ts'
import type { FormError, FormState } from '#ui/form.tsx'

const errorsOf = (c: C, again: Again): FormError[] =>
  again.fields.length > 0
    ? again.fields.map((bad) => ({ field: bad.field, message: c.var.sentence(bad.reason, bad.params) }))
    : [{ field: '', message: c.var.sentence(again.reason ?? 'bad-input', again.facts) }]

/** A form as it was typed and what was wrong with it; an empty one without `again`. */
export const formState = (c: C, again?: Again, id?: string): FormState => ({
  lang: c.var.ctx.lang,
  ...(id && { id }),
  ...(again && { values: again.typed, errors: errorsOf(c, again) }),
})
