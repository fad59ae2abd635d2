/**
 * The baseline of `enrol`: the statements of one real application are written down once, then sent for other families
 * by plain `pg` clients that do nothing else, in the same batches and under prepared names.
 */
import pg from 'pg'
import type { Actor } from '#access'
import { submitApplication } from '#enrolment'
import { newId } from '#kernel/ids'
import type { Server } from '../../src/app/server.ts'
import type { Offered } from './applications.ts'
import type { Crowd, Member } from './crowd.ts'

type Statement = { text: string; values: unknown[]; name?: string }
/** Statements that were sent without waiting for one another. */
type Batch = Statement[]

const CLIENTS = 16

export async function bareLoop(
  server: Server,
  crowd: Crowd,
  members: readonly Member[],
  versions: Map<string, Offered>,
): Promise<number> {
  const [model, warm, ...others] = members
  if (!model || !warm || typeof server.connection === 'string') throw new Error('nobody to write down')
  const modelGroup = crowd.groups[0] ?? ''
  // The act before it fills what is kept in memory: the baseline must not carry questions that the program did not ask.
  await writtenDown(server, warm, crowd.groups[1] ?? '', versions)
  const batches = await writtenDown(server, model, modelGroup, versions)
  const modelId = applicationIdIn(batches)
  const settings = `-c search_path=${server.schema},public -c role=kruzhok_app -c timezone=UTC`
  const clients = Array.from(
    { length: CLIENTS },
    () => new pg.Client({ ...(server.connection as object), pipeline: true, options: settings }),
  )
  await Promise.all(clients.map((client) => client.connect()))

  let next = 0
  const began = performance.now()
  await Promise.all(
    clients.map(async (client) => {
      for (let n = next++; n < others.length; n = next++) {
        const member = others[n]
        if (!member) return
        const swap = new Map([
          [model.userId, member.userId],
          [model.childId, member.childId],
          [model.certificateId, member.certificateId],
          [model.accountId, member.accountId],
          [modelGroup, crowd.groups[n % crowd.groups.length] ?? ''],
          [modelId, newId()],
        ])
        for (const batch of batches)
          await Promise.all(
            batch.map(({ text, values, name }) =>
              client.query({ text, name, values: values.map((value) => swapped(value, swap)) }),
            ),
          )
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return others.length / seconds
}

/** Runs one real act and notes what the driver was given, turn by turn. */
async function writtenDown(
  server: Server,
  member: Member,
  groupId: string,
  versions: Map<string, Offered>,
): Promise<Batch[]> {
  const batches: Batch[] = []
  let open: Batch | null = null
  const { query } = pg.Client.prototype
  const spy = function (this: pg.Client, ...given: unknown[]): unknown {
    const [config] = given
    const statement = typeof config === 'string' ? { text: config, values: [] } : (config as Statement)
    if (!open) {
      open = []
      batches.push(open)
      setImmediate(() => {
        open = null
      })
    }
    open.push({ text: statement.text, values: statement.values ?? [], name: statement.name })
    return (query as (...all: unknown[]) => unknown).apply(this, given)
  }
  const offered = versions.get(groupId)
  if (!offered) throw new Error('no quote')
  const by = { userId: member.userId, role: 'family', scopeId: null } as Actor
  const submission = {
    childId: member.childId,
    groupId: groupId as never,
    startsOn: offered.startsOn,
    quoteVersion: offered.version,
  }
  pg.Client.prototype.query = spy as typeof query
  try {
    await server.db.transaction((tx) => submitApplication(tx, by, submission, Temporal.Now.instant()))
  } finally {
    pg.Client.prototype.query = query
  }
  return batches
}

function applicationIdIn(batches: readonly Batch[]): string {
  const insert = batches.flat().find(({ text }) => text.includes('insert into enrolment_application'))
  const id = insert?.values.find((value) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value))
  if (typeof id !== 'string') throw new Error('the application was not among the statements')
  return id
}

function swapped(value: unknown, swap: Map<string, string>): unknown {
  if (typeof value !== 'string') return value
  const whole = swap.get(value)
  if (whole !== undefined) return whole
  return value.length > 36 ? value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => swap.get(id) ?? id) : value
}
