import { claimChild, grantClaim } from '#families'
import { aChild, apply, bringChild, certify } from '../acts.ts'
import type { Stage } from '../stage.ts'

/** A child of 14 acts in a cabinet of his own; the provider's answer is overdue. */
export async function orlovs(stage: Stage): Promise<void> {
  const { tx, moments, people, vault, town } = stage
  const { enrolled, daysAgo, bornYearsAgo } = moments
  const elena = people('elena-orlova')
  const nikita = people('nikita-orlov')
  const gromova = people('gromova')
  const child = aChild(stage, 4, {
    ...{ name: { surname: 'Орлов', name: 'Никита', patronymic: 'Дмитриевич' }, gender: 'male', relation: 'mother' },
    birthOn: bornYearsAgo(14, 63),
  })
  const childId = await bringChild(stage, elena, child, enrolled)
  await certify(stage, { by: elena, worker: gromova, childId, child }, enrolled)

  const claim = await claimChild(tx, nikita, { child: { ...child, relation: 'self' }, vault }, daysAgo(13, 16))
  await grantClaim(tx, elena, claim.id, daysAgo(13, 20))

  const python = town.programmes.programmes.python?.groupIds[0]
  await apply(stage, nikita, { childId, groupId: python, later: true }, daysAgo(12))
}
