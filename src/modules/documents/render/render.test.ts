import { describe, expect, test } from 'vitest'
import { decision, report } from '../layout/samples.ts'
import { RenderFault, render } from './render.ts'

const starts = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 4)).toString('latin1')

describe('Word and PDF from a process of its own', () => {
  test('many asked at once are all answered', async () => {
    const all = await Promise.all([
      render('pdf', decision),
      render('docx', decision),
      render('pdf', report),
      render('docx', report),
    ])
    expect(all.map(starts)).toEqual(['%PDF', 'PK\u0003\u0004', '%PDF', 'PK\u0003\u0004'])
  })

  test('what is no document is a fault of that one alone', async () => {
    const [bad, good] = await Promise.allSettled([
      render('pdf', { ...decision, type: 'XX' }),
      render('pdf', decision),
    ])
    expect(bad).toMatchObject({ status: 'rejected', reason: expect.any(RenderFault) })
    expect(good.status).toBe('fulfilled')
  })

  test('one that takes too long is ended, the next starts anew', async () => {
    await expect(render('pdf', report, 1)).rejects.toThrow('took longer')
    expect(starts(await render('pdf', decision))).toBe('%PDF')
  })
})
