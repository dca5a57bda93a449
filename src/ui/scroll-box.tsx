import type { Child } from 'hono/jsx'

/**
 * A box that a wide table scrolls in. The keyboard can come to it and move it; where the table fits, the script takes
 * that stop away again (`browser/fits.ts`). A group and no region: a page has tables enough to drown its landmarks.
 */
export const ScrollBox = ({ name, children }: { name: string; children?: Child }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
  <div class="ct-scroll" role="group" tabindex={0} aria-label={name}>
    {children}
  </div>
)
