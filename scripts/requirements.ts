/** Which of the requirements in docs/requirements.json the tests carry: a test says so by `S-001`, `S-001, S-004` or `S-001…S-003` in its name. */
import { globSync, readFileSync } from 'node:fs'

type Requirement = { id: string; seed: string; area: string; text: string }
type Carrier = { file: string; name: string }

export function showRequirements({ json }: { json: boolean }): void {
  const requirements: Requirement[] = JSON.parse(readFileSync('docs/requirements.json', 'utf8'))
  const carriers = carriersByNumber()
  const rows = requirements.map((one) => ({ ...one, tests: carriers.get(one.id) ?? [] }))
  const covered = rows.filter((row) => row.tests.length > 0).length
  const known = new Set(requirements.map((one) => one.id))
  const unknown = [...carriers].filter(([id]) => !known.has(id)).map(([id, tests]) => ({ id, tests }))

  if (json) {
    console.log(JSON.stringify({ covered, total: rows.length, requirements: rows, unknown }, null, 2))
    return
  }
  for (const row of rows) {
    console.log(`${row.id} ${row.tests.length > 0 ? '✓' : '·'} ${row.area}: ${row.text}`)
    for (const test of row.tests) console.log(`        ${test.file} › ${test.name}`)
  }
  for (const { id, tests } of unknown)
    console.log(`${id} ? no such requirement: ${tests.map((test) => test.file).join(', ')}`)
  console.log(`${covered} of ${rows.length} covered`)
}

function carriersByNumber(): Map<string, Carrier[]> {
  const carriers = new Map<string, Carrier[]>()
  for (const file of globSync('{src,test}/**/*.test.{ts,tsx}').sort()) {
    for (const name of testNames(readFileSync(file, 'utf8'))) {
      for (const id of numbersIn(name)) carriers.set(id, [...(carriers.get(id) ?? []), { file, name }])
    }
  }
  return carriers
}

/** First arguments that carry a number: `test('… (S-020)'`, `describe(…`, `test.each(table)('…`. What is skipped carries nothing. */
function testNames(source: string): string[] {
  const call = /([\w.]*)\s*\(\s*(['"`])((?:(?!\2)[^\\]|\\.)*?S-\d{3}(?:(?!\2)[^\\]|\\.)*)\2\s*,/g
  return [...source.matchAll(call)]
    .filter((match) => !/\.(skip|todo)\b/.test(match[1] ?? ''))
    .map((match) => match[3] ?? '')
}

function numbersIn(name: string): string[] {
  const ranges = [...name.matchAll(/S-(\d{3})(?:\s*(?:…|–|—|-|\.\.\.?)\s*(?:S-)?(\d{3})\b)?/g)]
  return ranges.flatMap(([, from = '', to = from]) => {
    const length = Math.max(Number(to) - Number(from) + 1, 1)
    return Array.from({ length }, (_, step) => `S-${String(Number(from) + step).padStart(3, '0')}`)
  })
}
