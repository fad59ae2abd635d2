import { refuseApplication } from '#enrolment'
import { claimChild } from '#families'
import { aChild, apply, bringChild, certify } from '../acts.ts'
import type { Stage } from '../stage.ts'

/**
 * The father typed a wrong birth date. When the mother added the child with the right one, the SNILS met his record and
 * her statement became a claim. One application was refused, another waits.
 */
export async function kuznetsovs(stage: Stage): Promise<void> {
  const { tx, moments, people, vault, town } = stage
  const { enrolled, daysAgo, bornYearsAgo } = moments
  const pavel = people('pavel-kuznetsov')
  const irina = people('irina-kuznetsova')
  const sokolova = people('sokolova')
  const gromova = people('gromova')
  const { theatre, astronomy } = town.programmes.programmes
  const right = bornYearsAgo(10, 120)
  const lev = aChild(stage, 3, {
    ...{ name: { surname: 'Кузнецов', name: 'Лев', patronymic: 'Павлович' }, gender: 'male', relation: 'father' },
    birthOn: right.add({ days: 9 }),
  })
  const childId = await bringChild(stage, pavel, lev, enrolled)
  await certify(stage, { by: pavel, worker: gromova, childId, child: lev }, enrolled)

  const stageWish = await apply(stage, pavel, { childId, groupId: theatre?.groupIds[0], later: true }, daysAgo(9))
  const words = 'Приходите в мае на прослушивание, роли найдутся всем.'
  if (stageWish) await refuseApplication(tx, sokolova, stageWish, { ground: 'trial', words }, daysAgo(7))
  await apply(stage, pavel, { childId, groupId: astronomy?.groupIds[0], later: true }, daysAgo(1, 18))

  await claimChild(tx, irina, { child: { ...lev, birthOn: right, relation: 'mother' }, vault }, daysAgo(1, 21))
}
