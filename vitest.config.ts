import { defineConfig } from 'vitest/config'

const jsx = { jsx: 'automatic', jsxImportSource: 'preact' } as const
const quick = { environment: 'node', pool: 'forks', testTimeout: 15_000, hookTimeout: 60_000 } as const
/** Crash and browser tests run after the quick ones: they share two cores with a whole program. */
const slow = { ...quick, testTimeout: 180_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Stands here and not in the projects, so that it runs once; they see what it provides.
    globalSetup: './test/support/global-setup.ts',
    projects: [
      {
        esbuild: jsx,
        test: {
          ...quick,
          name: 'code',
          // A worker reads the program once: reading it for each of 250 files took longer than the tests themselves.
          isolate: false,
          setupFiles: './test/support/each-file.ts',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'test/faults/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        esbuild: jsx,
        test: {
          ...slow,
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        esbuild: jsx,
        test: {
          ...slow,
          name: 'journeys',
          // A worker keeps its browser, too.
          isolate: false,
          setupFiles: './test/support/each-file.ts',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: './test/support/running-town.ts',
          // A journey waits more than it works: for the browser, for letters, for what a person would read.
          maxWorkers: 3,
          testTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
