/** `missing` 404 (also what one may not see), `forbidden` 403, `rule` 409 (too many requests: 429), `input` 422. */
export type RefusalKind = 'missing' | 'forbidden' | 'rule' | 'input'

/** One bad field of a form or JSON body: `field` is its path ("tasks.3.title"), `reason` a text key or a sentence. */
export type FieldError = { field: string; reason: string; params?: Record<string, string | number> }

/**
 * The one way an action says no. Doors turn it into a page or a JSON error; the transaction rolls back.
 * `reason` is a kebab-case key, translated by the room's texts; `facts` fill the sentence.
 */
export class Refused extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly reason: string,
    readonly fields: FieldError[] = [],
    readonly facts: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(`${kind}: ${reason}`, options)
    this.name = 'Refused'
  }
}
