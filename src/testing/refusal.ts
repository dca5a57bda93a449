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

/** The refusal of some work, whole. Work that is let through fails the test; what is no refusal is thrown on. */
export const refusalOf = (work: Promise<unknown>): Promise<Refused> =>
  work.then(
    () => Promise.reject(new Error('it was let through')),
    (fault: unknown) => {
      if (fault instanceof Refused) return fault
      throw fault
    },
  )
