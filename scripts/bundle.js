/**
 * One entry of the program with all of ours that it imports, as one file of JavaScript. Packages stay outside, so native
 * modules and WASM are loaded as usual; of Kysely, 300 files of plain JavaScript, only what is used comes inside.
 */
import { join, resolve } from 'node:path'
import { build, stop } from 'esbuild'

const root = resolve(import.meta.dirname, '..')

/**
 * @param {string} entry
 * @param {string} outfile
 */
export async function bundle(entry, outfile) {
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
          // Not by import.meta.resolve: where tests found a town, there is none.
          self.onResolve({ filter: /^kysely$/ }, () => ({ path: join(root, 'node_modules/kysely/dist/esm/index.js') }))
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
}

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
