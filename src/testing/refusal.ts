import { Refused } from '#platform/refused.ts'

/** Why some work is refused, by its reason; 'done' where it is not. What is no refusal is thrown on. */
export const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (fault: unknown) => {
      if (fault instanceof Refused) return fault.reason
      throw fault
    },
  )
