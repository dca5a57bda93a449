import { withQuery } from './layout.tsx'
import type { Pager } from './table.tsx'

/** Previous and next of a list read by `offset`; undefined when all of it is on one page. */
export const pagerOf = (
  path: string,
  offset: number,
  size: number,
  shown: number,
  total: number,
): Pager | undefined => {
  if (offset === 0 && shown >= total) return undefined
  const at = (start: number) => withQuery(path, 'offset', start === 0 ? undefined : String(start))
  return {
    from: offset + 1,
    to: offset + shown,
    total,
    ...(offset > 0 && { previous: at(Math.max(0, offset - size)) }),
    ...(offset + shown < total && { next: at(offset + size) }),
  }
}
