/** `npm run doctor`: says what this machine lacks for the program, in plain words, and what to do. */
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import { pendingMigrations } from '#platform/db'
import { type Config, readConfig } from './config.ts'
import { openServer } from './server.ts'

type Finding = { well: boolean; words: string }

const LEAST_FREE_BYTES = 2 * 1024 ** 3

const findings: Finding[] = []
const note = (well: boolean, words: string) => findings.push({ well, words })

async function examine(): Promise<void> {
  note(true, `Node ${process.versions.node}`)
  const config = readConfig(process.env)
  note(true, `Настройки понятны: регион ${config.region}, адрес ${config.publicUrl.href}`)
  await examineFolder(config)
  await examinePort(config)
  await examineDatabase(config)
}

async function examineFolder({ dataFolder }: Config): Promise<void> {
  await mkdir(dataFolder, { recursive: true })
  await access(dataFolder, constants.W_OK)
  const { bavail, bsize } = await statfs(dataFolder)
  const free = bavail * bsize
  const words = `Папка данных ${dataFolder}: свободно ${(free / 1024 ** 3).toFixed(1)} ГБ`
  note(free >= LEAST_FREE_BYTES, free >= LEAST_FREE_BYTES ? words : `${words}, нужно хотя бы 2 ГБ`)
}

async function examinePort({ port, host }: Config): Promise<void> {
  const taken = await new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: host === '0.0.0.0' ? '127.0.0.1' : host })
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
  note(true, taken ? `Порт ${port} занят: программа уже работает или задайте другой PORT` : `Порт ${port} свободен`)
}

async function examineDatabase(config: Config): Promise<void> {
  const server = await openServer(config, () => {})
  try {
    const waiting = await pendingMigrations({
      connection: server.connection,
      schema: server.schema,
      folder: 'db/migrations',
    })
    note(waiting.length === 0, 'База данных отвечает, надёжна и обновлена')
  } finally {
    await server.stop()
  }
}

try {
  await examine()
} catch (error) {
  note(false, error instanceof Error ? error.message : String(error))
}
for (const { well, words } of findings) console.log(`${well ? '✓' : '✗'} ${words}`)
process.exit(findings.every(({ well }) => well) ? 0 : 1)
