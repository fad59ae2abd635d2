/**
 * `npm run bench -- group-costs`: what a group costs the child of an order, asked by Gosuslugi over HTTP with its key, against
 * the bar of domain 9.4: p99 300 ms at eight connections.
 */
import { createPartner, openSecrets } from '#exchange'
import { newId } from '#kernel/ids'
import { sql, type Tx } from '#platform/db'
import { aCrowd, type Crowd } from './support/crowd.ts'
import { type Call, load, percentile } from './support/load.ts'
import { openPlace, SECRET, startProgram, stopProgram } from './support/program.ts'
import { report } from './support/result.ts'

const FAMILIES = 4_000
const WARM = 500
const CONNECTIONS = 8
const PORT = 3914
const BAR_MS = 300
const secrets = openSecrets(new TextEncoder().encode(SECRET))

export async function groupCosts(): Promise<void> {
  const place = await openPlace()
  try {
    const { db, jobs } = place.server
    const crowd = await db.transaction((tx) => aCrowd(tx, { families: FAMILIES, groups: 400, seats: 1000 }))
    const partnerId = await db.transaction((tx) => aPartnerWith(tx, crowd))
    await jobs.pool.query('analyze')
    const program = await startProgram(place, PORT, { ROLES: 'web' })
    const { token } = secrets.credentialsOf(partnerId)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const calls = crowd.members.map(({ childId }, n): Call => {
      const asked = { orderId: childId, groupId: crowd.groups[n % crowd.groups.length], startsOn: null }
      return { method: 'POST', path: '/exchange/v1/group-costs', headers, body: JSON.stringify(asked) }
    })
    await load(PORT, calls.slice(0, WARM), CONNECTIONS)
    const began = performance.now()
    const answers = await load(PORT, calls.slice(WARM), CONNECTIONS)
    const seconds = (performance.now() - began) / 1000
    const wrong = answers.find((answer) => answer.status !== 200)
    if (wrong) throw new Error(`a price was answered with ${wrong.status}`)
    await stopProgram(program)
    report({
      bench: 'group-costs',
      ratio: percentile(answers, 0.99) / BAR_MS,
      perSecond: answers.length / seconds,
      p50Ms: percentile(answers, 0.5),
      p99Ms: percentile(answers, 0.99),
      baseline: `the bar: p99 ${BAR_MS} ms`,
    })
  } finally {
    await place.close()
  }
}

/** Gosuslugi, and of each family an order that asked for the certificate before. */
async function aPartnerWith(tx: Tx, { members }: Crowd): Promise<string> {
  const now = Temporal.Now.instant()
  const partner = { name: 'Госуслуги', scopes: ['orders'] as const, endpoint: null }
  const id = await createPartner(tx, { userId: null, role: 'system', scopeId: null }, { partner, secrets }, now)
  const ids = members.map(() => newId())
  const [children, users] = [members.map(({ childId }) => childId), members.map(({ userId }) => userId)]
  await sql`insert into exchange_order (id, partner_id, external_id, state, user_id, child_id, received_at)
    select given.id, ${id}, given.child_id::text, 'asked', given.user_id, given.child_id, ${now}
    from unnest(${ids}::uuid[], ${users}::uuid[], ${children}::uuid[]) given(id, user_id, child_id)`.execute(tx)
  return id
}
