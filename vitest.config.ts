import { configDefaults, defineConfig } from 'vitest/config'

// `npm run test:full` also runs what takes long: fifty kills, every page with axe, load.
const full = process.env.CANHTAN_FULL === '1'
const slow = full ? [] : ['**/*.full.test.ts', '**/*.full.spec.ts']

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['src/testing/pg.ts'],
    maxWorkers: 2,
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
