import { expect, test } from 'vitest'
import { withOthers } from './saved.ts'

const typed = { 'in.done': '40', 'in.all': '', note: '', 'none.on': '1', version: '3', na: 'on' }
const texts = { 'in.done': '95', 'in.all': '100', note: 'Theo báo cáo', 'in.on': '', 'none.on': '', na: '' }

test.each([
  ['nothing else was changed', [], typed],
  [
    'figures and words that the other wrote stand there',
    ['in.all', 'note'],
    { ...typed, 'in.all': '100', note: 'Theo báo cáo' },
  ],
  ['a box that the other unticked is not there', ['na'], { ...typed, na: undefined }],
  ['a day is its text and its box', ['in.on'], { ...typed, 'in.on': '', 'none.on': undefined }],
])('%s', (_, others, expected) => {
  expect(withOthers(typed, texts, others)).toEqual(expected)
})
