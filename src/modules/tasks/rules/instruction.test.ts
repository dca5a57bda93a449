import { expect, test } from 'vitest'
import { bucketOfInstruction, countInstructions } from './instruction.ts'
import type { Bucket } from './measures.ts'

test.each<[Bucket[], Bucket]>([
  [['completedOnTime'], 'completedOnTime'],
  [['completedOnTime', 'completedLate'], 'completedLate'],
  [['completedOnTime', 'completedObjective'], 'completedObjective'],
  [['completedOnTime', 'openInTime'], 'openInTime'],
  [['completedLate', 'openOverdue', 'openInTime'], 'openOverdue'],
  [['recalled', 'completedOnTime'], 'completedOnTime'],
  [['recalled', 'recalled'], 'recalled'],
  [['openSuspended', 'openInTime'], 'openSuspended'],
])('%j is %s', (buckets, expected) => expect(bucketOfInstruction(buckets)).toBe(expected))

test('two leads of one plan task are one task of the plan', () => {
  const counts = countInstructions([
    bucketOfInstruction(['completedOnTime', 'completedLate']),
    bucketOfInstruction(['openInTime']),
  ])
  expect(counts).toMatchObject({ assigned: 2, completed: 1, completedLate: 1, open: 1 })
})
