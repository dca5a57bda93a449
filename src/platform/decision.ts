/** What a pure rule answers: yes with the facts to be saved, or no with a reason (a kebab-case union). */
export type Decision<Facts, Reason extends string> =
  | { readonly ok: true; readonly value: Facts }
  | { readonly ok: false; readonly reason: Reason }

/** The rule allows it; `value` is what the action saves. */
export const yes = <Facts>(value: Facts): { readonly ok: true; readonly value: Facts } => ({
  ok: true,
  value,
})

/** The rule refuses; the reason is translated where it is shown. */
export const no = <Reason extends string>(
  reason: Reason,
): { readonly ok: false; readonly reason: Reason } => ({
  ok: false,
  reason,
})
