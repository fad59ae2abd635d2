/** The rules of the house (STYLE.md), read from the source text. */
import { expect, test } from 'vitest'
import {
  type Import,
  importsBetween,
  importsOf,
  linesWith,
  readSources,
  withoutComments,
} from './support/source-scan.ts'

const layers: Record<string, string[]> = {
  app: ['app', 'domains', 'platform', 'ui', 'kernel', 'db'],
  domains: ['domains', 'platform', 'ui', 'kernel'],
  platform: ['platform', 'ui', 'kernel', 'db'],
  ui: ['ui', 'kernel'],
  kernel: ['kernel'],
}
/** Lowest first: a domain imports only domains that stand before it, so circles cannot be. */
const order =
  `audit region access ledger families notices certificates visits funding providers programmes enrolment basket
  attendance invoicing reviews events news help support exchange reports oversight`.split(/\s+/)
/** Data longer than a file should be: name the file, never a pattern. */
const longData: string[] = []

const files = readSources()
const product = files.filter((file) => file.layer in layers && !file.isTest)
const domains = product.filter((file) => file.domain !== '')
const imports = importsBetween(product)

test('the test sees the code', () => {
  const seen = new Set(imports.map(({ target }) => target.layer))
  expect(Object.keys(layers).filter((layer) => !seen.has(layer))).toEqual([])
  expect(product.length).toBeGreaterThan(60)
  const sample = `// from 'no'\nimport { a } from '#a'\nexport type {\n  B } from './b.ts'\nimport 'c'; await import("d")`
  expect(importsOf(sample)).toEqual(['#a', './b.ts', 'c', 'd'])
})

test('arrows lead down: app → domains → platform, ui → kernel', () => {
  const up = imports.filter(({ file, target }) => target.layer && !layers[file.layer]?.includes(target.layer))
  expect(up.map(show)).toEqual([])
})

test('the kernel imports nothing', () => {
  const out = imports.filter(({ file, target }) => file.layer === 'kernel' && target.layer !== 'kernel')
  expect(out.map(show)).toEqual([])
})

test('a domain has a place in the order and a face', () => {
  const names = [...new Set(domains.map((file) => file.domain))]
  expect(names.filter((name) => !order.includes(name))).toEqual([])
  expect(names.filter((name) => !files.some((file) => file.path === `src/domains/${name}/index.ts`))).toEqual([])
})

test('domains and layers are entered only by their faces, #name', () => {
  // Two more doors: the app collects manifests, and test builders build on one another.
  const sideDoor = ({ file, target }: Import) =>
    (file.layer === 'app' && /^src\/domains\/[\w-]+\/manifest\.ts$/.test(target.path)) ||
    (file.path.endsWith('/testing.ts') && target.path.endsWith('/testing.ts')) ||
    target.layer === 'db'
  const deep = imports.filter(
    (one) =>
      one.spec.startsWith('.') &&
      (one.target.layer !== one.file.layer || one.target.domain !== one.file.domain) &&
      !sideDoor(one),
  )
  expect(deep.map(show)).toEqual([])
})

test('a domain imports only domains below it', () => {
  const among = imports.filter(({ file, target }) => file.domain && target.domain)
  expect(
    among.filter(({ file, target }) => order.indexOf(target.domain) > order.indexOf(file.domain)).map(show),
  ).toEqual([])
})

test('a domain writes only its own tables (docs/decisions/005)', () => {
  const names = [...new Set(domains.map((file) => file.domain))].join('|')
  const write = new RegExp(
    `(?:insert into|update|delete from|insertInto\\('|updateTable\\('|deleteFrom\\(')\\s*(${names})_\\w`,
    'gi',
  )
  const writers = domains.filter((file) => !file.path.endsWith('/testing.ts'))
  const written = writers.flatMap(({ path, domain, source }) =>
    [...withoutComments(source).matchAll(write)].map(([, owner]) => ({ path, domain, owner })),
  )
  expect(written.length).toBeGreaterThan(40)
  expect(written.filter(({ domain, owner }) => domain !== owner)).toEqual([])
})

test('HTTP words stand only in routes, api and pages', () => {
  const edge = /^src\/domains\/[\w-]+\/(?:[\w-]+\/)?(?:routes|api|pages)\b/
  const refusalsAndTheirStatus = /^src\/domains\/[\w-]+\/(?:[\w-]+\/)?(?:manifest|refusals)\b/
  const words = /\b(request|reply|redirect|seeOther|statusCode|Fastify\w*)\b|\.(status|code)\([2-5]\d\d/
  const inner = domains.filter((file) => !edge.test(file.path))
  expect(inner.flatMap((file) => linesWith(file, words))).toEqual([])
  expect(
    inner.filter((file) => file.imports.some((spec) => /^@?fastify\b/.test(spec))).map((file) => file.path),
  ).toEqual([])
  const wordless = inner.filter((file) => !refusalsAndTheirStatus.test(file.path))
  expect(wordless.flatMap((file) => linesWith(file, /\bstatus: ?[2-5]\d\d\b/))).toEqual([])
})

test('time is a parameter', () => {
  const timeless = product.filter((file) => !file.path.startsWith('src/platform/clock/'))
  expect(timeless.flatMap((file) => linesWith(file, /\bnew Date\(\s*\)|\bDate\.now\b|\bTemporal\.Now\b/))).toEqual([])
  // The database's own clock does not move with the demo's.
  const databaseClock = /(?<![.\w])now\(\)|\bcurrent_(date|timestamp)\b/i
  expect(domains.filter((file) => databaseClock.test(withoutComments(file.source))).map((file) => file.path)).toEqual(
    [],
  )
})

test('days and instants are compared by the kernel’s words', () => {
  const compared = /Temporal\.(PlainDate|Instant)\.compare\([^;]*\) ?[<>]=? ?0/
  const elsewhere = product.filter(({ path }) => path !== 'src/kernel/dates.ts')
  expect(elsewhere.flatMap((file) => linesWith(file, compared))).toEqual([])
})

test('names say what is inside', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|managers?|services?)(\/|\.tsx?$)/
  expect(files.map((file) => file.path).filter((path) => vague.test(path) || !/^[a-z0-9./-]+$/.test(path))).toEqual([])
})

test('words that the language of the house refuses are nowhere in the code', () => {
  const refused = /pupil|student|learner|dashboard|bookmark|discount/i
  expect(product.flatMap((file) => linesWith(file, refused))).toEqual([])
})

test('a role is a file or a folder, never both', () => {
  const folders = new Set(product.map(({ path }) => path.slice(0, path.lastIndexOf('/'))))
  expect(product.map(({ path }) => path).filter((path) => folders.has(path.replace(/\.tsx?$/, '')))).toEqual([])
})

test('files are at most 300 lines', () => {
  const long = files.filter((file) => !file.isTest && file.source.split('\n').length > 301)
  expect(long.map((file) => file.path).filter((path) => !longData.includes(path))).toEqual([])
})

test('faces name what they export, and nothing is any', () => {
  const faces = product.filter((file) => file.path.endsWith('/index.ts'))
  expect(faces.flatMap((file) => linesWith(file, /\bexport\s*\*/))).toEqual([])
  expect(files.flatMap((file) => linesWith(file, /(?:[:<|&,(]|\bas|=>?)\s*any\b(?!\s*[:(.])/))).toEqual([])
})

function show({ file, spec }: Import): string {
  return `${file.path} imports ${spec}`
}
