import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// `npm run test:full` also runs what takes long: fifty kills, every page with axe, load.
const full = process.env.CANHTAN_FULL === '1'
const slow = full ? [] : ['**/*.full.test.ts', '**/*.full.spec.ts']

/** Every route × role takes minutes in one file: begun last, it would run on alone while the other worker is idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = (file: TestSpecification): number => Number(file.moduleId.includes('/src/matrix/'))
    return (await super.sort(files)).toSorted((a, b) => isLong(b) - isLong(a))
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['src/testing/pg.ts'],
    maxWorkers: 2,
    // Modules are read once a worker, not once a file: half of the time went into that. Nothing here is mocked, and what
    // a module keeps is kept under a database or the hash of what it is.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    exclude: [...configDefaults.exclude, ...slow],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.{ts,tsx}'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
