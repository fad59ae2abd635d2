/** A real browser before the whole program: what journeys stand on. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
].concat(['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'])
const ofTheSystem = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
].concat(['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'])

const russian = { locale: 'ru-RU', timezoneId: 'Europe/Moscow' }
export const phone: BrowserContextOptions = { ...russian, viewport: { width: 360, height: 740 } }
export const desktop: BrowserContextOptions = { ...russian, viewport: { width: 1280, height: 900 } }

/** Chromium of CHROME_PATH, of the system, or else the one that came with `npm ci`. */
export async function openBrowser(): Promise<Browser> {
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

export type RunningProgram = { address: string; stop(): Promise<void> }

/** `npm start` in an empty folder, on a free port, as a process of its own. */
export async function startProgram(environment: Record<string, string> = {}): Promise<RunningProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-journey-'))
  chmodSync(folder, 0o755) // The database runs as a user of its own when we are root.
  const port = await freePort()
  const child = spawn(process.execPath, ['scripts/run.js', 'src/app/main.ts'], {
    env: {
      ...withoutDatabase(process.env),
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test run that is cut short must not leave its town behind.
  process.on('exit', () => child.kill('SIGTERM'))
  const stop = async () => {
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await said(child, 'Готово за')
  } catch (error) {
    await stop()
    throw error
  }
  return { address: `http://localhost:${port}`, stop }
}

/** The server that the suite runs against is not the town's: a program of a journey starts its own. */
function withoutDatabase({ DATABASE_URL: _, ...environment }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return environment
}

async function said(child: ChildProcess, words: string): Promise<void> {
  let text = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk
      if (text.includes(words)) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', (code) => reject(new Error(`the program did not start (code ${code}):\n${text}`)))
    child.on('error', reject)
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (!address || typeof address === 'string') throw new Error('no free port')
  return address.port
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Nothing on the page is closed to anybody. The source goes in through the debugger, so our CSP stays as it is. */
export async function checkAccessibility(page: Page): Promise<void> {
  const silent = await page.evaluate(() => matchMedia('(scripting: none)').matches)
  const { violations } = silent ? await lookOverCopy(page) : await lookOver(page)
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(', ')}`,
  )
  expect(found, `accessibility of ${page.url()}`).toEqual([])
}

async function lookOver(page: Page): Promise<AxeResults> {
  await page.evaluate(axe)
  return page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run())
}

/** Where scripts are off, axe cannot run either: it gets a copy of the page as it stands, without scripts of ours. */
async function lookOverCopy(page: Page): Promise<AxeResults> {
  const body = await page.content()
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize() })
  if (!context) throw new Error('the page has no browser')
  try {
    const copy = await context.newPage()
    await copy.route('**/*', (route) => {
      if (route.request().isNavigationRequest()) return route.fulfill({ body, contentType: 'text/html; charset=utf-8' })
      return route.request().resourceType() === 'script' ? route.abort() : route.continue()
    })
    await copy.goto(page.url())
    return await lookOver(copy)
  } finally {
    await context.close()
  }
}

/** Keeps a picture in `artifacts/`, which git does not see. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync('artifacts', { recursive: true })
  await page.screenshot({ path: join('artifacts', `${name}.png`), fullPage: true })
}
