/**
 * Several changes of an act as one statement. PostgreSQL and the driver ask for each statement's own price, which for a
 * row or two is more than the rows: the six changes of an application cost a third less so (docs/decisions/016).
 */
import type { CompiledQuery, QueryResult } from 'kysely'
import { Refusal } from '#kernel/refusal'

/** One row as PostgreSQL gave it, with the names of its columns. */
export type FlatRow = { names: readonly string[]; values: readonly unknown[] }
export type Question = Pick<CompiledQuery, 'sql' | 'parameters'>
type Result = QueryResult<unknown>
export type Sending = {
  executeQuery(query: Question): Promise<Result>
  flatRow(query: Question): Promise<FlatRow>
}
type Waiting = { query: Question; resolve(result: Result): void; reject(error: unknown): void }

/** An insert, an update, or a call of a function; what locks or reads keeps a statement and a moment of its own. */
const change = /^\s*(insert into|update)\s|^\s*select \w+\([^)]*\)( as \w+)?\s*$/i

/** Collects what is given in one turn of the loop and sends its changes as one statement. */
export function gathered(connection: Sending): Pick<Sending, 'executeQuery'> {
  let waiting: Waiting[] = []
  const flush = () => {
    const [changes, others] = [waiting.filter(isChange), waiting.filter((one) => !isChange(one))]
    waiting = []
    const alone = changes.length > 1 ? others : [...changes, ...others]
    if (changes.length > 1) sendAsOne(connection, changes)
    for (const { query, resolve, reject } of alone) connection.executeQuery(query).then(resolve, reject)
  }
  return {
    executeQuery: (query) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) process.nextTick(flush)
        waiting.push({ query, resolve, reject })
      }),
  }
}

/**
 * Waits for all parts. PostgreSQL tells the failure of one to every part, so the one that understands it and refuses in
 * words goes before those that only pass it on.
 */
export async function allTogether(parts: readonly unknown[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(parts)
  const failures = settled.filter((one) => one.status === 'rejected').map((one) => one.reason)
  if (failures.length > 0) throw failures.find((reason) => reason instanceof Refusal) ?? failures[0]
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined))
}

function isChange({ query }: Waiting): boolean {
  return change.test(query.sql)
}

function sendAsOne(connection: Sending, parts: readonly Waiting[]): void {
  const query = { sql: oneOf(parts), parameters: parts.flatMap((part) => part.query.parameters) }
  connection.flatRow(query).then(
    (row) => {
      for (const [at, part] of parts.entries()) part.resolve(resultOf(row, at))
    },
    (error) => {
      for (const part of parts) part.reject(error)
    },
  )
}

const kept = new Map<string, string>()

function oneOf(parts: readonly Waiting[]): string {
  const key = parts.map((part) => part.query.sql).join('\n;\n')
  const known = kept.get(key)
  if (known !== undefined) return known
  const text = written(parts.map(({ query }) => query))
  if (kept.size < 100) kept.set(key, text)
  return text
}

/** `with p0 as (…), p1 as (…)` and one row: of every part its count, and the columns it returns. */
function written(queries: readonly Question[]): string {
  let given = 0
  const parts = queries.map(({ sql, parameters }, at) => {
    const base = given
    given += parameters.length
    const returns = !/^\s*(insert|update)/i.test(sql) || /\breturning\b/i.test(sql)
    const body = sql.replace(/\$(\d+)/g, (_, number: string) => `$${base + Number(number)}`)
    return { at, returns, body: returns ? body : `${body} returning 1` }
  })
  const withs = parts.map(({ at, body }) => `p${at} as (${body})`)
  const columns = parts.map(
    ({ at, returns }) => `(select count(*)::int from p${at}) as "#${at}"${returns ? `, p${at}.*` : ''}`,
  )
  const joins = parts.filter(({ returns }) => returns).map(({ at }) => `left join p${at} on true`)
  return `with ${withs.join(', ')} select ${columns.join(', ')} from (values (1)) as one ${joins.join(' ')}`
}

function resultOf({ names, values }: FlatRow, at: number): Result {
  const begin = names.indexOf(`#${at}`)
  const next = names.indexOf(`#${at + 1}`)
  const count = Number(values[begin])
  const own = names.slice(begin + 1, next < 0 ? undefined : next)
  if (own.length > 0 && count > 1) throw new Error('a part of one statement answers with one row at most')
  const row = Object.fromEntries(own.map((name, place) => [name, values[begin + 1 + place]]))
  return { rows: own.length > 0 && count === 1 ? [row] : [], numAffectedRows: BigInt(count) }
}
