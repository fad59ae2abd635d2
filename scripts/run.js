/**
 * Bundles one entry of the program with esbuild and runs it: `node scripts/run.js src/app/main.ts [arguments]`.
 *
 * Node strips types by itself but does not read TSX; bundling costs about 0.2 s and makes the start of everything
 * else faster. This file and what it imports are plain JavaScript: Node's own reader of types would stay in memory (13 MB).
 */
import { mkdirSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.js'

if (typeof Temporal === 'undefined') {
  console.error(
    'Нужен Node 26: выполните «npm ci», затем запускайте команды через «npm run …» — нужная версия придёт сама.',
  )
  process.exit(1)
}

const entry = process.argv[2]
if (!entry) throw new Error('usage: node scripts/run.js <entry.ts> [arguments]')

const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'build', `${basename(entry).replace(/\.tsx?$/, '')}-${process.pid}`)
mkdirSync(folder, { recursive: true })
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const outfile = join(folder, 'main.js')
await bundle(entry, outfile)
// Files of the project (migrations, fonts) are found from its root, wherever the command was given.
process.chdir(root)
process.setSourceMapsEnabled(true)
process.argv.splice(1, 2, outfile)
await import(pathToFileURL(outfile).href)
