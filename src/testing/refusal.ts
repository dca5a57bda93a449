import { Refused } from '#platform/refused.ts'

const told =
  (tell: (fault: Refused) => string) =>
  (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (fault: unknown) => {
        if (fault instanceof Refused) return tell(fault)
        throw fault
      },
    )

/** Why some work is refused, by its reason; 'done' where it is not. What is no refusal is thrown on. */
export const reasonOf = told(({ reason }) => reason)

/** The same with its kind before it: 'rule plan-empty', 'missing page'. */
export const refused = told(({ kind, reason }) => `${kind} ${reason}`)

/** The refusal of some work, whole. Work that is let through fails the test; what is no refusal is thrown on. */
export const refusalOf = (work: Promise<unknown>): Promise<Refused> =>
  work.then(
    () => Promise.reject(new Error('it was let through')),
    (fault: unknown) => {
      if (fault instanceof Refused) return fault
      throw fault
    },
  )
