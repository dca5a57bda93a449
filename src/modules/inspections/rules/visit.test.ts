import { expect, test } from 'vitest'
import { changedAnswers, shownAs } from './visit.ts'

const stands = [{ item: '1.1', verdict: 'met' as const, note: 'đủ' }]

test.each([
  ['new', { item: '1.2', verdict: 'met' as const, was: '' }, 1],
  ['changed', { item: '1.1', verdict: 'not-met' as const, note: 'đủ', was: shownAs(stands[0]) }, 1],
  ['left as it was shown', { item: '1.1', verdict: 'met' as const, note: 'đủ', was: shownAs(stands[0]) }, 0],
  ['sent a second time', { item: '1.1', verdict: 'met' as const, note: 'đủ', was: '' }, 0],
  ['not filled in', { item: '1.3', was: '' }, 0],
  [
    'left as shown, while another phone changed it',
    { item: '1.1', verdict: 'partly' as const, note: undefined, was: 'partly|' },
    0,
  ],
  ['by JSON, which shows nothing', { item: '1.1', verdict: 'partly' as const }, 1],
])('%s', (_, told, written) => {
  expect(changedAnswers(stands, [told])).toHaveLength(written)
})
