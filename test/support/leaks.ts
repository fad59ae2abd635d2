/** Looks for personal data where none may be: in every row of a database, and in what a program said. */
import type pg from 'pg'
import type { IdentityDocument } from '#kernel/documents'
import { parseSnils } from '#kernel/snils'

export type Secret = { snils: string } | { document: IdentityDocument }
export type Text = { place: string; text: string }

/** Every row of every table, also of the queue, as text; binary columns as text too, for a name may lie in bytes. */
export async function dumpDatabase(client: pg.Client): Promise<Text[]> {
  const { rows: tables } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname !~ '^pg_|^information_schema$' order by 1`)
  const texts: Text[] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`)
    for (const { row } of rows) texts.push({ place: name, text: row + bytesOf(row) })
  }
  return texts
}

function bytesOf(row: string): string {
  const found = [...row.matchAll(/"\\\\x((?:[0-9a-f]{2})+)"/g)]
  return found.map(([, hex = '']) => ` ${Buffer.from(hex, 'hex').toString('utf8')}`).join('')
}

const between = '[\\s\\u00a0\\u202f.,_/\\\\-–—−‑]*'

/** Where a known number stands, however it is spelled, and where any SNILS is spelled as people spell one. */
export function findLeaks(texts: readonly Text[], secrets: readonly Secret[]): string[] {
  const known = new Map(secrets.map((secret) => [signsOf(secret), spellingOf(secret)]))
  return texts.flatMap(({ place, text }) => {
    const plain = text.replace(/\\[nrt]/g, ' ')
    const found = knownIn(plain, known) ?? anySnils(plain)
    return found ? [`${place}: ${found}`] : []
  })
}

/** Squeezed text is quick to search and says «perhaps»; only then the spelling is looked at. */
function knownIn(text: string, known: ReadonlyMap<string, RegExp>): string | undefined {
  const squeezed = text.replace(/[^\p{L}\d]+/gu, '').toUpperCase()
  for (const [signs, spelling] of known) {
    const found = squeezed.includes(signs) && spelling.exec(text)?.[0]
    if (found) return found
  }
}

function signsOf(secret: Secret): string {
  const text = 'snils' in secret ? secret.snils : `${secret.document.series ?? ''}${secret.document.number}`
  return text.replace(/[^\p{L}\d]/gu, '').toUpperCase()
}

function spellingOf(secret: Secret): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])${[...signsOf(secret)].join(between)}(?![\\p{L}\\d])`, 'iu')
}

function anySnils(text: string): string | undefined {
  const spelled = text.match(/(?<![\d.-])\d{3}-\d{3}-\d{3}[ \u00a0-]\d{2}(?!\d)/g) ?? []
  return spelled.find((one) => parseSnils(one) !== null)
}
