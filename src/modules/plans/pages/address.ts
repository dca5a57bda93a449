import type { PlanQuery } from '../input.ts'

/** The address of a plan's page at a cut, with the rows that a figure opens. */
export const planHref = (planId: number, query: Partial<PlanQuery> = {}, anchor = ''): string => {
  const named = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const words = new URLSearchParams(named.map(([name, value]) => [name, String(value)])).toString()
  return `/plans/${planId}${words && `?${words}`}${anchor && `#${anchor}`}`
}
