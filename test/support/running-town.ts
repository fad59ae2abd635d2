/**
 * One program for all journeys of a run: each brings people of its own and asks where it stands by `townAddress()`.
 * A journey that moves the clock or needs other settings starts its own by `startProgram`.
 */
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { startProgram } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    town: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // All of them come from one address, and some share a worker of the demo.
  const { address, stop } = await startProgram({ RATE_LIMITS: 'no' })
  project.provide('town', address)
  return stop
}

export const townAddress = (): string => inject('town')
