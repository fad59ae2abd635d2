import { acceptContract, confirmApplication } from '#enrolment'
import { claimChild, keepPlace, listChildrenOf } from '#families'
import { keepFavourite } from '#programmes'
import { aChild, apply, bringChild, certify, melt } from '../acts.ts'
import type { Stage } from '../stage.ts'

/**
 * Two children and one certificate. Ivan's nominal melted until the family enrolled him; his chess contract lives. Maria has
 * no certificate yet. Their father waits for a share.
 */
export async function petrovs(stage: Stage): Promise<void> {
  const { tx, moments, people, vault, town } = stage
  const { started, enrolled, daysAgo, bornYearsAgo } = moments
  const anna = people('anna-petrova')
  const sergey = people('sergey-petrov')
  const sokolova = people('sokolova')
  const gromova = people('gromova')
  const { chess } = town.programmes.programmes
  const ivan = aChild(stage, 1, {
    ...{ name: { surname: 'Петров', name: 'Иван', patronymic: 'Сергеевич' }, gender: 'male', relation: 'mother' },
    birthOn: bornYearsAgo(9, 254),
  })
  const childId = await bringChild(stage, anna, ivan, started)
  const certificateId = await certify(stage, { by: anna, worker: gromova, childId, child: ivan }, started)
  await melt(stage, certificateId, started, enrolled)

  const lessons = await apply(stage, anna, { childId, groupId: chess?.groupIds[0] }, enrolled)
  if (lessons) {
    await confirmApplication(tx, sokolova, lessons, enrolled)
    await acceptContract(tx, anna, lessons, enrolled)
  }
  const maria = aChild(stage, 2, {
    ...{ name: { surname: 'Петрова', name: 'Мария', patronymic: 'Сергеевна' }, gender: 'female', relation: 'mother' },
    birthOn: bornYearsAgo(6, 41),
  })
  await bringChild(stage, anna, maria, daysAgo(3, 21))
  // S-024, S-025: near Ivan's school the Navigator suggests first; two programmes are put aside to think about.
  const [{ id: municipalityId, latitude, longitude }] = town.municipalities
  const point = { latitude: latitude + 0.004, longitude: longitude + 0.003 }
  await keepPlace(tx, anna, { childId, municipalityId, words: 'ул. Садовая, у школы № 3', point }, daysAgo(6, 20))
  const { arduino, raduga } = town.programmes.programmes
  for (const liked of [arduino, raduga]) if (liked) await keepFavourite(tx, anna, liked.programmeId, daysAgo(2, 21))
  await claimChild(tx, sergey, { child: { ...ivan, relation: 'father' }, vault }, daysAgo(1, 19))
}

/** The last days: Ivan's second application, after his months of chess were written off. */
export async function petrovsNow(stage: Stage): Promise<void> {
  const { tx, moments, people, town } = stage
  const anna = people('anna-petrova')
  const [ivan] = await listChildrenOf(tx, anna.userId)
  if (!ivan) throw new Error('Ivan is not in the town')
  const wish = { childId: ivan.id, groupId: town.programmes.programmes.robots?.groupIds[0], later: true }
  const wished = await apply(stage, anna, wish, moments.daysAgo(2, 20))
  if (wished) await confirmApplication(tx, people('sokolova'), wished, moments.daysAgo(1, 10))
}
