/** The whole program as a process of its own, as people run it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RunningProgram = {
  address: string
  stop(): Promise<void>
  /** Stops it and answers the folder of its town, which stays. */
  leave(): Promise<string>
}

type Start = {
  /** What Node is given: `npm start` unless a run has bundled the program already. */
  command?: readonly string[]
  /** A town that was founded before, to be lived in as a copy; without one the folder is empty. */
  like?: string
}

/** The program on a free port and in a folder of its own, as a process of its own. */
export async function startProgram(
  environment: Record<string, string> = {},
  { command = ['scripts/run.js', 'src/app/main.ts'], like }: Start = {},
): Promise<RunningProgram> {
  const folder = emptyFolder()
  // By `cp`, because it keeps whose the files are: the database has a user of its own when we are root.
  if (like) execFileSync('cp', ['-a', `${like}/.`, folder])
  const port = await freePort()
  const child = spawn(process.execPath, command, {
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
  return { address: `http://localhost:${port}`, stop, leave: () => ended(child).then(() => folder) }
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-journey-'))
  chmodSync(folder, 0o755) // The database runs as a user of its own when we are root.
  return folder
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
