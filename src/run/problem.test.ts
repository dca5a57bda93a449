import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../platform/root.ts'
import { problemOf } from './problem.ts'

const caught = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (fault) {
    return fault
  }
}

describe('what the operating system refuses, in words', () => {
  test.each([
    ['a file that is not there', '/nowhere/ke-hoach.xlsx', 'is not there (ENOENT)'],
    ['a folder in place of a file', mkdtempSync(join(tmpdir(), 'canhtan-')), 'is a folder'],
    ['a file in place of a folder', join(projectRoot, 'package.json', 'x'), 'lies below a file'],
  ])('%s', (_, path, words) => {
    const { message } = problemOf(caught(() => readFileSync(path))) ?? { message: '' }
    expect(message).toContain(words)
    if (words !== 'is a folder') expect(message).toContain(path)
    expect(message.split('\n')).toHaveLength(2)
  })

  test('what came with the program, and what is no refusal of the system, stay faults', () => {
    expect(problemOf(caught(() => readFileSync(join(projectRoot, 'db', 'nothing.csv'))))).toBeUndefined()
    expect(problemOf(new Error('ENOENT'))).toBeUndefined()
    expect(problemOf('ENOENT')).toBeUndefined()
  })
})
