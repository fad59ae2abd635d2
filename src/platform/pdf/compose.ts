import { createHash } from 'node:crypto'
import type { Paper } from './paper.ts'
import { prelude } from './prelude.ts'
import type { Order } from './worker.ts'

const largestData = 2 * 2 ** 20

/** A paper and its facts as an order for the compiler: values only ever travel as JSON, never as source. */
export function compose<F>(paper: Paper<F>, facts: F): Order {
  if (!/^[a-z][a-z0-9.-]*$/.test(paper.name)) throw new Error(`a paper cannot be called ${paper.name}`)
  const version = paper.version ?? createHash('sha256').update(prelude).update(paper.template).digest('hex').slice(0, 8)
  const { head = {}, ...data } = paper.data(facts)
  const json = JSON.stringify({ title: paper.title(facts), name: paper.label ?? '', version, head, data }, printable)
  if (json.length > largestData) throw new Error(`the data of the paper ${paper.name} is too large`)
  const path = `/papers/${paper.name}.typ`
  return { path, sources: { '/prelude.typ': prelude, [path]: opening + paper.template }, data: json }
}

/** Half of a surrogate pair is no JSON to others; marks that print nothing could turn the order of letters round. */
function printable(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replace(unprintable, '') : value
}

const unprintable = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

const opening = `#import "/prelude.typ": *
#let (title, name, version, head, data) = json("/data.json")
#show: sheet.with(title: title, name: name, version: version, head: head)
`
