/** A real browser, and what is looked at in it for everybody. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContextOptions, type CDPSession, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
].concat([
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Every page is a new one: what V8 would make quicker is never run again, and making it costs a third of a look.
  '--js-flags=--no-opt,--no-maglev',
])
const ofTheSystem = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
].concat(['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'])

const russian = { locale: 'ru-RU', timezoneId: 'Europe/Moscow' }
export const phone: BrowserContextOptions = { ...russian, viewport: { width: 360, height: 740 } }
export const desktop: BrowserContextOptions = { ...russian, viewport: { width: 1280, height: 900 } }

let shared: Promise<Browser> | undefined

/** The browser that all files of a worker share; it ends with the process. What a file opened in it, the file leaves. */
export function openBrowser(): Promise<Browser> {
  shared ??= launchBrowser()
  return shared
}

export async function leaveBrowser(): Promise<void> {
  const browser = await shared
  await Promise.all(browser?.contexts().map((context) => context.close()) ?? [])
}

/** Chromium of CHROME_PATH, of the system, or else the one that came with `npm ci`. */
async function launchBrowser(): Promise<Browser> {
  const installed = process.env.CHROME_PATH ?? ofTheSystem.find((path) => existsSync(path))
  try {
    return await chromium.launch({ executablePath: installed ?? (await unpacked()), args: flags })
  } catch (error) {
    if (installed || !/shared librar/.test(String(error))) throw error
    return chromium.launch({ executablePath: await unpackedWithLibraries(), args: flags })
  }
}

async function unpacked(): Promise<string> {
  return (await import('@sparticuz/chromium')).default.executablePath()
}

/** A bare system lacks libraries that a browser needs; the package brings them too when it believes to be in a cloud. */
async function unpackedWithLibraries(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' })
  try {
    const path = await unpacked()
    process.env.LD_LIBRARY_PATH = join(folder, 'al2023', 'lib')
    return path
  } finally {
    delete process.env.TMPDIR
    delete process.env.AWS_LAMBDA_JS_RUNTIME
  }
}

/** In plain ASCII: on its way to the page that is half the price. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8').replace(
  /[\u0080-\uffff]/g,
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
)

/** What hangs on colours and sizes: all there is to see where the same page only looks different. */
export const rulesOfLooks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable']

/** Nothing on the page is closed to anybody. The source goes in through the debugger, so our CSP stays as it is. */
export async function checkAccessibility(page: Page, rules?: string[]): Promise<void> {
  const silent = await page.evaluate(() => matchMedia('(scripting: none)').matches)
  const look = () => lookOver(page, rules)
  const violations = silent ? await withScripts(page, look) : await look()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(', ')}`,
  )
  expect(found, `accessibility of ${page.url()}`).toEqual([])
}

async function lookOver(page: Page, rules?: string[]): Promise<AxeResults['violations']> {
  await page.evaluate(axe)
  return page.evaluate(async (runOnly) => {
    const { run } = (globalThis as unknown as { axe: typeof import('axe-core') }).axe
    return (await run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) })).violations
  }, rules)
}

const debuggers = new WeakMap<Page, CDPSession>()

/** Where scripts are off, axe cannot run either: they are on for as long as it looks. Those of the page stay unread. */
async function withScripts<T>(page: Page, look: () => Promise<T>): Promise<T> {
  const session = debuggers.get(page) ?? (await page.context().newCDPSession(page))
  debuggers.set(page, session)
  const turn = (value: boolean) => session.send('Emulation.setScriptExecutionDisabled', { value })
  // A session tells the browser only what changes for itself, and it was not this one that turned them off.
  await turn(true)
  await turn(false)
  try {
    return await look()
  } finally {
    await turn(true)
  }
}

/** `PICTURES=yes npm test` keeps pictures in `artifacts/`, which git does not see: for people to look at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return
  mkdirSync('artifacts', { recursive: true })
  await page.screenshot({ path: join('artifacts', `${name}.png`), fullPage: true })
}
