/** Reads the project's own source text for the tests of its rules: files, their imports, where these lead. */
import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

type Place = { path: string; layer: string; domain: string }
export type SourceFile = Place & { source: string; code: string; isTest: boolean; imports: string[] }
export type Import = { file: SourceFile; spec: string; target: Place }

export function readSources(): SourceFile[] {
  const paths = globSync('{src,scripts,bench,test}/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'))
  return paths.sort().map((path) => {
    const source = readFileSync(path, 'utf8')
    const isTest = /\.test\.tsx?$/.test(path) || path.startsWith('test/')
    return { ...placeOf(path), source, code: withoutStrings(source), isTest, imports: importsOf(source) }
  })
}

export function importsBetween(files: SourceFile[]): Import[] {
  return files.flatMap((file) => file.imports.map((spec) => ({ file, spec, target: targetOf(file.path, spec) })))
}

/** What `import`, `export … from` and `import()` name, types included. */
export function importsOf(source: string): string[] {
  const statement = /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g
  return [...withoutComments(source).matchAll(statement)].map((match) => match[1] ?? match[2] ?? '')
}

export function linesWith(file: SourceFile, words: RegExp): string[] {
  return file.code.split('\n').flatMap((line) => (words.test(line) ? [`${file.path}: ${line.trim()}`] : []))
}

const commentOrString = /\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g

export function withoutComments(source: string): string {
  return source.replace(commentOrString, (piece) => (piece.startsWith('/') ? '' : piece))
}

function withoutStrings(source: string): string {
  return source.replace(commentOrString, (piece) => (piece.startsWith('/') ? '' : "''"))
}

/** Packages have no layer. */
function targetOf(from: string, spec: string): Place {
  if (spec.startsWith('.')) return placeOf(posix.join(posix.dirname(from), spec))
  if (!spec.startsWith('#')) return { path: spec, layer: '', domain: '' }
  const [, area, name] = /^#(?:(kernel|platform)\/)?(.*)$/.exec(spec) ?? []
  if (spec === '#ui') return placeOf('src/ui/index.ts')
  return placeOf(area === 'kernel' ? `src/kernel/${name}.ts` : `src/${area ?? 'domains'}/${name}/index.ts`)
}

/** `src/domains/ledger/rules.ts` is of the layer `domains` and the domain `ledger`; `db/types.ts` of the layer `db`. */
function placeOf(path: string): Place {
  const [, layer = '', domain = ''] = /^(?:src\/)?([\w-]+)\/(?:([\w-]+)\/)?/.exec(path) ?? []
  return { path, layer, domain: layer === 'domains' ? domain : '' }
}
