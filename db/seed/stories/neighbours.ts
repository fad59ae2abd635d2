import type { Actor } from '#access'
import { acceptContract, confirmApplication } from '#enrolment'
import { aChild, apply, bringChild, certify, melt } from '../acts.ts'
import type { Stage } from '../stage.ts'

/** A contract that simply lives, in the municipality next door. */
export async function nikitins(stage: Stage): Promise<void> {
  const { tx, moments, people, town } = stage
  const { enrolled, bornYearsAgo } = moments
  const petr = people('petr-nikitin')
  const sokolova = people('sokolova')
  const child = aChild(stage, 7, {
    ...{ name: { surname: 'Никитина', name: 'Варвара', patronymic: 'Петровна' }, gender: 'female', relation: 'father' },
    ...{ birthOn: bornYearsAgo(8, 200), place: 1 },
  })
  const childId = await bringChild(stage, petr, child, enrolled)
  await certify(stage, { by: petr, worker: workerAt(stage, 'lake-point'), childId, child }, enrolled)
  const { raduga } = town.programmes.programmes
  const id = await apply(stage, petr, { childId, groupId: raduga?.groupIds[1] }, enrolled)
  if (!id) return
  const arts: Actor = { ...sokolova, scopeId: town.programmes.providers.arts ?? null }
  await confirmApplication(tx, arts, id, enrolled)
  await acceptContract(tx, petr, id, enrolled)
}

/** A certificate with money that the municipality cannot pay any more: its ceiling is reached. */
export async function zaytsevs(stage: Stage): Promise<void> {
  const { moments, people } = stage
  const { started, now, bornYearsAgo } = moments
  const oleg = people('oleg-zaytsev')
  const child = aChild(stage, 8, {
    ...{ name: { surname: 'Зайцева', name: 'Софья', patronymic: 'Олеговна' }, gender: 'female', relation: 'father' },
    ...{ birthOn: bornYearsAgo(11, 95), place: 2 },
  })
  const childId = await bringChild(stage, oleg, child, started)
  const worker = workerAt(stage, 'river-point')
  const certificateId = await certify(stage, { by: oleg, worker, childId, child }, started)
  await melt(stage, certificateId, started, now)
}

/** The town's worker, for once at the neighbours' point. */
function workerAt({ people, town }: Stage, point: string): Actor {
  return { ...people('gromova'), scopeId: town.points[point] ?? null }
}
