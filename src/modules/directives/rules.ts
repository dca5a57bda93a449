// What this room decides without asking anybody; topic by topic below.

export * from './rules/answer.ts'
export * from './rules/coverage.ts'
export * from './rules/issue.ts'
export * from './rules/issuer.ts'
export * from './rules/item.ts'
export * from './rules/letter.ts'
export * from './rules/names.ts'
export * from './rules/recipients.ts'
export * from './rules/route.ts'
export * from './rules/split.ts'
