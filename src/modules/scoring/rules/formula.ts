/** The arithmetic of a rule is the house's; `points` is the leaf's maximum. */
export * from '#platform/formula.ts'
