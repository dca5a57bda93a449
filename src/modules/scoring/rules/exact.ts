/** The engine counts with the house's exact numbers. */
export * from '#platform/exact.ts'
