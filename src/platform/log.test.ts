import { expect, test } from 'vitest'
import { createLog, plainPath } from './log.ts'

const written = (level: string, write: (log: ReturnType<typeof createLog>) => void): string => {
  const lines: string[] = []
  write(createLog(level, { write: (line) => lines.push(line) }))
  return lines.join('')
}

test('secrets never reach the log', () => {
  const text = written('info', (log) => {
    log.info({ password: 'hunter1', user: 'quantri' }, 'sign-in')
    log.info({ headers: { cookie: 'hunter2', authorization: 'hunter3', 'set-cookie': 'hunter4' } })
    log.info({ req: { body: { token: 'hunter5', newPassword: 'hunter6' } } })
  })
  expect(text).not.toMatch(/hunter/)
  expect(text).toContain('quantri')
  expect(text.match(/\[hidden\]/g)).toHaveLength(6)
})

test('an address is written down without what opens an account', () => {
  expect(plainPath('/link/aBc-123_x')).toBe('/link/[hidden]')
  expect(plainPath('/phieu/7K3M-9QXT-0AB2-HJ5W')).toBe('/phieu/[hidden]')
  expect(plainPath('/tasks/12')).toBe('/tasks/12')
})

test('what went wrong is told; a code of the second factor is not', () => {
  const text = written('info', (log) => {
    log.error({ err: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }), typed: { code: '123456' } })
  })
  expect(text).toContain('ECONNREFUSED')
  expect(text).not.toContain('123456')
})

test('a line is one JSON document of the asked level and above', () => {
  const text = written('warn', (log) => {
    log.info('not heard')
    log.warn({ number: 12 }, 'heard')
  })
  expect(JSON.parse(text)).toMatchObject({ level: 40, number: 12, msg: 'heard' })
})
