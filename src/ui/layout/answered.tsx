import { raw } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Alert } from '../alert.tsx'
import { Said } from '../said.tsx'

/**
 * What stands under a page's head, which answers the act that was sent. Its form says why it was refused; where the act
 * had no form, or somebody was before and the form stands on the page no more, it is said above everything.
 */
export const Answered = ({ refused, below }: { refused: string | undefined; below: JSX.Element }) => {
  if (!refused) return below
  const markup = String(below)
  // what answers takes the focus (src/browser/form.ts): the summary of a form, a choice between two versions
  const isSaid = markup.includes(' data-focus=')
  return (
    <>
      {isSaid ? null : (
        <Alert tone="danger" live>
          <Said text={refused} />
        </Alert>
      )}
      {raw(markup)}
    </>
  )
}
