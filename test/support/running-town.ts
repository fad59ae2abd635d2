/**
 * One program for all journeys of a run: each brings people of its own and asks where it stands by `townAddress()`.
 * A journey that moves the clock or needs other settings starts its own by `startProgram`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { startProgram } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    town: string
    /** A folder with an empty file for each shape of a page that somebody has looked over in this run. */
    looked: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // All of them come from one address, and some share a worker of the demo.
  const { address, stop } = await startProgram({ RATE_LIMITS: 'no' })
  const looked = mkdtempSync(join(tmpdir(), 'kruzhok-looked-'))
  project.provide('town', address)
  project.provide('looked', looked)
  return async () => {
    rmSync(looked, { recursive: true, force: true })
    await stop()
  }
}

export const townAddress = (): string => inject('town')

/** True once in a run, whichever of its processes asks first. */
export function isFirstLook(shape: string): boolean {
  try {
    writeFileSync(join(inject('looked'), shape), '', { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
