import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { startProgram } from './program.ts'

test('a port that somebody else has ends the start with a sentence, and no part of the program lives on', async () => {
  const [folder, other] = [mkdtempSync(join(tmpdir(), 'kruzhok-port-')), createServer()]
  // The embedded server may run as another user.
  chmodSync(folder, 0o755)
  await once(other.listen(0, '127.0.0.1'), 'listening')
  const { port } = other.address() as { port: number }
  const config = readConfig({ ...outside, DATA_DIR: folder, PORT: String(port) })
  await expect(startProgram(config, () => {})).rejects.toThrow(`Порт ${port} занят другой программой`)
  other.close()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

/** A region without invented people starts the quickest. */
const outside = {
  ...{ DEMO: 'no', LOG_LEVEL: 'silent', HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:3000' },
  SECRET_KEY: 'для проверки занятого порта, 32 знака',
}
