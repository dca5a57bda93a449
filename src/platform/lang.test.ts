import { expect, test } from 'vitest'
import { isLang, pickLang } from './lang.ts'

test.each([
  [null, 'vi'],
  ['', 'vi'],
  ['vi', 'vi'],
  ['en-GB,en;q=0.9', 'en'],
  ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
  ['fr-FR,fr;q=0.9', 'vi'],
  ['fr, en;q=0.7, vi;q=0.3', 'en'],
  ['en;q=0.2, vi;q=0.5', 'vi'],
  ['en;q=0, vi;q=0', 'vi'],
  ['*', 'vi'],
  [';;;,,q=', 'vi'],
])('%s asks for %s', (header, lang) => expect(pickLang(header)).toBe(lang))

test('only the two languages', () => {
  expect(isLang('vi')).toBe(true)
  expect(isLang('VI')).toBe(false)
  expect(isLang(undefined)).toBe(false)
})
