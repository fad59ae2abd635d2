/**
 * What all journeys of a run share. One program stands for them: each brings people of its own and asks where it is by
 * `townAddress()`. A journey that moves the clock or needs other settings starts a town of its own by `startTown()`.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { type RunningProgram, startProgram } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    town: string
    /** The program as one file, so that only the first start of a run has to bundle it. */
    program: string
    /** The folder of a town founded on FRIDAY, in which nothing has happened yet. */
    founded: string
    /** A folder with an empty file for each shape of a page that somebody has looked over in this run. */
    looked: string
  }
}

/** Friday, 20 November 2026, before noon: a year is running and the money of the next one is there. */
const FRIDAY = '2026-11-20T08:00:00Z'

/** All journeys come from one address, and some share a worker of the demo. */
const usual = { DEMO: 'yes', RATE_LIMITS: 'no' }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = join('build', `journeys-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const program = join(folder, 'main.js')
  // By a process of its own, where packages are found as `npm start` finds them.
  const work = `await (await import('./scripts/bundle.js')).bundle('src/app/main.ts', ${JSON.stringify(program)})`
  execFileSync(process.execPath, ['--input-type=module', '--eval', work])
  // One starts as `npm start` does, the other as all that follow.
  const [town, founded] = await Promise.all([
    startProgram(usual),
    startProgram({ ...usual, DEMO_NOW: FRIDAY }, { command: [program] }).then((one) => one.leave()),
  ])
  const looked = mkdtempSync(join(tmpdir(), 'kruzhok-looked-'))
  project.provide('town', town.address)
  project.provide('program', program)
  project.provide('founded', founded)
  project.provide('looked', looked)
  return async () => {
    await town.stop()
    for (const left of [looked, founded, folder]) rmSync(left, { recursive: true, force: true })
  }
}

/** A town for one journey, founded on the day that it names: what happens there does not hang on the day of the run. */
export function startTown(region: string, now = FRIDAY): Promise<RunningProgram> {
  const like = region === 'demo' && now === FRIDAY ? inject('founded') : undefined
  return startProgram({ ...usual, REGION: region, DEMO_NOW: now }, { command: [inject('program')], like })
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
