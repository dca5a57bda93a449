import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extensionOf, tameFileName } from './name.ts'

describe('the name of a file', () => {
  test.each([
    ['Báo cáo quý III.pdf', 'Báo cáo quý III.pdf'],
    ['Ba\u0301o ca\u0301o.pdf', 'Báo cáo.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\kế hoạch.xlsx', 'kế hoạch.xlsx'],
    ['a\u202efdp.exe', 'afdp.exe'],
    ['a\0b.pdf', 'ab.pdf'],
    ['a\r\nb\t.pdf', 'ab.pdf'],
    ['\ufeffa\u200b.pdf', 'a.pdf'],
    ['a<b>|c?.pdf', 'a_b__c_.pdf'],
    ['.htaccess', 'htaccess'],
    ['con.txt', '_con.txt'],
    ['', 'tep'],
    ['...', 'tep'],
    ['\u202e', 'tep'],
    ['a/', 'tep'],
  ])('%j becomes %j', (given, expected) => expect(tameFileName(given)).toBe(expected))

  test('3,000 characters become 255 bytes and keep their ending', () => {
    const name = tameFileName(`${'ệ'.repeat(3000)}.docx`)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(name).toMatch(/^ệ+\.docx$/)
  })

  test.each([
    ['a.PDF', 'pdf'],
    ['a.tar.gz', 'gz'],
    ['a', ''],
    ['.pdf', ''],
    ['a.', ''],
  ])('the ending of %s is "%s"', (name, ending) => expect(extensionOf(name)).toBe(ending))

  test('whatever is given, the name is safe, and taming it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = tameFileName(given)
        expect(name).not.toBe('')
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]|^\./u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        expect(tameFileName(name)).toBe(name)
      }),
    )
  })
})
