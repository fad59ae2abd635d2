import type { Actor } from '#access'
import { joinWaiting, listProspects, prolongContract } from '#enrolment'
import { Refusal } from '#kernel/refusal'
import { sql } from '#platform/db'
import type { Stage } from '../stage.ts'

/** Varvara dances on next year: her contract was prolonged, and this is the fifth day of the seven to refuse. */
export async function prolongation({ tx, moments, people, town }: Stage): Promise<void> {
  const providerId = town.programmes.providers.arts
  if (!providerId) return
  const { userId } = people('sokolova')
  const at = moments.daysAgo(4, 11)
  const prospects = await listProspects(tx, providerId, at)
  const found = prospects.find(({ candidate }) => candidate.surname === 'Никитина')
  if (found?.outlook.answer !== 'can') return
  const by = { userId, role: 'provider', scopeId: providerId }
  await prolongContract(tx, by, { id: found.candidate.id, providerId }, at)
}

/** The evening robots are full, and three children wait for a seat: two without a story, then Lev. */
export async function waitingList({ tx, moments, people, town }: Stage): Promise<void> {
  const groupId = town.programmes.groups.full
  if (!groupId) return
  const lev = await childOf(people('pavel-kuznetsov').userId)
  const { rows: neighbours } = await sql<{ childId: string; userId: string }>`
    select custody.child_id as "childId", custody.user_id as "userId" from families_custody custody
    join families_child child on child.id = custody.child_id join access_user person on person.id = custody.user_id
    where person.email is null and child.birth_on between ${moments.today.subtract({ years: 10 })} and ${moments.today.subtract({ years: 8 })}
      and not exists (select from enrolment_application a join programmes_group g on g.id = a.group_id
        where a.child_id = child.id and g.module_id = (select module_id from programmes_group where id = ${groupId}))
    order by custody.child_id limit 2`.execute(tx)
  for (const [place, who] of [...neighbours, ...(lev ? [lev] : [])].entries()) {
    const by = { ...people('pavel-kuznetsov'), userId: who.userId } as Actor
    try {
      await joinWaiting(tx, by, { childId: who.childId, groupId }, moments.daysAgo(6 - 2 * place, 18))
    } catch (error) {
      // At some seasons nobody applies to this group, so nobody waits for it.
      if (!(error instanceof Refusal)) throw error
    }
  }

  async function childOf(userId: string): Promise<{ childId: string; userId: string } | null> {
    const { rows } = await sql<{ childId: string }>`select child_id as "childId" from families_custody
      where user_id = ${userId} and ended_at is null limit 1`.execute(tx)
    return rows[0] ? { childId: rows[0].childId, userId } : null
  }
}
