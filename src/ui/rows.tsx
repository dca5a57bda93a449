import type { Child } from 'hono/jsx'
import { rowNumbers } from '#platform/form-tree.ts'
import { Button } from './button.tsx'
import type { FormState } from './form.tsx'
import { showNumber } from './format.ts'

export type RowsProps = {
  state: FormState
  list: string
  least: number
  legend: string
  hint?: string
  add: string
  remove: (n: string) => string
  /** stands alone in a sheet whose heading says what the rows are */
  bare?: boolean
  children: (path: string, number: number) => Child
}

/**
 * Rows of a form, each with a button that takes it away, and one below that adds another: both send the form and get
 * it back with the rows changed (platform/form-tree.ts), so they work without a script.
 */
export const Rows = ({ state, list, least, legend, hint, add, remove, bare, children }: RowsProps) => {
  const numbers = rowNumbers(state.values ?? {}, list, least)
  const wrong = state.errors?.find((error) => error.field === `${list}.0`)
  return (
    <fieldset
      class={bare ? 'ds-fieldset ct-rows-bare' : 'ds-fieldset ct-rows'}
      id={`${state.id}-${list.replace(/[^A-Za-z0-9_-]+/g, '-')}-0`}
    >
      <legend class={bare ? 'ds-sr-only' : 'ds-label'}>{legend}</legend>
      {hint ? <p class="ct-small ct-quiet">{hint}</p> : null}
      {wrong ? <p class="ds-validation-message">{wrong.message}</p> : null}
      {numbers.map((number, i) => {
        const n = showNumber(i + 1, state.lang)
        return (
          <div class="ct-rows-row">
            <div>{children(`${list}.${number}`, number)}</div>
            <Button kind="quiet" icon="close" small name="press" value={`remove:${list}.${number}`}>
              {remove(n)}
            </Button>
          </div>
        )
      })}
      <p>
        <Button kind="second" icon="plus" small name="press" value={`add:${list}`}>
          {add}
        </Button>
      </p>
    </fieldset>
  )
}

/**
 * What Enter in a field presses: a browser takes the first button of a form, which must be the one that saves and not
 * one that takes a row away.
 */
export const EnterSaves = ({ children }: { children: Child }) => (
  <button type="submit" hidden>
    {children}
  </button>
)
