import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

const jsx = { jsx: 'automatic', jsxImportSource: 'preact' } as const
const quick = { environment: 'node', pool: 'forks', testTimeout: 15_000, hookTimeout: 60_000 } as const
/** Crash and browser tests share two cores with whole programs. */
const slow = { ...quick, testTimeout: 180_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    // One more than cores: a journey waits for the browser and for letters, a crash for the program that is gone.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
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
        },
      },
      {
        esbuild: jsx,
        test: {
          ...slow,
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
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
          testTimeout: 300_000,
        },
      },
    ],
  },
})
