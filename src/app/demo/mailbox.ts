import { type Reader, sql } from '#platform/db'

export type KeptLetter = {
  id: string
  to: string
  subject: string
  html: string
  text: string
  /** The kind of letter: `access.confirm-email`. */
  letter: string
  at: Temporal.Instant
}

const columns = sql`id, to_address as "to", subject, letter, created_at as at`
const MOST = 200

/** The newest letters, of one address or of all. */
export async function listLetters(reader: Reader, to: string | null): Promise<Omit<KeptLetter, 'html' | 'text'>[]> {
  const { rows } = await sql<Omit<KeptLetter, 'html' | 'text'>>`select ${columns} from mail_letter
    where (${to}::text is null or to_address = ${to}) order by created_at desc, id desc limit ${MOST}`.execute(reader)
  return rows
}

export async function findLetter(reader: Reader, id: string): Promise<KeptLetter | null> {
  const { rows } = await sql<KeptLetter>`select ${columns}, html, text from mail_letter where id = ${id}`.execute(
    reader,
  )
  return rows[0] ?? null
}

const whole = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)]/g

/** Whole addresses in the plain text, in order, each once: what a person would press. */
export function linksOf(text: string): string[] {
  return namedLinksOf(text).map(({ href }) => href)
}

/** The same, each called by the words before it: of its button, which stand a line above, or of its own line. */
export function namedLinksOf(text: string): { href: string; label: string }[] {
  const labels = new Map<string, string>()
  for (const { 0: href, index } of text.matchAll(whole)) {
    const words = text.slice(0, index).trimEnd().split('\n').at(-1) ?? ''
    if (!labels.has(href)) labels.set(href, words.replace(/[:.]$/, '') || href)
  }
  return Array.from(labels, ([href, label]) => ({ href, label }))
}

export async function countLetters(reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from mail_letter`.execute(reader)
  return rows[0]?.count ?? 0
}
