import { rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Assets } from './frame.ts'

const entries = { styles: 'styles/index.css', script: 'browser/index.ts', icon: 'drawing/favicon.svg' } as const

/**
 * Builds styles, browser scripts, fonts and the icon into `outDir` under names with content hashes, so that they may be
 * kept forever; answers their addresses below `prefix`.
 */
export async function bundleAssets(outDir: string, options: { root?: string; prefix?: string } = {}): Promise<Assets> {
  const { root = process.cwd(), prefix = '/assets/' } = options
  const source = join(root, 'src/ui')
  // esbuild is not wanted by those who only render pages.
  const { build, stop } = await import('esbuild')
  await rm(outDir, { recursive: true, force: true })
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, path]) => ({ in: join(source, path), out })),
    outdir: resolve(outDir),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: prefix,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    loader: { '.woff2': 'file', '.svg': 'copy' },
    metafile: true,
    logLevel: 'warning',
  })
  await stop()
  const names = Object.keys(result.metafile.outputs).map((path) => basename(path))
  const address = (pattern: RegExp) => {
    const name = names.find((one) => pattern.test(one))
    if (!name) throw new Error(`the bundle has no file like ${pattern}`)
    return prefix + name
  }
  return {
    styles: address(/^styles-.*\.css$/),
    script: address(/^script-.*\.js$/),
    icon: address(/^icon-.*\.svg$/),
    preload: [address(/golos-text-cyrillic-wght.*\.woff2$/), address(/golos-text-latin-wght.*\.woff2$/)],
  }
}
