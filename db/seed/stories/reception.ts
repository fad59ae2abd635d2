import type { NewChild } from '#families'
import { aChild, accept, apply, bringChild, fileStatement } from '../acts.ts'
import type { Stage } from '../stage.ts'

/** Two statements on their way: one waits for its papers, one was accepted by a point that may not activate. */
export async function reception(stage: Stage): Promise<void> {
  const { moments, people, town } = stage
  const { daysAgo, bornYearsAgo } = moments
  const darya = people('darya-smirnova')
  const ekaterina = people('ekaterina-volkova')
  const frolova = people('frolova')

  const alisa: NewChild = aChild(stage, 5, {
    ...{ name: { surname: 'Смирнова', name: 'Алиса', patronymic: 'Игоревна' }, gender: 'female', relation: 'mother' },
    birthOn: bornYearsAgo(7, 18),
  })
  const alisaId = await bringChild(stage, darya, alisa, daysAgo(2, 21))
  await fileStatement(stage, darya, { childId: alisaId, child: alisa }, daysAgo(2, 21))

  const timofey: NewChild = aChild(stage, 6, {
    ...{ name: { surname: 'Волков', name: 'Тимофей', patronymic: 'Юрьевич' }, gender: 'male', relation: 'mother' },
    birthOn: bornYearsAgo(8, 310),
  })
  const timofeyId = await bringChild(stage, ekaterina, timofey, daysAgo(5))
  const statement = await fileStatement(stage, ekaterina, { childId: timofeyId, child: timofey }, daysAgo(5))
  await accept(stage, frolova, statement, daysAgo(4, 15))
  // S-003: without activation one may apply, S-002: but not be enrolled.
  const ships = town.programmes.programmes.ships?.groupIds[0]
  await apply(stage, ekaterina, { childId: timofeyId, groupId: ships, later: true }, daysAgo(1, 11))
}
