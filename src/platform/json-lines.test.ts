import { expect, test } from 'vitest'
import { linesOfPaths } from './json-lines.ts'

const text = `{
  "year": 2025, "no\\"te": "a, { [ \\" }",
  "units": [
    { "code": "a" },
    {
      "code": "b", "inputs": {
        "1.1": { "n": 1 },
        "1.2": {
          "n": [1,
          2] }
      }
    }
  ]
}`

test.each([
  ['year', 2],
  ['no"te', 2],
  ['units', 3],
  ['units.0.code', 4],
  ['units.1', 5],
  ['units.1.inputs.1.1.n', 7],
  ['units.1.inputs.1.2.n', 9],
  ['units.1.inputs.1.2.n.1', 10],
  // what is lacking stands where it lacks
  ['units.0.name', 4],
  ['units.7.code', 3],
  ['nothing', undefined],
])('%s', (path, line) => expect(linesOfPaths(text, [path]).get(path)).toBe(line))

test('many at once', () =>
  expect([...linesOfPaths(text, ['units.1.code', 'year']).values()].sort()).toEqual([2, 6]))
