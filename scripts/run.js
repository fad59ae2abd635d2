/**
 * Bundles one entry of the program with esbuild and runs it: `node scripts/run.js src/app/main.ts [arguments]`.
 *
 * Node strips types by itself but does not read TSX; bundling costs about 0.2 s and makes the start of everything
 * else faster. Packages stay outside the bundle, so native modules and WASM are loaded as usual. This file itself is
 * plain JavaScript: Node's own reader of types would stay in memory (13 MB).
 */
import { mkdirSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'

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
await build({
  entryPoints: [resolve(root, entry)],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node26',
  sourcemap: 'linked',
  // The text of the program stays in memory: Russian letters as they are and no blanks take half of it.
  charset: 'utf8',
  minifyWhitespace: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  // `#name` imports are ours and must be bundled, unlike packages.
  plugins: [
    {
      name: 'own-imports',
      setup(self) {
        self.onResolve({ filter: /^#/ }, async (request) => {
          if (request.pluginData === 'resolved') return undefined
          const target = ownImport(request.path)
          return target ? { path: join(root, target) } : undefined
        })
      },
    },
  ],
})
// esbuild works in a process of its own, which is not needed any more.
await stop()
// Files of the project (migrations, fonts) are found from its root, wherever the command was given.
process.chdir(root)
process.setSourceMapsEnabled(true)
process.argv.splice(1, 2, outfile)
await import(pathToFileURL(outfile).href)

/**
 * The same mapping as "imports" in package.json.
 *
 * @param {string} path
 * @returns {string | null}
 */
function ownImport(path) {
  if (path === '#ui') return 'src/ui/index.ts'
  const [, area, name] = /^#(?:(kernel|platform)\/)?([\w-]+)$/.exec(path) ?? []
  if (!name) return null
  if (area === 'kernel') return `src/kernel/${name}.ts`
  if (area === 'platform') return `src/platform/${name}/index.ts`
  return `src/domains/${name}/index.ts`
}
