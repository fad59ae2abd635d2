/** Applications as machines file them: the same act and the same checks as the page's. */
import { randomUUID } from 'node:crypto'
import { quoteFor } from '#enrolment'
import type { Crowd, Member } from './crowd.ts'
import type { Call } from './load.ts'
import { headersOf } from './signed-in.ts'

export type Offered = { version: string; startsOn: Temporal.PlainDate }

/** Children and certificates are alike, so one quote of a group holds for all. */
export async function quotesOf(
  reader: Parameters<typeof quoteFor>[0],
  { groups, members }: Crowd,
): Promise<Map<string, Offered>> {
  const versions = new Map<string, Offered>()
  const now = Temporal.Now.instant()
  for (const groupId of groups) {
    const offered = await quoteFor(
      reader,
      { childId: members[0]?.childId ?? '', groupId: groupId as never, guardianId: null },
      now,
    )
    if (!offered?.allowed) throw new Error(`the bench cannot apply: ${JSON.stringify(offered?.reasons)}`)
    versions.set(groupId, offered)
  }
  return versions
}

export function applicationOf(member: Member, token: string, groupId: string, versions: Map<string, Offered>): Call {
  const offered = versions.get(groupId)
  return {
    method: 'POST',
    path: '/api/v1/applications',
    headers: { ...headersOf(token), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      childId: member.childId,
      groupId,
      startsOn: offered?.startsOn.toString(),
      quoteVersion: offered?.version,
    }),
  }
}
