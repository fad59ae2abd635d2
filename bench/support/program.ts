/** The real program as a child process on a server of the bench, as an operator would run it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openServer, type Server } from '../../src/app/server.ts'

export const SECRET = 'a secret of the bench, thirty-two characters at least'

export type Place = { server: Server; databasePid: number; folder: string; close(): Promise<void> }

/** An embedded server with the settings of production in a folder of its own. */
export async function openPlace(connections = 16): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'kruzhok-bench-'))
  // When the bench is root, the server runs as another user and must reach its folder.
  chmodSync(folder, 0o755)
  const facts = {
    databaseUrl: null,
    dataFolder: folder,
    databaseSchema: 'kruzhok_demo',
    databaseConnections: connections,
  }
  const server = await openServer(facts, () => {})
  const lock = join(folder, 'postgres', 'cluster', 'postmaster.pid')
  return {
    server,
    databasePid: Number(readFileSync(lock, 'utf8').split('\n')[0]),
    folder,
    close: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts the program on that server and waits until it is ready. */
export async function startProgram(
  place: Place,
  port: number,
  environment: Record<string, string> = {},
): Promise<ChildProcess> {
  const { connection } = place.server
  if (typeof connection === 'string') throw new Error('the bench has a server of its own')
  const child = spawn(process.execPath, [...process.execArgv, 'scripts/run.js', 'src/app/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(place.folder, 'program'),
      DATABASE_URL: `postgres://${connection.user}@localhost/${connection.database}?host=${connection.host}&port=${connection.port}`,
      DEMO: 'no',
      PUBLIC_URL: `http://localhost:${port}`,
      SECRET_KEY: SECRET,
      RATE_LIMITS: 'no',
      LOG_LEVEL: 'error',
      ...environment,
    },
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => String(chunk).includes('Готово') && resolve())
    child.on('exit', (code) => reject(new Error(`the program ended with ${code}`)))
  })
  return child
}

export async function stopProgram(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
